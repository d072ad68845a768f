using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Staging;

/// <summary>A product as a proposal of the whole of it keeps it: its text, and what lists show of it.</summary>
public sealed record WrittenSnapshot(string Json, StagedSummary Summary)
{
    public static WrittenSnapshot Of(ProductSnapshot snapshot) => new(SnapshotJson.Write(snapshot), StagedSummary.Of(snapshot, []));
}
