using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Bulk;

/// <summary>
/// Bulk operations of a store, by its own client: paced, with its token and its classes of failure. Starting one is a
/// write that may have happened although no answer came: look through <see cref="Recent"/> for one's mark before starting again.
/// </summary>
public interface IBulkOperations
{
    /// <param name="query">The whole document. Its operation's name is <see cref="BulkRun.Mark"/>, so that it can be found again.</param>
    /// <returns>What Shopify started, or <see cref="BulkErrors.AllInUseCode"/>, or a refusal that another try does not change.</returns>
    Task<Result<BulkSighting>> StartQuery(StoreCall call, string query, CancellationToken ct);

    /// <param name="uploadPath">The parameter <c>key</c> of the staged upload.</param>
    Task<Result<BulkSighting>> StartMutation(StoreCall call, string mutation, string uploadPath, CancellationToken ct);

    /// <summary>Null when Shopify knows no such operation.</summary>
    Task<BulkSighting?> Look(StoreCall call, string remoteId, CancellationToken ct);

    /// <summary>The latest operations of this app in this store, whatever their state, newest first.</summary>
    Task<IReadOnlyList<BulkSighting>> Recent(StoreCall call, BulkRunType type, CancellationToken ct);

    /// <summary>Asks Shopify to stop it; one that has ended already is no failure.</summary>
    Task Cancel(StoreCall call, string remoteId, CancellationToken ct);

    /// <summary>
    /// The lines of a result (<see cref="BulkSighting.Url"/> or its partial data), without their ends; each is good until the next is asked for.
    /// A broken connection is taken up where it broke. An address that is dead throws <see cref="ShopifyCallException"/> with <see cref="BulkErrors.AddressGone"/>.
    /// </summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(string url, CancellationToken ct);
}
