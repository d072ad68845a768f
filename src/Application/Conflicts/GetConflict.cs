using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Catalog;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Conflicts;

public sealed record GetConflictQuery(ConflictId Id) : IRequest<Result<ConflictDetails>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

/// <summary>Both values and what was agreed before, or, for an ambiguous match, the store's product and those it could be.</summary>
public sealed record ConflictDetails
{
    public required ConflictId Id { get; init; }
    public required StoreId StoreId { get; init; }
    public required string StoreName { get; init; }
    public required string StoreDomain { get; init; }
    public required ConflictKind Kind { get; init; }
    public required ConflictStatus Status { get; init; }
    public required int Revision { get; init; }
    public ProductId? ProductId { get; init; }
    public required string RemoteId { get; init; }
    public required FieldPath Path { get; init; }
    public required string ProductTitle { get; init; }
    public string? Baseline { get; init; }
    public string? Local { get; init; }
    public string? Remote { get; init; }

    /// <summary>The store's product of an ambiguous match.</summary>
    public ProductSnapshot? Product { get; init; }

    public required IReadOnlyList<ConflictCandidate> Candidates { get; init; }
    public ConflictResolution? Resolution { get; init; }
    public string? ResolvedValue { get; init; }
    public string? ResolvedBy { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The next open one in the list, which is older; past the end the newest.</summary>
    public ConflictId? NextOpenId { get; init; }
}

/// <param name="Id">The catalogue product's id.</param>
/// <param name="By">What they have in common: SKU, barcode or handle.</param>
public sealed record ConflictCandidate(string Id, string Title, string? Sku, string By, string? ImageUrl = null, string? Handle = null);

internal sealed class GetConflictHandler(IAppDbContext db) : IRequestHandler<GetConflictQuery, Result<ConflictDetails>>
{
    public async Task<Result<ConflictDetails>> Handle(GetConflictQuery query, CancellationToken cancellationToken)
    {
        var conflict = await db.Conflicts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == query.Id, cancellationToken);
        if (conflict is null)
            return ConflictErrors.NotFound;

        var store = await db.Stores.Where(s => s.Id == conflict.StoreId).Select(s => new { s.Name, s.Domain }).SingleAsync(cancellationToken);
        var others = db.Conflicts.Where(c => c.CatalogueId == conflict.CatalogueId && c.Status == ConflictStatus.Open && c.Id != conflict.Id)
            .OrderByDescending(c => c.Seq).Select(c => (ConflictId?)c.Id);
        var older = db.Conflicts.Where(c => c.CatalogueId == conflict.CatalogueId && c.Status == ConflictStatus.Open && c.Seq < conflict.Seq)
            .OrderByDescending(c => c.Seq).Select(c => (ConflictId?)c.Id);
        var isMatch = conflict.Kind == ConflictKind.Match;
        return new ConflictDetails
        {
            Id = conflict.Id,
            StoreId = conflict.StoreId,
            StoreName = store.Name,
            StoreDomain = store.Domain.Value,
            Kind = conflict.Kind,
            Status = conflict.Status,
            Revision = conflict.Revision,
            ProductId = conflict.ProductId,
            RemoteId = conflict.RemoteId,
            Path = conflict.Path,
            ProductTitle = conflict.ProductTitle,
            Baseline = conflict.Baseline,
            Local = conflict.Local,
            Remote = isMatch ? null : conflict.Remote,
            Product = isMatch && conflict.Remote is { } remote ? SnapshotJson.Read(remote) : null,
            Candidates = await Candidates(conflict, cancellationToken),
            Resolution = conflict.Resolution,
            ResolvedValue = conflict.ResolvedValue,
            ResolvedBy = conflict.ResolvedBy,
            ResolvedAt = conflict.ResolvedAt,
            CreatedAt = conflict.CreatedAt,
            NextOpenId = await older.FirstOrDefaultAsync(cancellationToken) ?? await others.FirstOrDefaultAsync(cancellationToken),
        };
    }

    /// <summary>As they were found, with the picture and handle that the catalogue has of them now.</summary>
    private async Task<IReadOnlyList<ConflictCandidate>> Candidates(Conflict conflict, CancellationToken ct)
    {
        var found = FieldValue.Read<List<MatchCandidate>>(conflict.Candidates) ?? [];
        var ids = found.Select(c => Guid.TryParse(c.Id, out var id) ? new ProductId(id) : default).ToList();
        var now = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Title, p.Handle, p.Media }).ToListAsync(ct);
        return [.. found.Select(c => now.FirstOrDefault(p => p.Id.ToString() == c.Id) is { } product
            ? new ConflictCandidate(c.Id, product.Title, c.Sku, c.By, Pictures.First(product.Media), product.Handle)
            : new ConflictCandidate(c.Id, c.Title, c.Sku, c.By))];
    }
}
