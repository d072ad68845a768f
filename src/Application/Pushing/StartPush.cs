using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pushing;

/// <summary>Sends approved outbound changes to the store: all of them, those that one batch found, or named ones.</summary>
public sealed record StartPushCommand(StoreId? StoreId, BatchId? BatchId, IReadOnlyList<StagedChangeId>? Ids, bool DryRun)
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

internal sealed class StartPushHandler(IAppDbContext db, ICurrentUser user, ILaneWaker waker, IPointBudget budget, TimeProvider clock)
    : IRequestHandler<StartPushCommand, Result<PushStarted>>
{
    private const int OperationsPerSave = 1_000;

    public async Task<Result<PushStarted>> Handle(StartPushCommand command, CancellationToken ct)
    {
        var found = await StoreChoice.Choose(db, command.StoreId, ct);
        if (found.IsFailure)
            return found.Error;
        var store = found.Value;
        if (store.State == StoreState.Disconnected)
            return StoreErrors.Disconnected;

        var approved = Approved(store.Id, command);
        var touched = await approved.Select(c => c.Summary.Fields).ToListAsync(ct);
        if (touched.Count == 0)
            return SyncBatchErrors.NothingApproved;
        var now = budget.Of(store.Id);
        var forecast = PushForecast.Of(touched.Count, touched.Sum(Documents), now?.Available, now?.RestoreRate);
        if (command.DryRun)
            return new PushStarted(null, touched.Count, touched.Count, forecast);

        var (batch, taken) = await Release(store, approved, ct);
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

    private async Task<(BatchId Batch, int Taken)> Release(Store store, IQueryable<StagedChange> approved, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var batch = SyncBatch.Start(new BatchRequest(store.CatalogueId, store.Id, BatchKind.Push, null, OperationPriority.Normal, false, "{}", user.Name), now);
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

            var changes = await db.StagedChanges.Where(c => c.ReleasedTo == batch.Id).OrderBy(c => c.Seq).Select(c => new { c.Id, c.ResourceId }).ToListAsync(ct);
            foreach (var group in changes.Chunk(OperationsPerSave))
            {
                db.Operations.AddRange(group.Select(c => SyncOperation.Enqueue(PushProduct.Order(store.Id, batch, c.Id, c.ResourceId), now)));
                await db.SaveChangesAsync(ct);
            }
        }, ct);
        return (batch.Id, taken);
    }

    private static int Documents(StagedFields fields)
    {
        const StagedFields ofVariants = StagedFields.Price | StagedFields.CompareAtPrice | StagedFields.Sku | StagedFields.Barcode
            | StagedFields.Cost | StagedFields.Weight | StagedFields.OtherVariantFields;
        return ((fields & ~(ofVariants | StagedFields.Variants)) != 0 ? 1 : 0) + ((fields & ofVariants) != 0 ? 1 : 0) + ((fields & StagedFields.Variants) != 0 ? 1 : 0);
    }
}
