using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

public sealed record ListUsersQuery : IRequest<Result<IReadOnlyList<UserRow>>>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

/// <param name="Role">Null for a user whose every grant was taken away.</param>
public sealed record UserRow(Guid Id, string Email, Role? Role);

internal sealed class ListUsersHandler(IAppDbContext db, IUserAccounts accounts) : IRequestHandler<ListUsersQuery, Result<IReadOnlyList<UserRow>>>
{
    public async Task<Result<IReadOnlyList<UserRow>>> Handle(ListUsersQuery query, CancellationToken ct)
    {
        var grants = await db.Grants.Where(g => g.StoreId == null).ToListAsync(ct);
        var roles = grants.GroupBy(g => g.UserId).ToDictionary(g => g.Key, g => g.Max(grant => Enum.Parse<Role>(grant.Role)));
        var users = await accounts.List(ct);
        return users.Select(u => new UserRow(u.Id, u.Email, roles.TryGetValue(u.Id, out var role) ? role : null)).ToList();
    }
}
