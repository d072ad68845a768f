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
    IServiceScopeFactory scopes, LaneSignals signals, LaneGauges gauges, ILanePressure pressure, IStoreBreakers breakers, IOptions<LaneOptions> options,
    TimeProvider clock, ILogger<LaneRunner> log)
{
    internal LaneSignals Signals { get; } = signals;
    internal LaneGauges Gauges { get; } = gauges;
    internal IStoreBreakers Breakers { get; } = breakers;
    internal ILanePressure Pressure { get; } = pressure;
    internal LaneOptions Options { get; } = options.Value;
    internal TimeProvider Clock { get; } = clock;
    internal ILogger Log { get; } = log;

    /// <summary>Runs until the lane has nothing due. Gives the moment at which it should be woken again, if any.</summary>
    public async Task<DateTimeOffset?> Run(string laneId, string node, CancellationToken ct)
    {
        var unknownOutcome = TimeSpan.FromSeconds(Options.UnknownOutcomeSeconds);
        if (await InScope(s => s.GetRequiredService<OperationQueue>().Take(laneId, node, unknownOutcome, ct)) is not { } epoch)
            return null;

        await InScope(async s =>
        {
            await s.GetRequiredService<BatchCloser>().CloseAll(laneId, ct);
            return true;
        });
        return await new LaneShift(this, laneId, epoch).Work(ct);
    }

    /// <summary>Work in a scope, and so in a context, of its own.</summary>
    internal async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IAppDbContext>().Foreground = false;
        return await work(scope.ServiceProvider);
    }
}
