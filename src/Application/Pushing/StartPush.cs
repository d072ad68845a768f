using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pushing.InBulk;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pushing;

/// <summary>Sends approved outbound changes to the store: all of them, those that one batch found, or named ones.</summary>
/// <param name="Route">Single calls or bulk operations; the faster of them when left out.</param>
public sealed record StartPushCommand(StoreId? StoreId, BatchId? BatchId, IReadOnlyList<StagedChangeId>? Ids, bool DryRun, PushRoute? Route = null)
    : IRequest<Result<PushStarted>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="BatchId">Null for a dry run.</param>
public sealed record PushStarted(BatchId? BatchId, int Changes, int Products, PushForecast Forecast);

internal sealed class StartPushValidator : AbstractValidator<StartPushCommand>
{
    public StartPushValidator() => RuleFor(c => c.Ids!.Count).InclusiveBetween(1, 10_000).When(c => c.Ids is not null).WithMessage("Name from 1 to 10,000 changes.");
}

internal sealed class StartPushHandler(IAppDbContext db, ICurrentUser user, ILaneWaker waker, IPointBudget budget, IDocumentCosts costs, TimeProvider clock)
    : IRequestHandler<StartPushCommand, Result<PushStarted>>
{
    private const int OperationsPerSave = 1_000;

    public async Task<Result<PushStarted>> Handle(StartPushCommand command, CancellationToken ct)
    {
        var found = await StoreChoice.Choose(db, command.StoreId, ct);
        if (found.IsFailure)
            return found.Error;
        var store = found.Value;

        var approved = Approved(store.Id, command);
        var work = await CountPushWork.Of(db, approved, ct);
        if (work.Changes == 0)
            return SyncBatchErrors.NothingApproved;
        var forecast = PushForecast.Of(work, await PushFiguresOfStore.Load(db, store, budget, costs, work.NewVariants, ct), command.Route);
        if (command.DryRun)
            return new PushStarted(null, work.Changes, work.Changes, forecast);

        var (batch, taken) = await Release(store, approved, forecast, ct);
        await waker.Wake(Lane.IdOf(store.Id), ct);
        return new PushStarted(batch, taken, taken, forecast);
    }

    private IQueryable<StagedChange> Approved(StoreId store, StartPushCommand command)
    {
        var approved = db.StagedChanges.Where(c => c.StoreId == store && c.Direction == Direction.Outbound
            && c.Status == StagedChangeStatus.Approved && c.ReleasedTo == null);
        if (command.BatchId is { } batch)
            approved = approved.Where(c => c.FoundBy == batch);
        if (command.Ids is { } ids)
            approved = approved.Where(c => ids.Contains(c.Id));
        return approved;
    }

    private async Task<(BatchId Batch, int Taken)> Release(Store store, IQueryable<StagedChange> approved, PushForecast forecast, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var batch = SyncBatch.Start(new BatchRequest(store.CatalogueId, store.Id, BatchKind.Push, null, OperationPriority.Normal, false, "{}", user.Name), now);
        batch.Foresee(forecast.ToBatch());
        var taken = 0;
        await db.Write(async () =>
        {
            db.Batches.Add(batch);
            await db.SaveChangesAsync(ct);

            // The rows are taken by one update, so what is approved a moment later waits for the next push.
            taken = await approved.ExecuteUpdateAsync(c => c.SetProperty(x => x.ReleasedTo, batch.Id).SetProperty(x => x.RowVersion, x => x.RowVersion + 1), ct);
            batch.Expect(taken);
            db.Events.Add(new SyncEvent("push.started", $"{user.Name} started a push of {taken} changes to {store.Name}.", now, store.Id, batch.Id, user.Name));
            await db.SaveChangesAsync(ct);

            var changes = await db.StagedChanges.Where(c => c.ReleasedTo == batch.Id).OrderBy(c => c.Seq)
                .Select(c => new { c.Id, c.ResourceId, c.Kind, c.Summary.Fields }).ToListAsync(ct);
            var lane = Lane.IdOf(store.Id);
            var inBulk = forecast.Route == PushRoute.Bulk ? changes.FindAll(c => CountPushWork.GoesInBulk(c.Kind, c.Fields)) : [];
            var orders = PrepareBulkPush.Orders(lane, batch.Id, batch.Priority, inBulk.Select(c => c.Id), attempt: 1)
                .Concat(changes.Except(inBulk).Select(c => PushProduct.Order(lane, batch.Id, batch.Priority, c.Id, c.ResourceId)));
            foreach (var group in orders.Chunk(OperationsPerSave))
            {
                db.Operations.AddRange(group.Select(order => SyncOperation.Enqueue(order, now)));
                await db.SaveChangesAsync(ct);
            }
        }, ct);
        return (batch.Id, taken);
    }
}
