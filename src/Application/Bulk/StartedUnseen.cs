using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Application.Bulk;

internal static class StartedUnseen
{
    /// <summary>An earlier try may have started the run although no answer came: it is known by its mark in the document. Null when none is there.</summary>
    public static async Task<BulkSighting?> FindStarted(this IBulkOperations bulk, StoreCall call, BulkRun run, CancellationToken ct) => run.SentAt is null
        ? null
        : (await bulk.Recent(call, run.Type, ct)).FirstOrDefault(seen => seen.Document?.Contains(run.Mark, StringComparison.Ordinal) == true);
}
