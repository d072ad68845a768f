using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Scheduling;
using ShopifySync.Application.Staging;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

/// <summary>Forgets a store's token and stops its work. Products, links and history stay: connecting it again goes on from there.</summary>
public sealed record DisconnectStoreCommand(StoreId StoreId) : IRequest<Result<DisconnectReport>>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

/// <param name="CancelledBatches">Runs that were under way.</param>
/// <param name="OpenChanges">Staged changes that nobody can push until the store is connected again.</param>
/// <param name="Links">Products that stay linked with it.</param>
/// <param name="Webhooks">Subscriptions that were removed from the shop.</param>
/// <param name="WebhooksTrouble">Why they could not be; Shopify drops them by itself once they failed eight times.</param>
public sealed record DisconnectReport(StoreId StoreId, string Domain, int CancelledBatches, int OpenChanges, int Links, int Webhooks, string? WebhooksTrouble);

internal sealed class DisconnectStoreHandler(IAppDbContext db, WebhookLife webhooks, ISyncScheduler scheduler, ICurrentUser user, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<DisconnectStoreCommand, Result<DisconnectReport>>
{
    public async Task<Result<DisconnectReport>> Handle(DisconnectStoreCommand command, CancellationToken ct)
    {
        var store = await db.Stores.FirstOrDefaultAsync(s => s.Id == command.StoreId, ct);
        if (store is null)
            return StoreErrors.NotFound;

        // With the token it still has; afterwards nobody could.
        var unregistered = await Unregister(store, ct);
        var disconnected = store.Disconnect();
        if (disconnected.IsFailure)
            return disconnected.Error;

        var now = clock.GetUtcNow();
        var batches = await db.Batches.Where(b => b.StoreId == store.Id && (b.Status == BatchStatus.Running || b.Status == BatchStatus.Paused)).ToListAsync(ct);
        foreach (var batch in batches)
            batch.Cancel(user.Name, now);
        var schedules = await db.Schedules.Where(s => s.StoreId == store.Id).ToListAsync(ct);
        foreach (var schedule in schedules)
            schedule.Set(schedule.Cron, enabled: false);
        db.Events.Add(new SyncEvent("store.disconnected", $"{user.Name} disconnected {store.Name} ({store.Domain}).", now, store.Id, by: user.Name));

        var lane = Lane.IdOf(store.Id);
        await db.Write(async () =>
        {
            await db.SaveChangesAsync(ct);
            await db.Operations.Where(o => o.LaneId == lane && o.State == OperationState.Ready).ExecuteUpdateAsync(
                set => set.SetProperty(o => o.State, OperationState.Cancelled).SetProperty(o => o.EndedAt, now), ct);
            await db.Subscriptions.Where(s => s.StoreId == store.Id).ExecuteDeleteAsync(ct);
            foreach (var batch in batches)
                await db.HandBack(batch.Id, ct);
        }, ct);
        foreach (var schedule in schedules)
            await scheduler.Apply(schedule, ct);
        feed.Publish(new RowsChanged(RowsChanged.Stores));
        return new DisconnectReport(
            store.Id, store.Domain.Value, batches.Count,
            await db.StagedChanges.Open().CountAsync(c => c.StoreId == store.Id, ct),
            await db.Links.CountAsync(l => l.StoreId == store.Id, ct),
            unregistered.IsFailure ? 0 : unregistered.Value, unregistered.Error?.Message);
    }

    private async Task<Result<int>> Unregister(Store store, CancellationToken ct) =>
        store.State == StoreState.Connected && await db.Subscriptions.AnyAsync(s => s.StoreId == store.Id && s.Present, ct)
            ? await webhooks.Align(store, remove: true, ct)
            : 0;
}
