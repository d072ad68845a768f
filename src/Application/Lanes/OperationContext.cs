using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <summary>What a running operation has: its row, its own context, its account of calls, and the one way to finish.</summary>
public sealed class OperationContext(SyncOperation operation, int epoch, IAppDbContext db, StoreCall? call, TimeProvider clock)
{
    public SyncOperation Operation { get; } = operation;
    public IAppDbContext Db { get; } = db;
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool Finished { get; private set; }

    /// <summary>The account of a store's lane; a catalogue's lane calls no store.</summary>
    public StoreCall Call => call ?? throw new InvalidOperationException($"{Operation.Kind} runs in a catalogue's lane and may not call a store.");

    public BatchId Batch => Operation.BatchId ?? throw new InvalidOperationException($"{Operation.Kind} belongs to no batch.");

    /// <summary>What is to be done next; saved by the commit or the part that it stands in.</summary>
    public void Enqueue(params IEnumerable<OperationOrder> orders) => Db.Operations.AddRange(orders.Select(order => SyncOperation.Enqueue(order, Now)));

    /// <summary>
    /// Saves all that the operation did, its counts, its successors and its own end in one transaction. An outcome of a
    /// run that was overtaken by another is refused.
    /// </summary>
    public async Task Commit(Func<Task>? writes, CountsDelta counts, CancellationToken ct)
    {
        await Db.Write(async () =>
        {
            await End(ct);
            if (writes is not null)
                await writes();
            await Db.SaveChangesAsync(ct);
            await CountsDelta.Add(Db, Operation.BatchId, counts.WithCost(call), ct);
            await CancelSuccessorsOfCancelled(ct);
        }, ct);
        Finished = true;
    }

    /// <summary>Saves a part of a long operation's work before its end, which is found done when the operation is run again.</summary>
    public Task Save(Func<Task> writes, CancellationToken ct) => Save(writes, CountsDelta.None, ct);

    /// <summary>
    /// A part that counts: its rows must say that it was done, so that it is not counted twice. A run that was overtaken is refused.
    /// </summary>
    public Task Save(Func<Task> writes, CountsDelta counts, CancellationToken ct) => Db.Write(async () =>
    {
        // The row is written, not only read: whoever takes the lane at this moment waits for the part, or the part is refused.
        if (await Held().ExecuteUpdateAsync(o => o.SetProperty(x => x.Epoch, epoch), ct) == 0)
            throw new OvertakenException(Operation.Kind);
        await writes();
        await Db.SaveChangesAsync(ct);
        await CountsDelta.Add(Db, Operation.BatchId, counts, ct);
    }, ct);

    /// <summary>A write is about to be sent: from here on a missing answer means an unknown outcome.</summary>
    public async Task MarkSent(CancellationToken ct)
    {
        if (call?.Lease is { } lease)
            await lease.BeforeFirstWrite(ct);
        var now = Now;
        await Db.Write(async () =>
        {
            var held = await Held().ExecuteUpdateAsync(o => o.SetProperty(x => x.SentAt, now), ct);
            if (held == 0)
                throw new OvertakenException(Operation.Kind);
        }, ct);
    }

    /// <summary>A batch that was cancelled while this operation ran does not go on with the next page.</summary>
    private async Task CancelSuccessorsOfCancelled(CancellationToken ct)
    {
        if (Operation.BatchId is not { } batch || !await Db.Batches.AnyAsync(b => b.Id == batch && b.Status == BatchStatus.Cancelled, ct))
            return;

        var now = Now;
        await Db.Operations.Where(o => o.BatchId == batch && o.State == OperationState.Ready)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.State, OperationState.Cancelled).SetProperty(x => x.EndedAt, now), ct);
    }

    private IQueryable<SyncOperation> Held() => Db.Operations.Where(o => o.Id == Operation.Id && o.Epoch == epoch && o.State == OperationState.Running);

    private async Task End(CancellationToken ct)
    {
        var now = Now;
        var held = await Held().ExecuteUpdateAsync(o => o.SetProperty(x => x.State, OperationState.Succeeded).SetProperty(x => x.EndedAt, now)
            .SetProperty(x => x.Error, (string?)null).SetProperty(x => x.NextStep, (string?)null), ct);
        if (held == 0)
            throw new OvertakenException(Operation.Kind);
    }
}

/// <summary>The lane was taken by another runner, or the operation was cancelled: this outcome does not count.</summary>
public sealed class OvertakenException(string kind) : Exception($"{kind} was overtaken or cancelled while it ran.");
