using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Looks at every connected store and registers what is missing: Shopify drops a subscription whose calls failed eight times.</summary>
public sealed record RepairWebhooksCommand(string? BaseAddress) : IRequest<Result<IReadOnlyList<RepairedStore>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="Trouble">Why it could not be repaired.</param>
public sealed record RepairedStore(StoreId StoreId, string StoreName, int Created, string? Trouble);

internal sealed class RepairWebhooksHandler(IAppDbContext db, Subscriptions subscriptions, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RepairWebhooksCommand, Result<IReadOnlyList<RepairedStore>>>
{
    public async Task<Result<IReadOnlyList<RepairedStore>>> Handle(RepairWebhooksCommand command, CancellationToken ct)
    {
        var address = Subscriptions.Address(command.BaseAddress);
        if (address.IsFailure)
            return address.Error;

        var repaired = new List<RepairedStore>();
        foreach (var store in await db.Stores.Where(s => s.State == StoreState.Connected).OrderBy(s => s.Seq).ToListAsync(ct))
        {
            var made = await subscriptions.Register(store, address.Value, ct);
            repaired.Add(new RepairedStore(store.Id, store.Name, made.IsFailure ? 0 : made.Value, made.Error?.Message));
            if (!made.IsFailure && made.Value > 0)
                db.Events.Add(new SyncEvent("webhooks.repaired", $"{made.Value} webhooks of {store.Name} were missing and are registered again.", clock.GetUtcNow(), store.Id, by: user.Name));
        }

        await db.SaveChangesAsync(ct);
        return repaired;
    }
}
