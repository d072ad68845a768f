using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

public enum WebhookAction
{
    Register,
    Unregister,

    /// <summary>The server has another address, or handlers other topics: the same as registering.</summary>
    Update,
}

/// <summary>Asks a store to tell us of its changes, or no longer to. Answers how many topics were registered or removed.</summary>
public sealed record SetWebhooksCommand(StoreId? StoreId, WebhookAction Action) : IRequest<Result<int>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class SetWebhooksValidator : AbstractValidator<SetWebhooksCommand>
{
    public SetWebhooksValidator() => RuleFor(c => c.Action).IsInEnum();
}

internal sealed class SetWebhooksHandler(IAppDbContext db, WebhookLife life, IOptions<ServerOptions> server) : IRequestHandler<SetWebhooksCommand, Result<int>>
{
    public async Task<Result<int>> Handle(SetWebhooksCommand command, CancellationToken ct)
    {
        var choice = await StoreChoice.Choose(db, command.StoreId, ct);
        if (choice.IsFailure)
            return choice.Error;
        var store = choice.Value;

        var remove = command.Action == WebhookAction.Unregister;
        if (!remove && Subscriptions.Address(server.Value.PublicBaseAddress) is { IsFailure: true } nowhere)
            return nowhere.Error;
        if (!remove && store.ProtectedSecret is null)
            return WebhookErrors.NoSecret(store.Domain);

        return await life.Align(store, remove, ct);
    }
}
