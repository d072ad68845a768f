using Polly;
using Polly.CircuitBreaker;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>
/// The circuit breaker of one store: opens when half of many calls fail, lets one call try after a pause, and pauses longer
/// each time that it fails.
/// </summary>
internal sealed class StoreCircuit(TimeProvider clock, Action changed)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private StoreBreaker _look = StoreBreaker.Closed;
    private int _openedInARow;

    public StoreBreaker Look
    {
        get
        {
            lock (_gate)
                return _look is { State: BreakerState.Open, Until: { } until } && until <= clock.GetUtcNow() ? _look with { State = BreakerState.Trying } : _look;
        }
    }

    public ResiliencePipeline Build() => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(IsTrouble(args.Outcome.Exception)),
            FailureRatio = 0.5,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDurationGenerator = _ => ValueTask.FromResult(NextPause()),
            OnOpened = args =>
            {
                Open(args.BreakDuration, args.Outcome.Exception);
                return default;
            },
            OnClosed = _ =>
            {
                Close();
                return default;
            },
        })
        .Build();

    private TimeSpan NextPause()
    {
        lock (_gate)
            return TimeSpan.FromSeconds(Math.Min(FirstPause.TotalSeconds * Math.Pow(2, Math.Min(_openedInARow, 10)), LongestPause.TotalSeconds));
    }

    private void Open(TimeSpan pause, Exception? because)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _openedInARow++;
            _look = new StoreBreaker(BreakerState.Open, _look.Since ?? now, now + pause, because?.Message ?? _look.Because);
        }

        changed();
    }

    private void Close()
    {
        lock (_gate)
            (_openedInARow, _look) = (0, StoreBreaker.Closed);
        changed();
    }

    private static bool IsTrouble(Exception? exception) =>
        exception is ShopifyCallException { FailureClass: FailureClass.Transient or FailureClass.UnknownOutcome };
}
