using FluentValidation;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

/// <summary>Tries credentials before they are kept.</summary>
public sealed record TestConnectionCommand(ShopCredentials Credentials) : IRequest<Result<StoreIdentity>>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

internal sealed class TestConnectionValidator : AbstractValidator<TestConnectionCommand>
{
    public TestConnectionValidator() => RuleFor(c => c.Credentials).SetValidator(new ShopCredentialsValidator());
}

internal sealed class TestConnectionHandler(IShopConnection shops, TimeProvider clock) : IRequestHandler<TestConnectionCommand, Result<StoreIdentity>>
{
    public async Task<Result<StoreIdentity>> Handle(TestConnectionCommand command, CancellationToken ct)
    {
        var reached = await command.Credentials.Reach(shops, clock, ct);
        if (reached.IsFailure)
            return reached.Error;

        return reached.Value.Identity;
    }
}
