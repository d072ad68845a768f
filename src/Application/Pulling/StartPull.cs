using FluentValidation;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Pulling;

/// <summary>Which products a selective pull reads: GIDs, or Shopify's own search (vendor:Acme, tag:summer, sku:A*).</summary>
public sealed record PullFilter(IReadOnlyList<string>? Ids, string? Query);

/// <summary>Page after page, or one file that Shopify writes (a bulk operation).</summary>
public enum PullRoute
{
    /// <summary>By how many products there are.</summary>
    Auto,
    Pages,
    Bulk,
}

/// <summary>Starts reading a store's products; what differs is staged, never changed.</summary>
/// <param name="SinceHours">How far an incremental pull looks back; null: to the last complete pull, with overlap.</param>
/// <param name="DryRun">Counts what it would stage, and stages nothing.</param>
public sealed record StartPullCommand(StoreId? StoreId, PullMode Mode, PullFilter? Filter, int? SinceHours, bool DryRun, OperationPriority? Priority)
    : IRequest<Result<BatchId>>, IRequireRole
{
    public PullRoute Route { get; init; }

    /// <summary>The most products of one page; null: as many as suits the lane.</summary>
    public int? PageSize { get; init; }

    /// <summary>The products that a selective pull names; null when it names none.</summary>
    public IReadOnlyList<string>? NamedIds => Filter?.Ids is { Count: > 0 } ids ? [.. ids.Select(id => ShopifyGid.Product(id)!).Distinct()] : null;

    public static Role Needed => Role.Operator;
}

internal sealed class StartPullValidator : AbstractValidator<StartPullCommand>
{
    public const int MostIds = 10_000;

    public StartPullValidator()
    {
        RuleFor(c => c.Mode).IsInEnum();
        RuleFor(c => c.Route).IsInEnum();
        RuleFor(c => c.PageSize).InclusiveBetween(1, 250).When(c => c.PageSize is not null).WithName("batchSize");
        RuleFor(c => c.SinceHours).InclusiveBetween(1, 24 * 365).When(c => c.SinceHours is not null);
        RuleFor(c => c.Filter).NotNull().When(c => c.Mode == PullMode.Selective).WithMessage("A selective pull needs ids or a search.");
        RuleFor(c => c.Filter!.Ids).Must(ids => ids!.Count <= MostIds).When(c => c.Filter?.Ids is not null).WithMessage($"Name at most {MostIds} products, or use a full pull.");
        RuleForEach(c => c.Filter!.Ids).Must(id => ShopifyGid.Product(id) is not null).When(c => c.Filter?.Ids is not null)
            .WithMessage("'{PropertyValue}' is not a product id; use gid://shopify/Product/123 or the number alone.");
    }
}

internal sealed class StartPullHandler(IAppDbContext db, PullForecasts forecasts, ICurrentUser user, ILaneWaker waker, TimeProvider clock)
    : IRequestHandler<StartPullCommand, Result<BatchId>>
{
    public async Task<Result<BatchId>> Handle(StartPullCommand command, CancellationToken ct)
    {
        var found = await StoreChoice.Choose(db, command.StoreId, ct);
        if (found.IsFailure)
            return found.Error;
        var store = found.Value;

        var now = clock.GetUtcNow();
        var batch = SyncBatch.Start(new BatchRequest(
            store.CatalogueId, store.Id, BatchKind.Pull, command.Mode, command.Priority ?? PriorityOf(command.Mode), command.DryRun,
            FieldValue.Of(new { command.Mode, command.Filter, command.SinceHours })!, user.Name, command.NamedIds?.Count), now);
        db.Batches.Add(batch);
        var search = await PullSearch.Of(command, db, store.Id, now, ct);
        if (await Foresee(command, store.Id, search, ct) is { } foreseen)
            batch.Foresee(foreseen);
        foreach (var order in command.NamedIds is { } ids ? PullSelected.Orders(store.Id, batch, ids) : [First(command, store.Id, batch, search)])
            db.Operations.Add(SyncOperation.Enqueue(order, now));
        db.Events.Add(new SyncEvent("pull.started", $"{user.Name} started {Words(command)} of {store.Name}.", now, store.Id, batch.Id, user.Name));
        await db.SaveChangesAsync(ct);
        await waker.Wake(Lane.IdOf(store.Id), ct);
        return batch.Id;
    }

    /// <summary>Whoever names products waits for them: they go before what a schedule reads.</summary>
    private static OperationPriority PriorityOf(PullMode mode) => mode == PullMode.Selective ? OperationPriority.High : OperationPriority.Normal;

    private static OperationOrder First(StartPullCommand command, StoreId store, SyncBatch batch, string? query) => command.Route == PullRoute.Bulk
        ? BulkPullStart.Order(store, batch, query)
        : PullPage.First(store, batch, query, mayBulk: command.Route == PullRoute.Auto, command.PageSize);

    /// <summary>What its first page counts is foreseen there.</summary>
    private async Task<BatchForecast?> Foresee(StartPullCommand command, StoreId store, string? search, CancellationToken ct) =>
        command.NamedIds is { } ids ? (await forecasts.Naming(store, ids.Count, ct)).ToBatch()
        : command.Route == PullRoute.Bulk ? (await forecasts.Knowing(store, wholeStore: search is null, command.Route, ct)).ToBatch()
        : null;

    private static string Words(StartPullCommand command) =>
        (command.DryRun ? "a trial of " : "") + (command.Mode == PullMode.Incremental ? "an incremental pull" : $"a {command.Mode.ToString().ToLowerInvariant()} pull");
}
