using System.Security.Cryptography;
using System.Text;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Scheduling;

/// <summary>When a store's kind of data is pulled, or looked after, by itself; the clean-up is of no store.</summary>
public sealed class Schedule
{
    /// <summary>Products that changed lately.</summary>
    public const string Products = "products";

    /// <summary>Every product, which also finds those that are gone and what no incremental pull saw.</summary>
    public const string Reconcile = "reconcile";

    /// <summary>Whether the shop still tells of every topic.</summary>
    public const string Webhooks = "webhooks";

    /// <summary>What is done with and older than its retention is removed.</summary>
    public const string CleanUp = "clean-up";

    private Schedule() { } // EF Core

    public Schedule(StoreId? store, string dataType, string cron) =>
        (Id, StoreId, DataType, Cron, Enabled) = (store is null ? IdOfTheServers(dataType) : Guid.CreateVersion7(), store, dataType, cron, true);

    public Guid Id { get; private init; }
    public StoreId? StoreId { get; private init; }
    public string DataType { get; private init; } = "";

    /// <summary>Quartz cron, in UTC.</summary>
    public string Cron { get; private set; } = "";

    public bool IsPull => DataType is Products or Reconcile;

    public bool Enabled { get; private set; }
    public DateTimeOffset? LastRunAt { get; private set; }

    public void Set(string cron, bool enabled) => (Cron, Enabled) = (cron, enabled);

    public void Ran(DateTimeOffset at) => LastRunAt = at;

    /// <summary>The same wherever it is made: to a unique index schedules of no store are all different, to the primary key they are not.</summary>
    private static Guid IdOfTheServers(string dataType) => new(SHA256.HashData(Encoding.UTF8.GetBytes(dataType)).AsSpan(0, 16));
}
