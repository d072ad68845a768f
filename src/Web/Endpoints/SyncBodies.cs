using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Endpoints;

/// <param name="Route"><c>auto</c> (default, by the number of products), <c>pages</c> or <c>bulk</c>.</param>
internal sealed record PullBody(StoreId? StoreId, PullMode? Mode, PullFilter? Filter, int? SinceHours, bool? DryRun, OperationPriority? Priority, PullRoute? Route = null)
{
    public StartPullCommand ToCommand() => new(StoreId, Mode ?? PullMode.Incremental, Filter, SinceHours, DryRun ?? false, Priority) { Route = Route ?? PullRoute.Auto };
}

/// <param name="Route"><c>single</c> or <c>bulk</c>; the faster one when left out.</param>
internal sealed record PushBody(StoreId? StoreId, BatchId? BatchId, IReadOnlyList<StagedChangeId>? Ids, bool? DryRun, PushRoute? Route)
{
    public StartPushCommand ToCommand() => new(StoreId, BatchId, Ids, DryRun ?? false, Route);
}

/// <param name="Direction"><c>pull</c> (default) or <c>push</c>.</param>
/// <param name="BatchSize">Of a pull: products a page, 1 to 250; it is then read by pages and not by a bulk operation. A push has no pages.</param>
internal sealed record FullSyncBody(StoreId? StoreId, string? Direction, bool? DryRun, int? BatchSize = null)
{
    public bool IsPush => string.Equals(Direction, "push", StringComparison.OrdinalIgnoreCase);
}

internal sealed record IncrementalBody(StoreId? StoreId, int? SinceHours);

/// <param name="ProductIds">The store's product ids.</param>
internal sealed record ProductsBody(StoreId? StoreId, IReadOnlyList<string>? ProductIds, bool? DryRun);

/// <param name="Types">Kinds of data; products alone in this version.</param>
/// <param name="Force">A full pull instead of an incremental one.</param>
internal sealed record SyncBody(StoreId? StoreId, IReadOnlyList<string>? Types, bool? Force);
