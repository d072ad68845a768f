using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Users;

namespace ShopifySync.Application.Users;

/// <summary>Gives a user another role in the catalogue; it holds from that user's next request on.</summary>
public sealed record ChangeRoleCommand(Guid UserId, Role Role) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

internal sealed class ChangeRoleValidator : AbstractValidator<ChangeRoleCommand>
{
    public ChangeRoleValidator() => RuleFor(c => c.Role).IsInEnum().WithMessage("The role is viewer, reviewer, operator or admin.");
}

internal sealed class ChangeRoleHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChangeRoleCommand, Result>
{
    public async Task<Result> Handle(ChangeRoleCommand command, CancellationToken ct)
    {
        if (command.UserId == user.Id)
            return UserErrors.NotYourself;

        var grants = await db.Grants.Where(g => g.UserId == command.UserId && g.StoreId == null).ToListAsync(ct);
        if (grants.Count == 0)
            return UserErrors.NotFound;

        db.Grants.RemoveRange(grants);
        db.Grants.Add(new Grant(command.UserId, command.Role.ToString(), grants[0].CatalogueId, null, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
