using FluentValidation;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Users;

namespace ShopifySync.Application.Users;

/// <summary>A named token for a program that acts as the user who makes it.</summary>
public sealed record CreateTokenCommand(string Name) : IRequest<Result<NewToken>>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

/// <param name="Token">Shown once; only its hash is kept.</param>
public sealed record NewToken(Guid Id, string Name, [property: Secret] string Token);

internal sealed class CreateTokenValidator : AbstractValidator<CreateTokenCommand>
{
    public CreateTokenValidator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(120).WithMessage("Give the token a name of at most 120 characters.");
}

internal sealed class CreateTokenHandler(IAppDbContext db, IUserAccounts accounts, ICurrentUser user, TimeProvider clock) : IRequestHandler<CreateTokenCommand, Result<NewToken>>
{
    public async Task<Result<NewToken>> Handle(CreateTokenCommand command, CancellationToken ct)
    {
        if (user.Id is not { } id)
            return UserErrors.NotFound;

        var (text, hash) = accounts.NewToken();
        var token = db.ApiTokens.Add(new ApiToken(id, command.Name, hash, clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(ct);
        return new NewToken(token.Id, token.Name, text);
    }
}
