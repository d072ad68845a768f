using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>
/// Reads one product that webhooks named, apart from the others: because it was read too late with them, or because the
/// group it was in failed.
/// </summary>
public sealed class RefreshProduct(IShopifyCatalogReader reader, RemoteComparison comparison, GoneProducts gone, SettleDeliveries deliveries, WebhookQueue queue)
    : OperationHandler<RefreshProduct.ProductArguments>
{
    public const string Kind = "webhook.product";
    internal const string SubjectPrefix = $"{Kind}:";

    /// <summary>An answer that stays older than what we knew is the truth after all: the store was set back.</summary>
    private const int MostLate = 3;

    /// <param name="Late">How often it was read too late already.</param>
    public sealed record ProductArguments(string RemoteId, int Late = 0);

    public static string SubjectOf(string remoteId) => SubjectPrefix + remoteId;

    internal static string? RemoteIdOf(string? subject) => subject?.StartsWith(SubjectPrefix, StringComparison.Ordinal) == true ? subject[SubjectPrefix.Length..] : null;

    public static OperationOrder Order(StoreId store, string remoteId, int late = 0) =>
        new(Lane.IdOf(store), Kind, FieldValue.Of(new ProductArguments(remoteId, late))!, OperationPriority.High)
        {
            SubjectKey = remoteId,
            CoalesceKey = SubjectOf(remoteId),
        };

    /// <summary>Once more, after what is written at this moment can be read.</summary>
    internal static OperationOrder LaterOrder(StoreId store, string remoteId, int late, DateTimeOffset now) =>
        Order(store, remoteId, late) with { NotBefore = now.AddSeconds(2) };

    protected override async Task Run(OperationContext context, ProductArguments arguments, CancellationToken ct)
    {
        var last = await deliveries.Last(ct);
        var store = await context.Db.Stores.FirstAsync(s => s.Id == context.Call.Store, ct);
        var page = await reader.ReadByIds(context.Call, [arguments.RemoteId], ct);
        var compared = await comparison.Compare(store, page, null, ct, believeOlder: arguments.Late >= MostLate);
        if (page.Products.Count + page.Unreadable.Count == 0)
            await gone.Propose(store.Id, [arguments.RemoteId], null, ct);

        await context.Commit(async () =>
        {
            await comparison.Confirm(compared, ct);
            if (compared.ReadAgain.Count > 0)
                await queue.Enqueue([LaterOrder(store.Id, arguments.RemoteId, arguments.Late + 1, context.Now)], ct);
            else
                await deliveries.Done(store.Domain, [SubjectOf(arguments.RemoteId)], last, ct);
        }, CountsDelta.None, ct);
    }

    protected override Task Abandon(OperationContext context, ProductArguments arguments, Error reason, CancellationToken ct) =>
        deliveries.Failed(context.Operation, reason.Message, ct);
}
