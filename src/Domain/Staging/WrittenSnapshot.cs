using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Staging;

/// <summary>A product as a proposal of the whole of it keeps it: its text, and what lists show of it.</summary>
public sealed record WrittenSnapshot(string Json, StagedSummary Summary)
{
    public static WrittenSnapshot Of(ProductSnapshot snapshot) => Of(snapshot, SnapshotJson.Write(snapshot));

    /// <param name="json">Its text, which was written already.</param>
    public static WrittenSnapshot Of(ProductSnapshot snapshot, string json) => new(json, StagedSummary.Of(snapshot, []));
}
