using System.Collections.Concurrent;
using Polly;
using Polly.Retry;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>
/// One circuit breaker and one pipeline for each store: a store in trouble never stops the others. Reads are repeated, with
/// growing, jittered pauses; a write goes through the breaker only, and once.
/// </summary>
internal sealed class StorePipelines(TimeProvider clock, IProgressFeed feed) : IStoreBreakers
{
    private const int Repeats = 3;

    /// <summary>A longer wait than this is the lane's to plan: no worker sleeps through it.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<StoreId, Lazy<(StoreCircuit Circuit, ResiliencePipeline Reads, ResiliencePipeline Writes)>> _pipelines = new();

    public ResiliencePipeline Of(StoreId store, bool isMutation)
    {
        var (_, reads, writes) = _pipelines.GetOrAdd(store, _ => new(Build)).Value;
        return isMutation ? writes : reads;
    }

    StoreBreaker IStoreBreakers.Of(StoreId store) => Look(store);

    public StoreBreaker Look(StoreId store) => _pipelines.TryGetValue(store, out var known) ? known.Value.Circuit.Look : StoreBreaker.Closed;

    private (StoreCircuit, ResiliencePipeline, ResiliencePipeline) Build()
    {
        var circuit = new StoreCircuit(clock, () =>
        {
            feed.Publish(new RowsChanged(RowsChanged.Lanes));
            feed.Publish(new RowsChanged(RowsChanged.Stores));
        });
        var breaker = circuit.Build();
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
        return (circuit, reads, breaker);
    }
}
