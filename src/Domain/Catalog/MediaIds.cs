using System.Collections.Immutable;

namespace ShopifySync.Domain.Catalog;

/// <summary>Values of media carry no ids; this finds them again by source.</summary>
internal static class MediaIds
{
    /// <summary>
    /// The wanted pictures, those without an id with the one that <paramref name="known"/> has for their source. A picture
    /// shown twice takes one id after the other.
    /// </summary>
    public static ImmutableArray<MediaItem> From(ImmutableArray<MediaItem> known, ImmutableArray<MediaItem> wanted)
    {
        var ids = known.Where(m => m.RemoteId is not null).GroupBy(m => m.Source)
            .ToDictionary(g => g.Key, g => new Queue<string?>(g.Select(m => m.RemoteId)));
        return [.. wanted.Select(m => m.RemoteId is null && ids.TryGetValue(m.Source, out var left) && left.TryDequeue(out var id) ? m with { RemoteId = id } : m)];
    }
}
