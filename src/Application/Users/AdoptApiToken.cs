using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Users;

namespace ShopifySync.Application.Users;

/// <summary>Accepts a token that the operator chose (the environment names it at start) for the first administrator.</summary>
public sealed record AdoptApiTokenCommand([property: Secret] string Token) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

internal sealed class AdoptApiTokenValidator : AbstractValidator<AdoptApiTokenCommand>
{
    public AdoptApiTokenValidator() => RuleFor(c => c.Token).MinimumLength(20).WithMessage("An API token needs at least 20 characters.");
}

internal sealed class AdoptApiTokenHandler(IAppDbContext db, IUserAccounts accounts, TimeProvider clock) : IRequestHandler<AdoptApiTokenCommand, Result>
{
    public async Task<Result> Handle(AdoptApiTokenCommand command, CancellationToken ct)
    {
        var hash = accounts.HashOfToken(command.Token);
        if (await db.ApiTokens.AnyAsync(t => t.Hash == hash, ct))
            return Result.Success;

        var administrator = await db.Grants.Where(g => g.Role == nameof(Role.Admin)).OrderBy(g => g.GrantedAt).FirstOrDefaultAsync(ct);
        if (administrator is null)
            return UserErrors.NotFound;

        db.ApiTokens.Add(new ApiToken(administrator.UserId, "Environment", hash, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
