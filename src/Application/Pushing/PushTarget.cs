using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pushing;

/// <summary>The rows that a push of one product works on.</summary>
internal sealed record PushTarget(Product Product, Link Link, Baseline Baseline, ProductSnapshot Local, IReadOnlyDictionary<VariantId, string> VariantIds)
{
    public static async Task<PushTarget?> Load(IAppDbContext db, StagedChange change, CancellationToken ct) =>
        (await PushTargets.Load(db, change.StoreId, [change], ct)).GetValueOrDefault(change.Id);

    /// <summary>Links the variants that the push made in the store.</summary>
    public void LinkNew(IAppDbContext db, StoreId store, IReadOnlyList<VariantTrio> variants, DateTimeOffset at)
    {
        foreach (var trio in variants)
        {
            if (trio is { Local.LocalId: { } local, Remote.RemoteId: { } remote } && !VariantIds.ContainsKey(local) && !VariantIds.Values.Contains(remote))
                db.Links.Add(new Link(store, ResourceKind.Variant, local.Value, remote, at));
        }
    }
}
