namespace ShopifySync.Domain.Batches;

/// <summary>Whether a batch accounts for all that it took up. It says no more than the sums prove. Pure.</summary>
public static class BatchProof
{
    public static (bool Holds, string Proof) Of(SyncBatch batch, int died) => batch.Kind == BatchKind.Pull ? OfPull(batch, died) : OfWrites(batch);

    private static (bool, string) OfPull(SyncBatch batch, int died)
    {
        var counts = batch.Counts;
        var accounted = counts.Unchanged + counts.Staged + counts.Conflicted + counts.Quarantined;
        var sums = $"{counts.Seen} read = {counts.Unchanged} unchanged + {counts.Staged} staged + {counts.Conflicted} in conflict + {counts.Quarantined} quarantined";
        if (counts.Seen != accounted)
            return (false, $"The sums differ: {counts.Seen} products read, {accounted} accounted for. Nothing is marked as pulled; run it again.");
        if (batch.Mode == PullMode.Selective)
            return (died == 0, died == 0 ? $"Every named product was read: {sums}." : $"{died} of its reads failed: {sums}.");

        return counts.LastPages > 0
            ? (true, $"Read to the last page: {sums}. Pages prove no more than that; products that move between pages are caught by the overlap of the next pull.")
            : (false, $"The last page was not reached: {sums}. Nothing is marked as pulled; run it again.");
    }

    private static (bool, string) OfWrites(SyncBatch batch)
    {
        var counts = batch.Counts;
        var accounted = counts.Done + counts.Stale + counts.Failed;
        return batch.Expected is { } expected && expected != accounted
            ? (false, $"The sums differ: {expected} changes taken up, {accounted} accounted for.")
            : (true, $"{accounted} changes taken up = {counts.Done} done + {counts.Stale} back for review + {counts.Failed} failed.");
    }
}
