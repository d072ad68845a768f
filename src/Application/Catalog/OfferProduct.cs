using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Catalog;

/// <summary>Puts a product into a store's assortment and proposes to make it there.</summary>
public sealed record OfferProductCommand(ProductId ProductId, StoreId StoreId) : IRequest<Result<StagedChangeId>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class OfferProductHandler(IAppDbContext db, ICurrentUser user, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<OfferProductCommand, Result<StagedChangeId>>
{
    public async Task<Result<StagedChangeId>> Handle(OfferProductCommand command, CancellationToken ct)
    {
        var product = await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == command.ProductId, ct);
        if (product is null)
            return ProductErrors.NotFound;
        var store = await db.Stores.Where(s => s.Id == command.StoreId && s.CatalogueId == product.CatalogueId && s.State != StoreState.Disconnected)
            .Select(s => s.Name).FirstOrDefaultAsync(ct);
        if (store is null)
            return StoreErrors.NotFound;
        var localId = product.Id.Value;
        if (await db.Links.AnyAsync(l => l.StoreId == command.StoreId && l.ResourceKind == ResourceKind.Product && l.LocalId == localId, ct))
            return ProductErrors.AlreadyInStore;

        var now = clock.GetUtcNow();
        if (!await db.Assortment.AnyAsync(a => a.StoreId == command.StoreId && a.ProductId == product.Id, ct))
            db.Assortment.Add(new AssortmentEntry(command.StoreId, product.Id, now));
        var resource = product.Id.ToString();
        var open = await db.StagedChanges.Open()
            .FirstOrDefaultAsync(c => c.StoreId == command.StoreId && c.ResourceId == resource && c.Direction == Direction.Outbound, ct);
        if (open is null)
            db.StagedChanges.Add(open = StagedChange.ProposeCreate(new StagedSubject(command.StoreId, product.CatalogueId, resource, product.Id, null), Direction.Outbound, product.ToSnapshot(), null, now));
        else
            open.Refresh(product.ToSnapshot(), null, now);
        ProductTrail.Add(db, product, "product.offered", $"{user.Name} offered the product {product.Title} to {store}.", user, now);
        await db.SaveChangesAsync(ct);
        ProductTrail.Announce(feed);
        return open.Id;
    }
}
