using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Catalog;

/// <summary>Takes a product out of sync and of edits, or lets it in again.</summary>
public sealed record LockProductCommand(ProductId Id, bool Locked) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class LockProductHandler(IAppDbContext db, ICurrentUser user, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<LockProductCommand, Result>
{
    public async Task<Result> Handle(LockProductCommand command, CancellationToken ct)
    {
        var product = await db.Products.FirstOrDefaultAsync(p => p.Id == command.Id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        if (product.Locked == command.Locked)
            return Result.Success;

        if (command.Locked)
            product.Lock();
        else
            product.Unlock();
        ProductTrail.Add(
            db, product, command.Locked ? "product.locked" : "product.unlocked",
            $"{user.Name} {(command.Locked ? "locked" : "unlocked")} {product.Title}.", user, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        ProductTrail.Announce(feed);
        return Result.Success;
    }
}
