using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>
/// One circuit breaker and one pipeline for each store: a store in trouble never stops the others. Reads are repeated, with
/// growing, jittered pauses; a write goes through the breaker only, and once.
/// </summary>
internal sealed class StorePipelines(TimeProvider clock)
{
    private const int Repeats = 3;

    /// <summary>A longer wait than this is the lane's to plan: no worker sleeps through it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<StoreId, Lazy<(ResiliencePipeline Reads, ResiliencePipeline Writes)>> _pipelines = new();

    public ResiliencePipeline Of(StoreId store, bool isMutation)
    {
        var (reads, writes) = _pipelines.GetOrAdd(store, _ => new(Build)).Value;
        return isMutation ? writes : reads;
    }

    private (ResiliencePipeline Reads, ResiliencePipeline Writes) Build()
    {
        var breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(IsTrouble(args.Outcome.Exception)),
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(10),
            })
            .Build();
        var reads = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is ShopifyCallException { FailureClass: FailureClass.Transient } failed
                    && (failed.RetryAfter ?? TimeSpan.Zero) <= LongestPause),
                MaxRetryAttempts = Repeats,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(400),
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as ShopifyCallException)?.RetryAfter),
            })
            .AddPipeline(breaker)
            .Build();
        return (reads, breaker);
    }

    private static bool IsTrouble(Exception? exception) =>
        exception is ShopifyCallException { FailureClass: FailureClass.Transient or FailureClass.UnknownOutcome };
}
