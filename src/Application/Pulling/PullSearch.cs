using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling;

/// <summary>Shopify's search for what a pull reads.</summary>
internal static class PullSearch
{
    /// <summary>Shopify's search index lags behind its writes by seconds, without a bound; the overlap pays for it.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <returns>Null for the whole store.</returns>
    public static async Task<string?> Of(StartPullCommand pull, IAppDbContext db, StoreId store, DateTimeOffset now, CancellationToken ct)
    {
        if (pull.Mode != PullMode.Incremental)
            return string.IsNullOrWhiteSpace(pull.Filter?.Query) ? null : pull.Filter.Query;

        var since = pull.SinceHours is { } hours
            ? now.AddHours(-hours)
            : await db.SyncCursors.Where(c => c.StoreId == store && c.DataType == BatchCloser.ProductData).Select(c => c.Watermark).FirstOrDefaultAsync(ct) - Overlap;

        // A store that was never pulled has nothing to be incremental to: it is read whole.
        return since is null ? null : $"updated_at:>='{since.Value.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}'";
    }
}
