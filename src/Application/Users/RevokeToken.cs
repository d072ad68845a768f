using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

public sealed record RevokeTokenCommand(Guid Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

internal sealed class RevokeTokenHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<RevokeTokenCommand, Result>
{
    public async Task<Result> Handle(RevokeTokenCommand command, CancellationToken ct)
    {
        var token = await db.ApiTokens.FirstOrDefaultAsync(t => t.Id == command.Id && t.RevokedAt == null, ct);
        if (token is null)
            return UserErrors.TokenNotFound;

        token.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
