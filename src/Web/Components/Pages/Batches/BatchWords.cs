using ShopifySync.Application.Batches;
using ShopifySync.Domain.Batches;
using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Components.Pages.Batches;

/// <summary>A batch in words that need no explanation.</summary>
internal static class BatchWords
{
    public static string Name(BatchRow batch)
    {
        var kind = batch.Kind switch
        {
            BatchKind.Pull => batch.Mode switch
            {
                PullMode.Full => "Full pull",
                PullMode.Selective => "Pull of chosen products",
                _ => "Incremental pull",
            },
            BatchKind.Push => "Push",
            _ => "Apply to the catalogue",
        };
        return batch.DryRun ? $"{kind} (trial)" : kind;
    }

    public static string Icon(BatchRow batch) => batch.Kind switch
    {
        BatchKind.Pull => "download",
        BatchKind.Push => "upload",
        _ => "inventory_2",
    };

    public static (Tone Tone, string Text, string Meaning) Status(BatchStatus status) => status switch
    {
        BatchStatus.Running => (Tone.Info, "Running", "At work."),
        BatchStatus.Paused => (Tone.Waiting, "Paused", "What ran has ended; nothing new begins until it is resumed."),
        BatchStatus.Completed => (Tone.Good, "Completed", "All done, and the sums prove it."),
        BatchStatus.CompletedWithErrors => (Tone.Waiting, "Completed with errors", "Some of its work failed or went back to review; the rest is done."),
        BatchStatus.Failed => (Tone.Bad, "Failed", "It ended without its proof of completeness."),
        _ => (Tone.Neutral, "Cancelled", "Ended by a person; what was done stays done."),
    };

    /// <summary>What it did so far: only what there is to say.</summary>
    public static string Counts(BatchRow batch)
    {
        var counts = batch.Counts;
        (int Count, string Words)[] said = batch.Kind == BatchKind.Pull
            ? [(counts.Seen, "read"), (counts.Unchanged, "unchanged"), (counts.Staged, "with changes"), (counts.Conflicted, "in conflict"), (counts.Quarantined, "could not be read")]
            : [(counts.Done, batch.Kind == BatchKind.Push ? "pushed" : "applied"), (counts.Stale, "back for review"), (counts.Failed, "failed")];
        var words = said.Where(s => s.Count > 0).Select(s => $"{Digits.Of(s.Count)} {s.Words}").ToList();
        return words.Count > 0 ? string.Join(", ", words) : batch.IsOver ? "nothing to do" : "beginning";
    }

    public static string Unit(BatchRow batch) => batch.Kind == BatchKind.Pull ? "products" : "changes";

    public static string Eta(BatchRow batch) => batch switch
    {
        { Status: BatchStatus.Paused } => "paused",
        { Progress.EtaSeconds: { } seconds } => seconds < 1 ? "nearly done" : $"about {Ago.Amount(TimeSpan.FromSeconds(seconds))} left",
        _ => "",
    };

    public static string Took(BatchRow batch) => batch.EndedAt is { } ended
        ? Ago.Took(ended - batch.StartedAt)
        : "";

    /// <summary>Null where nothing was foreseen.</summary>
    public static string? Foreseen(BatchRow batch) => batch.Forecast is { Seconds: { } seconds } forecast
        ? $"forecast {Ago.Took(TimeSpan.FromSeconds(seconds))} by {(forecast.Route == "Bulk" ? "bulk operations" : forecast.Route == "Pages" ? "pages" : "single calls")}"
        : null;
}
