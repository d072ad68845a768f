using System.Text.Json.Serialization;

namespace ShopifySync.Application.Catalog;

/// <summary>How a product stands in one store, computed from rows. Where several hold, the one that needs a person most is told.</summary>
public enum SyncStatus
{
    [JsonStringEnumMemberName("not_linked")]
    NotLinked,
    Synced,

    /// <summary>Changes are staged or approved.</summary>
    Pending,

    /// <summary>Both sides moved a field apart.</summary>
    Conflict,

    /// <summary>The last push failed.</summary>
    Error,

    /// <summary>Not compared for longer than the limit.</summary>
    Stale,
}
