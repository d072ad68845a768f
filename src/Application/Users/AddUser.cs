using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Users;

namespace ShopifySync.Application.Users;

public sealed record AddUserCommand(string Email, [property: Secret] string Password, Role Role) : IRequest<Result<Guid>>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

internal sealed class AddUserValidator : AbstractValidator<AddUserCommand>
{
    public AddUserValidator()
    {
        RuleFor(c => c.Email).EmailAddress().WithMessage("Give an email address.");
        RuleFor(c => c.Role).IsInEnum().WithMessage("The role is viewer, reviewer, operator or admin.");
    }
}

internal sealed class AddUserHandler(IAppDbContext db, IUserAccounts accounts, TimeProvider clock) : IRequestHandler<AddUserCommand, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddUserCommand command, CancellationToken ct)
    {
        var catalogue = await db.Catalogues.OrderBy(c => c.CreatedAt).FirstAsync(ct);
        Result<Guid> outcome = UserErrors.NotFound;
        await db.Write(async () =>
        {
            outcome = await accounts.Create(command.Email, command.Password, ct);
            if (outcome.IsFailure)
                return;

            db.Grants.Add(new Grant(outcome.Value, command.Role.ToString(), catalogue.Id, null, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }, ct);
        return outcome;
    }
}
