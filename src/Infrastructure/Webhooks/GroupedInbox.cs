using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ShopifySync.Application.Common;
using ShopifySync.Application.Webhooks;

namespace ShopifySync.Infrastructure.Webhooks;

/// <summary>
/// A commit to disk costs much more than a row: deliveries that come while one is under way share the next. Nobody waits
/// for a group to fill.
/// </summary>
internal sealed class GroupedInbox(IServiceScopeFactory scopes, IDatabaseTroubles database, ILogger<GroupedInbox> log) : BackgroundService, IDeliveryInbox
{
    private const int LargestGroup = 200;

    /// <summary>Another node may keep the same delivery, or enqueue the same work, between our look and our commit.</summary>
    private const int Attempts = 3;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(20 * LargestGroup) { SingleReader = true });

    public async Task Keep(VerifiedDelivery delivery, CancellationToken ct)
    {
        var waiting = new Waiting(delivery, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, ct);
        await waiting.Kept.Task.WaitAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var next))
                group.Add(next);
            await Keep(group, stoppingToken);
            group.Clear();
        }
    }

    private async Task Keep(List<Waiting> group, CancellationToken ct)
    {
        try
        {
            await Write([.. group.Select(w => w.Delivery)], ct);
            foreach (var waiting in group)
                waiting.Kept.TrySetResult();
        }
        catch (Exception spoilt) when (group.Count > 1 && database.Of(spoilt) != DatabaseTrouble.Away && !ct.IsCancellationRequested)
        {
            // Sent again by Shopify, the one that spoils it would spoil another group: each goes on alone. While the database is away, each would wait for it in vain.
            log.LogWarning(spoilt, "A group of {Count} deliveries could not be kept; they are kept one by one", group.Count);
            foreach (var waiting in group)
                await Keep([waiting], ct);
        }
        catch (Exception trouble)
        {
            // The caller fails, so that Shopify sends it again; the inbox goes on with the next group.
            log.LogError(trouble, "{Count} deliveries could not be kept", group.Count);
            foreach (var waiting in group)
                waiting.Kept.TrySetException(trouble);
        }
    }

    private async Task Write(IReadOnlyList<VerifiedDelivery> group, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<KeepDeliveries>().Keep(group, ct);
                return;
            }
            catch (DbUpdateException raced) when (attempt < Attempts)
            {
                log.LogDebug(raced, "A group of {Count} deliveries is written again", group.Count);
            }
        }
    }

    private sealed record Waiting(VerifiedDelivery Delivery, TaskCompletionSource Kept);
}
