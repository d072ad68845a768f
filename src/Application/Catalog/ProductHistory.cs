using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Application.Catalog;

/// <summary>Writes a product's new version and who set which field, beside the change itself.</summary>
internal static class ProductHistory
{
    public static async Task Remember(
        IAppDbContext db, Product product, ProductSnapshot before, IReadOnlyList<FieldPath> paths, ChangeCause cause, DateTimeOffset now, CancellationToken ct)
    {
        db.ProductVersions.Add(new ProductVersion(product.Id, product.Version, SnapshotJson.Write(before), SnapshotJson.Write(product.ToSnapshot()), cause, now));
        var known = await db.FieldStates.Where(s => s.ProductId == product.Id && paths.Contains(s.Path)).ToDictionaryAsync(s => s.Path, ct);
        foreach (var path in paths.Distinct())
        {
            if (known.TryGetValue(path, out var state))
                state.Set(cause, now);
            else
                db.FieldStates.Add(new FieldState(product.Id, path, cause, now));
        }
    }
}
