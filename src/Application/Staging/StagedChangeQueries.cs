using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

internal static class StagedChangeQueries
{
    /// <summary>While there is one catalogue the filter names it, because the indexes of the list begin with it.</summary>
    public static async Task<StagedFilter> InItsCatalogue(this IAppDbContext db, StagedFilter filter, CancellationToken ct) =>
        filter.CatalogueId is null && filter.StoreId is null && await db.Catalogues.OrderBy(c => c.CreatedAt).Select(c => c.Id).Take(2).ToListAsync(ct) is [var only]
            ? filter with { CatalogueId = only }
            : filter;

    /// <summary>What <see cref="StagedChange.IsOpen"/> says, for the database: may still be decided, applied or pushed.</summary>
    public static IQueryable<StagedChange> Open(this IQueryable<StagedChange> changes) => changes.Where(c =>
        c.Status == StagedChangeStatus.Pending || c.Status == StagedChangeStatus.Stale || c.Status == StagedChangeStatus.Approved || c.Status == StagedChangeStatus.Failed);

    /// <summary>Everything of the filter but the statuses.</summary>
    public static IQueryable<StagedChange> Matching(this IQueryable<StagedChange> changes, StagedFilter filter)
    {
        if (filter.CatalogueId is { } catalogue)
            changes = changes.Where(c => c.CatalogueId == catalogue);
        if (filter.StoreId is { } store)
            changes = changes.Where(c => c.StoreId == store);
        if (filter.Direction is { } direction)
            changes = changes.Where(c => c.Direction == direction);
        if (filter.Kind is { } kind)
            changes = changes.Where(c => c.Kind == kind);
        if (filter.BatchId is { } batch)
            changes = changes.Where(c => c.FoundBy == batch || c.ReleasedTo == batch);
        if (filter.DecisionId is { } decision)
            changes = changes.Where(c => c.DecisionId == decision);
        if (filter.Field is { } field)
            changes = changes.Where(c => (c.Summary.Fields & field) != 0);
        if (filter.Vendor is { } vendor)
            changes = changes.Where(c => c.Summary.Vendor == vendor);
        if (filter.ProductType is { } type)
            changes = changes.Where(c => c.Summary.ProductType == type);
        if (filter.ResourceId is { } resource)
            changes = changes.Where(c => c.ResourceId == resource || c.RemoteId == resource);
        if (filter.MinPriceChange is { } percent)
        {
            var up = (int)Math.Clamp(percent * 100, 0, int.MaxValue);
            changes = changes.Where(c => c.Summary.PriceChange >= up || c.Summary.PriceChange <= -up);
        }

        if (filter.Sku is { } sku)
        {
            // A product with very many variants keeps only the first of its SKUs in the column, all of them in the search text.
            var part = sku.ToLowerInvariant();
#pragma warning disable CA1862 // The database compares; a StringComparison cannot be translated.
            changes = changes.Where(c => c.Summary.Sku.ToLower().Contains(part) || (c.Summary.Sku.Length >= 400 && c.Summary.SearchText.Contains(part)));
#pragma warning restore CA1862
        }

        foreach (var word in (filter.Q ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            changes = changes.Where(c => c.Summary.SearchText.Contains(word));
        return changes;
    }

    public static IQueryable<StagedChangeRow> ToRows(this IQueryable<StagedChange> changes, IAppDbContext db) => changes.Select(c => new StagedChangeRow(
        c.Id, c.Seq, c.StoreId, db.Stores.Where(s => s.Id == c.StoreId).Select(s => s.Name).First(), c.Direction, c.Kind, c.Status, c.Revision,
        c.ProductId, c.Summary.Title, c.Summary.Vendor, c.Summary.ProductType, c.Summary.Sku, c.Summary.ImageUrl, c.Summary.PriceChange, c.Summary.Fields,
        c.Summary.FieldCount, c.FoundBy, c.DecisionId, c.DecidedBy, c.DecidedAt, c.CreatedAt,
        c.MovedAt, c.ReleasedTo != null));

    public static IQueryable<StagedChange> InAny(this IQueryable<StagedChange> changes, IReadOnlyList<StagedChangeStatus> statuses) =>
        statuses.Count == 0 ? changes : changes.Where(c => statuses.Contains(c.Status));

    /// <summary>
    /// What a decision on many may decide: what waits. Changes that failed are decided again only when they are asked for by name.
    /// </summary>
    public static IQueryable<StagedChange> Undecided(this IQueryable<StagedChange> changes, StagedFilter filter)
    {
        var asked = filter.Statuses.Count == 0 ? StagedFilter.Waiting : filter.Statuses;
        StagedChangeStatus[] open = [.. asked.Where(s => s == StagedChangeStatus.Failed || StagedFilter.Waiting.Contains(s))];
        return changes.Where(c => open.Contains(c.Status));
    }

    /// <summary>
    /// Decided, not yet released, and not in the way of a newer change of the same product: one at a time is open.
    /// </summary>
    public static IQueryable<StagedChange> Undoable(this IQueryable<StagedChange> decided, IAppDbContext db) => decided.Where(c =>
        c.ReleasedTo == null
        && (c.Status == StagedChangeStatus.Approved || c.Status == StagedChangeStatus.Pending
            || (c.Status == StagedChangeStatus.Rejected && !db.StagedChanges.Any(o => o.StoreId == c.StoreId && o.ResourceKind == c.ResourceKind
                && o.ResourceId == c.ResourceId && o.Direction == c.Direction && o.Id != c.Id
                && (o.Status == StagedChangeStatus.Pending || o.Status == StagedChangeStatus.Stale
                    || o.Status == StagedChangeStatus.Approved || o.Status == StagedChangeStatus.Failed)))));

    /// <summary>
    /// Each status by itself, along its own index: asked for together, a database sorts all rows of all of them to find
    /// the first fifty.
    /// </summary>
    public static IEnumerable<IQueryable<StagedChange>> Runs(this IQueryable<StagedChange> changes, IReadOnlyList<StagedChangeStatus> statuses) =>
        statuses.Count == 0 ? [changes] : statuses.Select(status => changes.Where(c => c.Status == status));

    /// <summary>The rows nearest to a place, in the list's direction.</summary>
    public static async Task<List<T>> Nearest<T>(
        this IQueryable<StagedChange> changes, IReadOnlyList<StagedChangeStatus> statuses, SeqWindow window,
        Func<IQueryable<StagedChange>, IQueryable<T>> project, Func<T, long> seqOf, CancellationToken ct)
    {
        var found = new List<T>();
        foreach (var run in changes.Runs(statuses))
            found.AddRange(await project(window.Of(run)).ToListAsync(ct));
        return [.. (window.Newer ? found.OrderBy(seqOf) : found.OrderByDescending(seqOf)).Take(window.Take)];
    }
}

/// <summary>The list shows the newest first: older rows follow, newer ones come before.</summary>
internal sealed record SeqWindow(long? From, bool Newer, int Take)
{
    public IQueryable<StagedChange> Of(IQueryable<StagedChange> changes)
    {
        if (From is { } seq)
            changes = Newer ? changes.Where(c => c.Seq > seq) : changes.Where(c => c.Seq < seq);
        return (Newer ? changes.OrderBy(c => c.Seq) : changes.OrderByDescending(c => c.Seq)).Take(Take);
    }
}
