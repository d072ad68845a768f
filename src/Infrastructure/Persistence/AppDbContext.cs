using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Auditing;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
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
using ShopifySync.Infrastructure.Security;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>One model for three databases; each provider derives a context of its own for its migrations.</summary>
public abstract class AppDbContext(DbContextOptions options, AppDbContextServices services)
    : IdentityUserContext<AppUser, Guid>(options), IAppDbContext
{
    private bool _inWrite;
    private bool _hasNewEvents;

    public DbSet<Catalogue> Catalogues => Set<Catalogue>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<ProductVariant> Variants => Set<ProductVariant>();
    public DbSet<ProductVersion> ProductVersions => Set<ProductVersion>();
    public DbSet<FieldState> FieldStates => Set<FieldState>();
    public DbSet<AssortmentEntry> Assortment => Set<AssortmentEntry>();
    public DbSet<Store> Stores => Set<Store>();
    public DbSet<StorePolicy> Policies => Set<StorePolicy>();
    public DbSet<Link> Links => Set<Link>();
    public DbSet<LinkHistory> LinkHistory => Set<LinkHistory>();
    public DbSet<StagedChange> StagedChanges => Set<StagedChange>();
    public DbSet<FieldChange> FieldChanges => Set<FieldChange>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<AcceptedDifference> AcceptedDifferences => Set<AcceptedDifference>();
    public DbSet<Conflict> Conflicts => Set<Conflict>();
    public DbSet<SyncBatch> Batches => Set<SyncBatch>();
    public DbSet<SyncCursor> SyncCursors => Set<SyncCursor>();
    public DbSet<BulkRun> BulkRuns => Set<BulkRun>();
    public DbSet<RunSeen> RunSeen => Set<RunSeen>();
    public DbSet<PushLine> PushLines => Set<PushLine>();
    public DbSet<LearnedFigure> LearnedFigures => Set<LearnedFigure>();
    public DbSet<Lane> Lanes => Set<Lane>();
    public DbSet<SyncOperation> Operations => Set<SyncOperation>();
    public DbSet<Schedule> Schedules => Set<Schedule>();
    public DbSet<SyncEvent> Events => Set<SyncEvent>();
    public DbSet<CallCost> CallCosts => Set<CallCost>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<TopicSubscription> Subscriptions => Set<TopicSubscription>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public bool Foreground { get; set; } = true;

    /// <summary>Within <see cref="Write"/>: the gate is held.</summary>
    internal bool IsWriting => _inWrite;

    public void Forget() => ChangeTracker.Clear();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (_inWrite)
            return await SaveVersioned(acceptAllChangesOnSuccess, cancellationToken);

        int saved;
        using (await services.Gate.Enter(Foreground, cancellationToken))
            saved = await SaveVersioned(acceptAllChangesOnSuccess, cancellationToken);
        await Announce(cancellationToken);
        return saved;
    }

    public async Task Write(Func<Task> work, CancellationToken ct)
    {
        if (_inWrite)
        {
            await work();
            return;
        }

        using (await services.Gate.Enter(Foreground, ct))
        {
            await using var transaction = await Database.BeginTransactionAsync(ct);
            _inWrite = true;
            try
            {
                await work();
                await transaction.CommitAsync(ct);
            }
            finally
            {
                _inWrite = false;
            }
        }

        await Announce(ct);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModelConventions.Apply(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        ModelConventions.Name(builder);
    }

    private Task<int> SaveVersioned(bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<AggregateRoot>())
        {
            if (entry.State == EntityState.Modified)
                entry.Property(a => a.RowVersion).CurrentValue++;
        }

        _hasNewEvents |= ChangeTracker.Entries<SyncEvent>().Any(e => e.State == EntityState.Added);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
    }

    private async Task Announce(CancellationToken ct)
    {
        if (_hasNewEvents)
        {
            _hasNewEvents = false;
            services.Bell.Ring();
        }

        var happened = ChangeTracker.Entries<AggregateRoot>().SelectMany(e => e.Entity.TakeEvents()).ToList();
        if (happened.Count > 0)
            await services.Dispatcher.Dispatch(happened, ct);
    }
}

/// <summary>What every context needs beside its options.</summary>
public sealed record AppDbContextServices(IWriteGate Gate, DomainEventDispatcher Dispatcher, EventBell Bell);
