using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Pushing;

/// <summary>Makes a product in the store. A second run after a lost answer finds the one that the first made, by our id metafield. It commits.</summary>
internal static class PushWhole
{
    public static async Task Run(OperationContext context, StagedChange change, IShopifyCatalogWriter writer, CancellationToken ct)
    {
        var made = await Make(context, change, writer, ct);
        await context.Commit(made is null ? null : () => context.Db.BecameKnown(change.StoreId, made, ct), CountsDelta.None.Plus(change), ct);
    }

    /// <summary>The remote id of a product that is linked from now on.</summary>
    private static async Task<string?> Make(OperationContext context, StagedChange change, IShopifyCatalogWriter writer, CancellationToken ct)
    {
        var db = context.Db;
        var product = await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == change.ProductId, ct);
        if (change.Kind != ChangeKind.Create || product is null)
        {
            change.Fail("The product is no longer in the catalogue.", stale: true, context.Now);
            return null;
        }

        var local = product.Id.Value;
        var linked = await db.Links.Include(l => l.Facets).FirstOrDefaultAsync(l => l.StoreId == change.StoreId && l.ResourceKind == ResourceKind.Product && l.LocalId == local, ct);
        if (linked is not null)
        {
            // The store has it, and nobody needs to decide again. After a lost answer it is the one that we made, met by its own echo.
            if (context.Operation.SentAt is not null)
                change.Finish();
            else
                change.Supersede();
            linked.CompareAnew();
            return null;
        }

        var mayExist = context.Operation.SentAt is not null;
        await context.MarkSent(ct);
        var snapshot = product.ToSnapshot();
        switch (await writer.CreateProduct(context.Call, product.Id, snapshot, mayExist, ct))
        {
            case PushOutcome.Accepted accepted:
                Link(context, change, product, snapshot, accepted);
                change.Finish();
                return accepted.RemoteId;
            case PushOutcome.Refused refused:
                change.Fail(string.Join(" ", refused.Refusals.Select(r => r.Words).Distinct()), stale: false, context.Now);
                return null;
            case var unknown:
                throw new InvalidOperationException($"Unknown outcome {unknown}.");
        }
    }

    /// <summary>Media and metafields are not sent yet, so both sides agree on none; the rest is agreed in the store's form.</summary>
    private static void Link(OperationContext context, StagedChange change, Product product, ProductSnapshot local, PushOutcome.Accepted accepted)
    {
        var now = context.Now;
        var remote = new ProductSnapshot((accepted.Product ?? local.Content) with { Variants = [.. accepted.Variants] }, [], []);
        var link = new Link(change.StoreId, ResourceKind.Product, product.Id.Value, accepted.RemoteId, now);
        var variants = VariantMatch.Of(ProductSnapshot.Empty, local, remote);
        LinkedState.Write(link, Baseline.OnEverything(local with { Media = [], Metafields = [] }, remote), remote);
        link.Written(accepted.UpdatedAt, now);
        context.Db.Links.Add(link);
        context.Db.LinkHistory.Add(new LinkHistory(change.StoreId, ResourceKind.Product, product.Id.Value, accepted.RemoteId, "made in the store", change.DecidedBy ?? "", now));
        foreach (var trio in variants)
        {
            if (trio is { Local.LocalId: { } localId, Remote.RemoteId: { } remoteId })
                context.Db.Links.Add(new Link(change.StoreId, ResourceKind.Variant, localId.Value, remoteId, now));
        }
    }
}
