using ShopifySync.Domain.Batches;

namespace ShopifySync.Application.Batches;

/// <summary>How far a batch is. What is not known is null, never zero.</summary>
/// <param name="Done">Products read, or changes dealt with.</param>
/// <param name="PerSecond">Over the whole run so far, pauses included.</param>
/// <param name="EtaSeconds">Null while the end is not known, and while nothing moves.</param>
public sealed record BatchProgress(int Done, int? Total, double? Percent, double? PerSecond, double? EtaSeconds)
{
    private static readonly TimeSpan TooShortToTell = TimeSpan.FromSeconds(1);

    public static BatchProgress Of(SyncBatch batch, DateTimeOffset now)
    {
        var counts = batch.Counts;
        var done = batch.Kind == BatchKind.Pull ? counts.Seen : counts.Done + counts.Stale + counts.Failed;
        var total = batch.Expected is { } expected ? Math.Max(expected, done) : batch.IsOver ? done : (int?)null;
        var took = (batch.EndedAt ?? now) - batch.StartedAt;
        double? perSecond = done > 0 && took >= TooShortToTell ? done / took.TotalSeconds : null;
        double? eta = batch.Status == BatchStatus.Running && total is { } all && perSecond is { } speed ? (all - done) / speed : null;
        return new BatchProgress(done, total, total is > 0 ? 100.0 * done / total : null, perSecond, eta);
    }
}
