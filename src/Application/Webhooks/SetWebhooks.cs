using FluentValidation;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

public enum WebhookAction
{
    Register,
    Unregister,

    /// <summary>The server has another address, or handlers other topics: the same as registering.</summary>
    Update,
}

/// <summary>Asks a store to tell us of its changes, or no longer to.</summary>
/// <param name="BaseAddress">How Shopify reaches this server.</param>
public sealed record SetWebhooksCommand(StoreId? StoreId, WebhookAction Action, string? BaseAddress) : IRequest<Result<int>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class SetWebhooksValidator : AbstractValidator<SetWebhooksCommand>
{
    public SetWebhooksValidator() => RuleFor(c => c.Action).IsInEnum();
}

internal sealed class SetWebhooksHandler(IAppDbContext db, Subscriptions subscriptions, ICurrentUser user, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<SetWebhooksCommand, Result<int>>
{
    public async Task<Result<int>> Handle(SetWebhooksCommand command, CancellationToken ct)
    {
        var choice = await StoreChoice.Choose(db, command.StoreId, ct);
        if (choice.IsFailure)
            return choice.Error;
        var store = choice.Value;
        if (store.State == StoreState.Disconnected)
            return StoreErrors.Disconnected;

        var changed = command.Action == WebhookAction.Unregister ? await subscriptions.Unregister(store, ct)
            : Subscriptions.Address(command.BaseAddress) is { IsFailure: false } address ? await subscriptions.Register(store, address.Value, ct)
            : WebhookErrors.NoPublicAddress;
        if (changed.IsFailure)
            return changed;

        var what = command.Action == WebhookAction.Unregister ? "removed" : "registered";
        db.Events.Add(new SyncEvent($"webhooks.{what}", $"{user.Name} {what} {changed.Value} webhooks of {store.Name}.", clock.GetUtcNow(), store.Id, by: user.Name));
        await db.SaveChangesAsync(ct);
        feed.Publish(new RowsChanged(RowsChanged.Deliveries));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        return changed;
    }
}
