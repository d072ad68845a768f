using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;

namespace ShopifySync.Application.Catalog;

/// <summary>Takes a product out of the catalogue, with its history. Only one that no store has.</summary>
public sealed record DeleteProductCommand(ProductId Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class DeleteProductHandler(IAppDbContext db, ICurrentUser user, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<DeleteProductCommand, Result>
{
    public async Task<Result> Handle(DeleteProductCommand command, CancellationToken ct)
    {
        var product = await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == command.Id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        if (product.Locked)
            return ProductErrors.Locked;

        var localId = product.Id.Value;
        var linked = await (from link in db.Links
                            join store in db.Stores on link.StoreId equals store.Id
                            where link.ResourceKind == ResourceKind.Product && link.LocalId == localId
                            select store.Name).ToListAsync(ct);
        if (linked.Count > 0)
            return DeleteProductErrors.InStores(linked);

        var open = await db.StagedChanges.Open().Where(c => c.ProductId == product.Id).ToListAsync(ct);
        if (open.Any(c => c.ReleasedTo is not null))
            return DeleteProductErrors.BeingPushed;

        foreach (var change in open)
            change.Supersede();
        db.Products.Remove(product);
        ProductTrail.Add(db, product, "product.deleted", $"{user.Name} deleted the product {product.Title}.", user, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        ProductTrail.Announce(feed);
        return Result.Success;
    }
}

internal static class DeleteProductErrors
{
    public static Error InStores(IReadOnlyList<string> stores) => new(ErrorKind.Conflict, "Product.InStores",
        $"This product is linked to {string.Join(", ", stores)}; deleting it here would leave it there, unwatched.",
        "Archive it instead (status Archived) and push that, or delete it in Shopify: the next full pull then proposes to put it away here.");

    public static Error BeingPushed { get; } = new(ErrorKind.Conflict, "Product.BeingPushed",
        "A batch is making this product in a store at this moment.", "Wait until the batch has ended.");
}
