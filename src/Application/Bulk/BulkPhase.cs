using System.Globalization;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Application.Bulk;

/// <summary>What a pull by bulk is doing, in words for people. Pure.</summary>
public static class BulkPhase
{
    /// <returns>Null when there is nothing to tell: it does not run, or no longer.</returns>
    public static string? Of(BulkRun run) => run switch
    {
        { Type: not BulkRunType.Query } => null,
        { State: BulkRunState.Starting, SentAt: null } => "Waiting for a free place: Shopify runs a few bulk operations at a time.",
        { State: BulkRunState.Starting } => "Asking Shopify for all products in one file.",
        { State: BulkRunState.Running, ObjectCount: > 0 } => $"Shopify writes the file: {Number(run.ObjectCount.Value)} lines so far.",
        { State: BulkRunState.Running } => "Waiting for Shopify to write the file.",
        { State: BulkRunState.Finished, Partitions: 0 } => $"Downloading {Number(run.ObjectCount ?? 0)} lines{Size(run.FileSize)}.",
        { State: BulkRunState.Finished } when run.PartitionsRead < run.Partitions =>
            $"Comparing part {Number(run.PartitionsRead + 1)} of {Number(run.Partitions)}.",
        { State: BulkRunState.Finished } => "Looking for products that are gone.",
        _ => null,
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long? bytes) => bytes is { } size and >= 1_000_000 ? $" ({Number(size / 1_000_000)} MB)" : "";
}
