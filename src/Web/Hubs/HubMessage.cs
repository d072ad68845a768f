using System.Globalization;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Monitoring;

namespace ShopifySync.Web.Hubs;

/// <summary>
/// What the hub sends, under the name of its type. Only what is kept has a number and comes again by <c>Since</c>: progress
/// is a picture of the moment. <c>connected</c> and <c>resync</c> carry the latest number, to count on from.
/// </summary>
internal sealed record HubMessage(long? Number, string Type, object Data)
{
    public static HubMessage Connected(long latest, DateTimeOffset now) =>
        new(latest, "connected", new Happened(null, null, "connected", null, "Join rooms, then ask Since with the last number you had.", now));

    public static HubMessage Resync(long latest, DateTimeOffset now) =>
        new(latest, "resync", new Happened(null, null, "resync", null, "Events were missed that are no longer kept or too many to send again: load anew what you show.", now));

    public static HubMessage Refused(string why, DateTimeOffset now) => new(null, "error", new Happened(null, null, "closed", null, why, now));

    public static HubMessage Of(NumberedEvent happened)
    {
        var (type, status) = Kind(happened);
        return new HubMessage(happened.Number, type, new Happened(
            happened.BatchId?.ToString(), happened.StoreId?.ToString(), status, null, happened.Message, happened.At, happened.Type, happened.By));
    }

    public static HubMessage Of(BatchMoment moment, DateTimeOffset now)
    {
        var progress = moment.Progress;
        var of = progress.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $"{progress.Done} of {total}") : progress.Done.ToString(CultureInfo.InvariantCulture);
        return new HubMessage(null, "operation_progress", new Moved(
            moment.Id.ToString(), moment.StoreId?.ToString(), StatusOf(moment), progress.Percent, $"{moment.Kind}: {of}", now,
            progress.Done, progress.Total, progress.Percent, progress.PerSecond, progress.EtaSeconds, moment.Points));
    }

    /// <summary>Our events have finer names than the contract's messages; <c>data.event</c> keeps them.</summary>
    private static (string Type, string Status) Kind(NumberedEvent happened)
    {
        var dot = happened.Type.IndexOf('.', StringComparison.Ordinal);
        var (subject, what) = dot < 0 ? (happened.Type, "") : (happened.Type[..dot], happened.Type[(dot + 1)..]);
        return (subject, what) switch
        {
            ("feed" or "import", _) => ("import_status", what),
            ("store", "attention" or "uninstalled") => ("error", what),
            (_, "started") when happened.BatchId is not null => ("operation_start", "running"),
            ("batch", "cancelled") => ("operation_complete", "cancelled"),
            ("pull" or "push" or "apply", "completedwitherrors") => ("operation_complete", "completedWithErrors"),
            ("pull" or "push" or "apply", "completed" or "failed") => ("operation_complete", what),
            ("batch", "paused") => ("sync_status", "paused"),
            ("batch", "resumed") => ("sync_status", "running"),
            _ => (happened.BatchId is null ? "sync_status" : "operation_log", what),
        };
    }

    private static string StatusOf(BatchMoment moment) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(moment.Status.ToString());

    /// <param name="OperationId">The batch; a program's one word for a run.</param>
    private sealed record Happened(
        string? OperationId, string? StoreId, string Status, double? Progress, string Message, DateTimeOffset Timestamp, string? Event = null, string? By = null);

    private sealed record Moved(
        string OperationId, string? StoreId, string Status, double? Progress, string Message, DateTimeOffset Timestamp,
        int Done, int? Total, double? Percent, double? PerSecond, double? EtaSeconds, int? Points);
}
