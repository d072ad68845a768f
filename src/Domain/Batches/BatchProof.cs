namespace ShopifySync.Domain.Batches;

/// <summary>Whether a batch accounts for all that it took up. It says no more than the sums prove. Pure.</summary>
public static class BatchProof
{
    public static (bool Holds, string Proof) Of(SyncBatch batch, int died, BulkRun? read = null) =>
        batch.Kind == BatchKind.Pull ? OfPull(batch, died, read) : OfWrites(batch);

    private static (bool, string) OfPull(SyncBatch batch, int died, BulkRun? read)
    {
        var counts = batch.Counts;
        var accounted = counts.Unchanged + counts.Staged + counts.Conflicted + counts.Quarantined;
        var sums = $"{counts.Seen} read = {counts.Unchanged} unchanged + {counts.Staged} staged + {counts.Conflicted} in conflict + {counts.Quarantined} quarantined";
        if (counts.Seen != accounted)
            return (false, $"The sums differ: {counts.Seen} products read, {accounted} accounted for. Nothing is marked as pulled; run it again.");
        if (read is not null)
            return OfFile(batch, read, sums);
        if (batch.Mode == PullMode.Selective)
            return (died == 0, died == 0 ? $"Every named product was read: {sums}." : $"{died} of its reads failed: {sums}.");

        return counts.LastPages > 0
            ? (true, $"Read to the last page: {sums}. Pages prove no more than that; products that move between pages are caught by the overlap of the next pull.")
            : (false, $"The last page was not reached: {sums}. Nothing is marked as pulled; run it again.");
    }

    /// <summary>Shopify counted what it wrote: as many lines and products must have come in.</summary>
    private static (bool, string) OfFile(SyncBatch batch, BulkRun read, string sums)
    {
        var lines = $"{read.LinesRead} lines read of {read.ObjectCount ?? 0} that Shopify wrote, {read.RootsRead} products of {read.RootObjectCount ?? 0}";
        return read.LinesRead == (read.ObjectCount ?? 0) && read.RootsRead == (read.RootObjectCount ?? 0) && batch.Counts.Seen >= read.RootsRead + read.Asked
            ? (true, $"Complete: {lines}; {sums}{(read.Asked > 0 ? $", {read.Asked} of them asked for by id" : "")}.")
            : (false, $"The file does not add up: {lines}; {sums}. Nothing is marked as pulled; run it again.");
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
