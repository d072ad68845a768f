using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;

namespace ShopifySync.Application.Lanes;

/// <summary>
/// Works a lane off: keeps 2 to 10 operations running, by priority, until nothing is due. One runner per lane is the
/// scheduler's promise; the epoch makes it safe should that promise break.
/// </summary>
public sealed class LaneRunner(
    IServiceScopeFactory scopes, ILaneFence fence, LaneSignals signals, LaneGauges gauges, ILanePressure pressure, IStoreBreakers breakers,
    IOptions<LaneOptions> options, TimeProvider clock, ILogger<LaneRunner> log)
{
    internal LaneSignals Signals { get; } = signals;
    internal LaneGauges Gauges { get; } = gauges;
    internal IStoreBreakers Breakers { get; } = breakers;
    internal ILanePressure Pressure { get; } = pressure;
    internal LaneOptions Options { get; } = options.Value;
    internal TimeProvider Clock { get; } = clock;
    internal ILogger Log { get; } = log;

    /// <summary>Runs until the lane has nothing due. Gives the moment at which it should be woken again, if any.</summary>
    public async Task<DateTimeOffset?> Run(string laneId, CancellationToken ct)
    {
        var waits = new Waits(TimeSpan.FromSeconds(Options.UnknownOutcomeSeconds), fence.StrayWrites);
        if (await InScope(s => s.GetRequiredService<OperationQueue>().Take(laneId, fence.Node, waits, ct)) is not { } taken)
            return null;

        await using var lease = fence.Hold(laneId, taken.Epoch, taken.TookOver);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct, lease.Lost);
        try
        {
            await InScope(async s =>
            {
                await s.GetRequiredService<BatchCloser>().CloseAll(laneId, held.Token);
                return true;
            });
            return await new LaneShift(this, laneId, taken.Epoch, lease).Work(held.Token);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            Log.LogWarning("Lane {Lane} was taken over by another node", laneId);
            return null;
        }
    }

    /// <summary>When the lane's next operation is due; null when none waits.</summary>
    public Task<DateTimeOffset?> NextDue(string laneId, CancellationToken ct) => InScope(s => s.GetRequiredService<OperationQueue>().NextDue(laneId, ct));

    /// <summary>Work in a scope, and so in a context, of its own.</summary>
    internal async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IAppDbContext>().Foreground = false;
        return await work(scope.ServiceProvider);
    }
}
