using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

public sealed record ListTokensQuery : IRequest<Result<IReadOnlyList<TokenRow>>>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

public sealed record TokenRow(Guid Id, string Name, Guid UserId, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

internal sealed class ListTokensHandler(IAppDbContext db) : IRequestHandler<ListTokensQuery, Result<IReadOnlyList<TokenRow>>>
{
    public async Task<Result<IReadOnlyList<TokenRow>>> Handle(ListTokensQuery query, CancellationToken ct) =>
        await db.ApiTokens.Where(t => t.RevokedAt == null).OrderByDescending(t => t.Id)
            .Select(t => new TokenRow(t.Id, t.Name, t.UserId, t.CreatedAt, t.LastUsedAt)).ToListAsync(ct);
}
