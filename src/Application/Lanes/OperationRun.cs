using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

public enum OperationEnd
{
    Ended,
    GivenBack,
    LanePaused,
    Overtaken,
}

/// <summary>One run of one operation: hands it to its handler and decides by the class of a failure what becomes of it.</summary>
public sealed class OperationRun(
    IServiceProvider services, IServiceScopeFactory scopes, IDatabaseTroubles database, IProgressFeed feed, TimeProvider clock, ILogger<OperationRun> log)
{
    public async Task<OperationEnd> Run(SyncOperation operation, int epoch, ILaneLease lease, CancellationToken ct)
    {
        var db = services.GetRequiredService<IAppDbContext>();
        db.Foreground = operation.Priority == OperationPriority.Critical;
        var context = new OperationContext(operation, epoch, db, CallOf(operation, lease), clock);
        try
        {
            var handler = services.GetKeyedService<IOperationHandler>(operation.Kind)
                ?? throw new InvalidOperationException($"No handler is registered for operations of kind '{operation.Kind}'.");
            await handler.Run(context, ct);
            if (!context.Finished)
                throw new InvalidOperationException($"The handler of '{operation.Kind}' returned without committing.");

            Announce(operation);
            return OperationEnd.Ended;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await GiveBack(operation, epoch, o => o.GiveBack());
            return OperationEnd.GivenBack;
        }
        catch (OvertakenException)
        {
            return OperationEnd.Overtaken;
        }
        catch (ShopifyCallException failure)
        {
            log.LogWarning(failure, "{Kind} failed ({Class}) on attempt {Attempt}", operation.Kind, failure.FailureClass, operation.Attempts);
            return await Decide(operation, epoch, RetryDecision.Of(failure, operation.Attempts, Jitter()), failure.Message,
                countsAsAttempt: failure is { FailureClass: not FailureClass.Throttled, StoreIsDown: false });
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            // The lane is the host of its operations: a bug, or a database that is away, ends this one and not the lane.
            var trouble = database.Of(bug);
            log.Log(trouble == DatabaseTrouble.None ? LogLevel.Error : LogLevel.Warning, bug, "{Kind} broke on attempt {Attempt} (database: {Trouble})", operation.Kind, operation.Attempts, trouble);
            return await Decide(operation, epoch, RetryDecision.OfDatabase(trouble, bug, operation.Attempts, Jitter()), bug.Message, countsAsAttempt: trouble != DatabaseTrouble.Away);
        }
    }

    private async Task<OperationEnd> Decide(SyncOperation operation, int epoch, RetryDecision decision, string reason, bool countsAsAttempt)
    {
        switch (decision)
        {
            case RetryDecision.Again again:
                return await GiveBack(operation, epoch, o =>
                {
                    if (!countsAsAttempt)
                        o.GiveBack();
                    o.RetryAt(clock.GetUtcNow() + again.After, reason);
                }) ? OperationEnd.GivenBack : OperationEnd.Overtaken;

            case RetryDecision.PauseLane pause:
                await PauseLane(operation, epoch, pause.Reason);
                return OperationEnd.LanePaused;

            case RetryDecision.Dead dead:
                if (!await Abandon(operation, epoch, dead.Reason))
                    return OperationEnd.Overtaken;
                Announce(operation);
                return OperationEnd.Ended;

            default:
                throw new InvalidOperationException($"Unknown decision {decision}.");
        }
    }

    /// <summary>Gives it back in a context of its own: the operation's may hold half of its work.</summary>
    private async Task<bool> GiveBack(SyncOperation operation, int epoch, Action<SyncOperation> back)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        db.Foreground = false;
        var row = await Held(db, operation, epoch);
        if (row is null)
            return false;

        await db.Write(async () =>
        {
            await db.BackToQueue(row, back, clock.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
        return true;
    }

    private async Task<bool> Abandon(SyncOperation operation, int epoch, Error reason)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        db.Foreground = false;
        var row = await Held(db, operation, epoch);
        if (row is null)
            return false;

        var handler = scope.ServiceProvider.GetRequiredKeyedService<IOperationHandler>(operation.Kind);
        await db.Write(async () =>
        {
            row.Die(reason.Message, reason.NextStep, clock.GetUtcNow());
            await handler.Abandon(new OperationContext(row, epoch, db, null, clock), reason, CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
        return true;
    }

    private async Task PauseLane(SyncOperation operation, int epoch, Error reason)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        db.Foreground = false;
        await db.Write(async () =>
        {
            if (await Held(db, operation, epoch) is { } row)
            {
                var now = clock.GetUtcNow();
                await db.BackToQueue(row, o =>
                {
                    o.GiveBack();
                    o.RetryAt(now, reason.Message);
                }, now, CancellationToken.None);
            }

            var lane = await db.Lanes.FirstAsync(l => l.Id == operation.LaneId);
            lane.Pause(reason.Message);
            if (Lane.StoreOf(operation.LaneId) is { } storeId)
            {
                var store = await db.Stores.FirstAsync(s => s.Id == storeId);
                store.NeedAttention($"{reason.Message} {reason.NextStep}");
                db.Events.Add(new SyncEvent("store.attention", $"{store.Domain} needs attention: {reason.Message}", clock.GetUtcNow(), storeId, operation.BatchId));
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
        feed.Publish(new RowsChanged(RowsChanged.Stores));
        feed.Publish(new RowsChanged(RowsChanged.Lanes));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
    }

    private static Task<SyncOperation?> Held(IAppDbContext db, SyncOperation operation, int epoch) =>
        db.Operations.FirstOrDefaultAsync(o => o.Id == operation.Id && o.Epoch == epoch && o.State == OperationState.Running);

    private static StoreCall? CallOf(SyncOperation operation, ILaneLease lease) =>
        Lane.StoreOf(operation.LaneId) is { } store ? new StoreCall(store, operation.Priority, lease) : null;

    /// <summary>Its commit may have staged, settled or written anything; pages that watch are throttled, so that all topics may be told.</summary>
    private void Announce(SyncOperation operation)
    {
        feed.Publish(new RowsChanged(RowsChanged.Lanes));
        string[] ofBatch = operation.BatchId is { } batch ? [RowsChanged.Batches, RowsChanged.Batch(batch)] : [RowsChanged.Deliveries];
        foreach (var topic in ofBatch.Concat([RowsChanged.Staged, RowsChanged.Conflicts, RowsChanged.Products]))
            feed.Publish(new RowsChanged(topic));
    }

#pragma warning disable CA5394 // spreading retries needs no secret randomness
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
