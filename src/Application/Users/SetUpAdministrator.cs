using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Users;

namespace ShopifySync.Application.Users;

/// <summary>The first user of a new server. Anybody may send it, once.</summary>
public sealed record SetUpAdministratorCommand(string Email, [property: Secret] string Password) : IRequest<Result<Guid>>;

internal sealed class SetUpAdministratorValidator : AbstractValidator<SetUpAdministratorCommand>
{
    public SetUpAdministratorValidator() => RuleFor(c => c.Email).EmailAddress().WithMessage("Give an email address.");
}

internal sealed class SetUpAdministratorHandler(IAppDbContext db, IUserAccounts accounts, TimeProvider clock) : IRequestHandler<SetUpAdministratorCommand, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SetUpAdministratorCommand command, CancellationToken ct)
    {
        Result<Guid> outcome = UserErrors.SetUpDone;
        await db.Write(async () =>
        {
            if (await accounts.Any(ct))
                return;

            outcome = await accounts.Create(command.Email, command.Password, ct);
            if (outcome.IsFailure)
                return;

            var catalogue = await db.Catalogues.OrderBy(c => c.CreatedAt).FirstOrDefaultAsync(ct) ?? db.Catalogues.Add(new Catalogue("Catalogue", clock.GetUtcNow())).Entity;
            db.Grants.Add(new Grant(outcome.Value, nameof(Role.Admin), catalogue.Id, null, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }, ct);
        return outcome;
    }
}
