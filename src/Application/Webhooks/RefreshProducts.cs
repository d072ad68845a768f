using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Reads the products that webhooks named, many in one call, those that wait longest first, and compares them. However
/// many deliveries a product had, it is read once for all. Our own writes come back as webhooks, too; they end at the hash.
/// </summary>
public sealed class RefreshProducts(
    IShopifyCatalogReader reader, RemoteComparison comparison, GoneProducts gone, SettleDeliveries deliveries, WebhookQueue queue, TimeProvider clock)
    : OperationHandler<RefreshProducts.NoArguments>
{
    public const string Kind = "webhook.products";

    /// <summary>The cost of a call grows slower than its ids, and its writes must not keep the inbox waiting for long.</summary>
    private const int GroupSize = 100;

    /// <summary>Long enough for a storm's deliveries to share a read, and too short to be noticed by who edits.</summary>
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);

    public sealed record NoArguments;

    public static OperationOrder Order(StoreId store) =>
        new(Lane.IdOf(store), Kind, "{}", OperationPriority.High) { SubjectKey = Kind, CoalesceKey = Kind };

    protected override async Task Run(OperationContext context, NoArguments arguments, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var store = await context.Db.Stores.FirstAsync(s => s.Id == context.Call.Store, ct);
        var last = await deliveries.Last(ct);
        var (ids, more) = await Waiting(store, ct);
        if (ids.Count == 0)
        {
            await context.Commit(null, CountsDelta.None, ct);
            return;
        }

        var page = await reader.ReadByIds(context.Call, ids, ct);
        var compared = await comparison.Compare(store, page, null, ct);
        await gone.Propose(store.Id, [.. ids.Except(page.Products.Select(p => p.RemoteId)).Except(page.Unreadable.Select(u => u.RemoteId))], null, ct);

        // Most of the time is left to others: under a storm more deliveries come to share the next read.
        var rest = TimeSpan.FromTicks(Math.Clamp(2 * clock.GetElapsedTime(began).Ticks, ShortestRest.Ticks, LongestRest.Ticks));
        await context.Commit(async () =>
        {
            await comparison.Confirm(compared, ct);
            await deliveries.Done(store.Domain, [.. ids.Except(compared.ReadAgain).Select(RefreshProduct.SubjectOf)], last, ct);
            await queue.Enqueue([.. compared.ReadAgain.Select(id => RefreshProduct.LaterOrder(store.Id, id, 1, context.Now))], ct);
            await queue.PutOff(Order(store.Id) with { NotBefore = context.Now + rest }, more, ct);
        }, CountsDelta.None, ct);
    }

    /// <summary>One of the group spoils it: each goes on alone, so that only that one is given up.</summary>
    protected override async Task Abandon(OperationContext context, NoArguments arguments, Error reason, CancellationToken ct)
    {
        var store = await context.Db.Stores.FirstAsync(s => s.Id == Lane.StoreOf(context.Operation.LaneId), ct);
        var (ids, more) = await Waiting(store, ct);
        await queue.Enqueue([.. ids.Select(id => RefreshProduct.Order(store.Id, id)), .. more ? [Order(store.Id)] : Array.Empty<OperationOrder>()], ct);
    }

    private async Task<(IReadOnlyList<string> Ids, bool More)> Waiting(Store store, CancellationToken ct)
    {
        var (subjects, more) = await deliveries.Subjects(store, RefreshProduct.SubjectPrefix, GroupSize, ct);
        return ([.. subjects.Select(s => s[RefreshProduct.SubjectPrefix.Length..])], more);
    }
}
