using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Operations;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Connecting;
using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Shopify;

/// <summary>
/// Calls a store: paced, with the store's token, reads repeated on trouble, and every failure thrown as a classified
/// <see cref="ShopifyCallException"/>. What it gives back is good data.
/// </summary>
internal sealed class ShopifyGraphQLClient(
    ShopifyHttp http,
    IStoreAccess stores,
    StorePacers pacers,
    CostBook costs,
    StorePipelines pipelines,
    CallAccounts accounts,
    IOptions<ShopifyOptions> options,
    TimeProvider clock,
    ILogger<ShopifyGraphQLClient> log)
{
    /// <summary>Each is followed by the documented wait: by then another app owns the whole bucket, and the lane should know.</summary>
    private const int ThrottledInARow = 10;
    private static readonly TimeSpan AfterStaleCheckIn = TimeSpan.FromSeconds(2);
    private int _versionWarned;

    public async Task<ShopifyAnswer> Send(StoreCall call, ShopifyRequest request, CancellationToken ct)
    {
        try
        {
            return await pipelines.Of(call.Store, request.Document.IsMutation)
                .ExecuteAsync(async token => await SendPaced(call, request, token), ct);
        }
        catch (BrokenCircuitException open)
        {
            throw new ShopifyCallException(FailureClass.Transient, ShopifyErrors.BreakerOpen, open.RetryAfter, open) { StoreIsDown = true };
        }
        catch (ShopifyCallException failure) when (failure is { FailureClass: FailureClass.Transient or FailureClass.UnknownOutcome, StoreIsDown: false }
            && pipelines.Look(call.Store) is { State: BreakerState.Open, Until: { } until })
        {
            var wait = until - clock.GetUtcNow();
            throw new ShopifyCallException(failure.FailureClass, failure.Error, failure.RetryAfter > wait ? failure.RetryAfter : wait, failure) { StoreIsDown = true };
        }
    }

    /// <summary>Sends what may be sent again, and reads its answer: one of another shape than was asked for is trouble that may pass.</summary>
    public async Task<T> Read<T>(StoreCall call, ShopifyRequest request, Func<ShopifyAnswer, T> read, CancellationToken ct)
    {
        using var answer = await Send(call, request, ct);
        try
        {
            return read(answer);
        }
        catch (UnreadableNodeException odd)
        {
            throw new ShopifyCallException(FailureClass.Transient, ShopifyErrors.Unintelligible(odd.Message), inner: odd);
        }
    }

    private async Task<ShopifyAnswer> SendPaced(StoreCall call, ShopifyRequest request, CancellationToken ct)
    {
        var access = await stores.Of(call.Store, ct);
        var renewed = false;
        for (var throttled = 0; ;)
        {
            var answer = await SendOnce(call, request, access, ct);
            var failure = ResponseClassifier.Of(answer.Reply, Facts(access, request));
            if (failure is null)
                return answer;

            using (answer)
            {
                if (failure.Class == FailureClass.Throttled && ++throttled <= ThrottledInARow)
                {
                    await Task.Delay(failure.RetryAfter!.Value * Jitter(), clock, ct);
                    continue;
                }

                // Neither a throttled nor an unauthorised call was run: sending it again repeats nothing.
                if (answer.Reply.Status == 401 && !renewed && await stores.Renew(call.Store, access.Token, ct) is { } fresh)
                {
                    (access, renewed) = (fresh, true);
                    continue;
                }
            }

            throw new ShopifyCallException(failure.Class, failure.Error, failure.RetryAfter);
        }
    }

    private async Task<ShopifyAnswer> SendOnce(StoreCall call, ShopifyRequest request, StoreAccess access, CancellationToken ct)
    {
        var document = request.Document;
        var pacer = pacers.Of(call.Store);
        var reserved = await pacer.Reserve(costs.Expect(document.Name, request.Size, request.Guess), call.Priority, ct);
        var settled = false;
        try
        {
            // The last moment: a process that was stopped and goes on here finds its check-in stale and sends nothing.
            if (call.Lease is { MaySend: false })
                throw new ShopifyCallException(FailureClass.Throttled, LaneErrors.CheckInStale, AfterStaleCheckIn);
            var began = clock.GetTimestamp();
            var answer = await http.Post(access.Shop, access.Token, document, request.Variables, ct);
            costs.Answered(clock.GetElapsedTime(began));
            if (answer.Reply.Cost is { } cost)
            {
                pacer.Settle(reserved, cost);
                settled = true;
                costs.Learn(document.Name, request.Size, cost);
            }

            call.Charge((int)Math.Ceiling(answer.Reply.Cost?.Actual ?? 0));
            accounts.Note(call.Store, document.Name, answer.Reply.Cost?.Actual ?? 0, throttled: answer.Reply.Errors.Any(e => e.Code == "THROTTLED"));
            WarnOfVersion(answer.Reply.Version);
            return answer;
        }
        catch (NoAnswerException none)
        {
            if (none.WasSent)
                accounts.Note(call.Store, document.Name, 0, throttled: false);
            var failure = ResponseClassifier.OfNoAnswer(none.WasSent, none.Message, Facts(access, request));
            log.LogWarning(none, "{Document} to {Shop}: {Failure}", document.Name, access.Shop, failure.Error.Message);
            throw new ShopifyCallException(failure.Class, failure.Error, failure.RetryAfter, none);
        }
        finally
        {
            if (!settled)
                pacer.Lose(reserved);
        }
    }

    private CallFacts Facts(StoreAccess access, ShopifyRequest request) => new(access.Shop, request.Document.IsMutation, options.Value.Timeout);

    /// <summary>A retired version falls forward silently (Shopify: "About Shopify API versioning"): its answers may mean something else.</summary>
    private void WarnOfVersion(string? used)
    {
        if (used is not null && used != options.Value.ApiVersion && Interlocked.Exchange(ref _versionWarned, 1) == 0)
            log.LogWarning("Shopify answers with API version {Used} instead of {Wanted}: set Shopify:ApiVersion to a supported one.", used, options.Value.ApiVersion);
    }

    /// <summary>Between one and one and a quarter: calls that were throttled together do not come back together.</summary>
    private static double Jitter() => 1 + (Random.Shared.NextDouble() / 4);
}
