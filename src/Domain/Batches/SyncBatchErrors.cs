using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Batches;

public static class SyncBatchErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "SyncBatch.NotFound", "There is no such batch.", "Go back to the list of batches.");

    public static Error NotRunning(BatchStatus status) => new(ErrorKind.Conflict, "SyncBatch.NotRunning", $"Only a running batch can be paused; this one is {Words(status)}.");

    public static Error NotPaused(BatchStatus status) => new(ErrorKind.Conflict, "SyncBatch.NotPaused", $"Only a paused batch can be resumed; this one is {Words(status)}.");

    public static Error Over(BatchStatus status) => new(ErrorKind.Conflict, "SyncBatch.Over", $"This batch is over ({Words(status)}).");

    public static Error NothingApproved { get; } = new(ErrorKind.Invalid, "SyncBatch.NothingApproved",
        "There is no approved change to push.", "Approve outbound changes under Staged changes first.");

    private static string Words(BatchStatus status) => status == BatchStatus.CompletedWithErrors ? "completed with errors" : status.ToString().ToLowerInvariant();
}
