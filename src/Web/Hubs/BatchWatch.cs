using ShopifySync.Application.Batches;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Web.Hubs;

/// <summary>
/// Looks at the open batches when one of them moved, at most ten times a second and once for all watchers, and offers
/// each connection what is new.
/// </summary>
internal sealed class BatchWatch(IProgressFeed feed, HubConnections connections, HubRequests requests, ILogger<BatchWatch> log) : BackgroundService
{
    /// <summary>Time passes for the estimate too, and a lane on another node may move without a word.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(2);

    private readonly Dictionary<BatchId, BatchMoment> _known = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = new SemaphoreSlim(0);
        using var subscription = feed.Subscribe(
            _ =>
            {
                if (bell.CurrentCount == 0)
                    bell.Release();
                return Task.CompletedTask;
            },
            RowsChanged.Batches);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.WaitAsync(AtLeast, stoppingToken);
                if (connections.Any)
                    await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; the next look shows where things are.
            catch (Exception trouble)
#pragma warning restore CA1031
            {
                log.LogWarning(trouble, "The progress of batches could not be read");
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        var moments = await requests.SendAsHub(new ListBatchMomentsQuery([.. _known.Keys]), ct);
        if (moments.IsFailure)
            return;

        foreach (var moment in moments.Value)
        {
            var known = _known.GetValueOrDefault(moment.Id);
            if (moment.IsOpen)
                _known[moment.Id] = moment;
            else
                _known.Remove(moment.Id);
            if (known is null || known.Progress.Done != moment.Progress.Done || known.Progress.Total != moment.Progress.Total || known.Status != moment.Status || known.Points != moment.Points)
                connections.Offer(moment);
        }
    }
}
