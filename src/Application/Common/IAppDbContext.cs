using Microsoft.EntityFrameworkCore;
using ShopifySync.Domain.Auditing;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Policies;
using ShopifySync.Domain.Scheduling;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;
using ShopifySync.Domain.Users;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Common;

/// <summary>The rows. One context per request or operation; it is never shared between two at once.</summary>
public interface IAppDbContext
{
    DbSet<Catalogue> Catalogues { get; }
    DbSet<Product> Products { get; }
    DbSet<ProductVariant> Variants { get; }
    DbSet<ProductVersion> ProductVersions { get; }
    DbSet<FieldState> FieldStates { get; }
    DbSet<AssortmentEntry> Assortment { get; }
    DbSet<Store> Stores { get; }
    DbSet<StorePolicy> Policies { get; }
    DbSet<Link> Links { get; }
    DbSet<LinkHistory> LinkHistory { get; }
    DbSet<StagedChange> StagedChanges { get; }
    DbSet<FieldChange> FieldChanges { get; }
    DbSet<Decision> Decisions { get; }
    DbSet<AcceptedDifference> AcceptedDifferences { get; }
    DbSet<Conflict> Conflicts { get; }
    DbSet<SyncBatch> Batches { get; }
    DbSet<SyncCursor> SyncCursors { get; }
    DbSet<BulkRun> BulkRuns { get; }
    DbSet<RunSeen> RunSeen { get; }
    DbSet<PushLine> PushLines { get; }
    DbSet<LearnedFigure> LearnedFigures { get; }
    DbSet<Lane> Lanes { get; }
    DbSet<SyncOperation> Operations { get; }
    DbSet<Schedule> Schedules { get; }
    DbSet<SyncEvent> Events { get; }
    DbSet<CallCost> CallCosts { get; }
    DbSet<Delivery> Deliveries { get; }
    DbSet<TopicSubscription> Subscriptions { get; }
    DbSet<AuditEntry> Audit { get; }
    DbSet<Grant> Grants { get; }
    DbSet<ApiToken> ApiTokens { get; }

    /// <summary>True for work that a person waits for: its writes go before those of lanes.</summary>
    bool Foreground { get; set; }

    /// <summary>Forgets everything that was loaded or added and not saved: a trial run leaves nothing behind.</summary>
    void Forget();

    /// <summary>Saves in one transaction; what happened is announced after its commit.</summary>
    Task<int> SaveChangesAsync(CancellationToken ct = default);

    /// <summary>
    /// Runs several writes (saves and set-wise updates) in one transaction behind the write gate; what happened is
    /// announced after the commit. Reads that may be slow, and every call to a store, belong before it.
    /// </summary>
    Task Write(Func<Task> work, CancellationToken ct);
}
