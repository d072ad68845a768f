using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Registers what is missing with a store, or removes it all, and keeps what was found. Shopify drops a subscription whose
/// calls failed eight times: what had been there and is gone is said in the activity.
/// </summary>
public sealed class AlignWebhooks(Subscriptions subscriptions, WebhookTopics topics, IOptions<ServerOptions> server, IProgressFeed feed)
    : OperationHandler<AlignWebhooks.AlignArguments>
{
    public const string Kind = "webhooks.align";

    /// <param name="By">Who asked for it, or <c>schedule</c>.</param>
    public sealed record AlignArguments(bool Remove, string By);

    public static OperationOrder Order(StoreId store, bool remove, string by, OperationPriority priority) =>
        new(Lane.IdOf(store), Kind, FieldValue.Of(new AlignArguments(remove, by))!, priority)
        {
            SubjectKey = Kind,
            CoalesceKey = remove ? $"{Kind}:remove" : Kind,
        };

    protected override async Task Run(OperationContext context, AlignArguments arguments, CancellationToken ct)
    {
        var store = await context.Db.Stores.FirstAsync(s => s.Id == context.Call.Store, ct);
        var rows = await Rows(context.Db, store.Id, ct);
        if (arguments.Remove)
            await Remove(context, store, rows, arguments, ct);
        else
            await Register(context, store, rows, arguments, ct);

        await context.Commit(null, CountsDelta.None, ct);
        feed.Publish(new RowsChanged(RowsChanged.Activity));
    }

    protected override async Task Abandon(OperationContext context, AlignArguments arguments, Error reason, CancellationToken ct)
    {
        foreach (var row in (await Rows(context.Db, Lane.StoreOf(context.Operation.LaneId)!.Value, ct)).Values)
            row.NotLookedAt(reason.Message);
    }

    private async Task Register(OperationContext context, Store store, Dictionary<string, TopicSubscription> rows, AlignArguments arguments, CancellationToken ct)
    {
        var address = Subscriptions.Address(server.Value.PublicBaseAddress);
        if ((address.IsFailure ? address.Error : store.ProtectedSecret is null ? WebhookErrors.NoSecret(store.Domain) : null) is { } impossible)
        {
            foreach (var row in rows.Values)
                row.Refuse(impossible.Message, context.Now);
            return;
        }

        var aligned = await subscriptions.Register(context.Call, address.Value, ct);
        var (vanished, made) = (new List<string>(), new List<string>());
        foreach (var (topic, found, refused) in aligned)
        {
            if (refused is not null)
                rows[topic].Refuse(refused.Message, context.Now);
            else if (found == TopicFound.Here)
                rows[topic].Seen(context.Now);
            else
                (rows[topic].Register(found == TopicFound.Nowhere, context.Now) ? vanished : made).Add(topic);
        }

        if (vanished.Count > 0)
            Say("webhooks.repaired", $"{store.Name} no longer told of {string.Join(", ", vanished)}: registered again.");
        if (made.Count > 0)
            Say("webhooks.registered", $"{store.Name} tells of {string.Join(", ", made)} from now on.");
        context.Db.Subscriptions.RemoveRange(rows.Values.Where(r => topics.Wanted.All(t => t.Name != r.Topic)));

        void Say(string type, string words) => context.Db.Events.Add(new SyncEvent(type, words, context.Now, store.Id, by: arguments.By));
    }

    private async Task Remove(OperationContext context, Store store, Dictionary<string, TopicSubscription> rows, AlignArguments arguments, CancellationToken ct)
    {
        await subscriptions.Unregister(context.Call, ct);
        foreach (var row in rows.Values)
            row.Remove(context.Now);
        context.Db.Events.Add(new SyncEvent("webhooks.removed", $"{store.Name} tells of nothing any more: its webhooks are removed.", context.Now, store.Id, by: arguments.By));
    }

    /// <summary>One for each topic that is wanted, and those of topics that were.</summary>
    private async Task<Dictionary<string, TopicSubscription>> Rows(IAppDbContext db, StoreId store, CancellationToken ct)
    {
        var rows = await db.Subscriptions.Where(s => s.StoreId == store).ToDictionaryAsync(s => s.Topic, ct);
        foreach (var topic in topics.Wanted.Where(t => !rows.ContainsKey(t.Name)))
            rows[topic.Name] = db.Subscriptions.Add(new TopicSubscription(store, topic.Name)).Entity;
        return rows;
    }
}
