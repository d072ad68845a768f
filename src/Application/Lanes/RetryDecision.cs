using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Lanes;

/// <summary>What becomes of an operation that failed. Pure: the class of the failure and the attempts decide.</summary>
public abstract record RetryDecision
{
    public const int HighestAttempts = 6;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private RetryDecision() { }

    /// <summary>Once more, not before the pause is over.</summary>
    public sealed record Again(TimeSpan After) : RetryDecision;

    /// <summary>Never again by itself: kept with its reason.</summary>
    public sealed record Dead(Error Reason) : RetryDecision;

    /// <summary>Back to the queue, and the whole lane waits for a person.</summary>
    public sealed record PauseLane(Error Reason) : RetryDecision;

    /// <param name="attempts">Attempts made, this one included.</param>
    /// <param name="jitter">From 0 to 1, drawn by the caller: spreads retries of many operations.</param>
    public static RetryDecision Of(ShopifyCallException failure, int attempts, double jitter) => failure.FailureClass switch
    {
        FailureClass.FatalForStore => new PauseLane(failure.Error),
        _ when failure.StoreIsDown => new Again(Max(failure.RetryAfter ?? TimeSpan.Zero, Backoff(1, jitter))),
        FailureClass.Refused => new Dead(failure.Error),
        FailureClass.Throttled => new Again(failure.RetryAfter ?? TimeSpan.FromSeconds(1 + jitter)),
        FailureClass.TooExpensive => attempts < HighestAttempts ? new Again(TimeSpan.Zero) : new Dead(failure.Error),
        _ when attempts >= HighestAttempts => new Dead(failure.Error),
        _ => new Again(Max(failure.RetryAfter ?? TimeSpan.Zero, Backoff(attempts, jitter))),
    };

    /// <summary>Nobody is at fault when the database is away, or another transaction was first; only the latter may be for ever.</summary>
    public static RetryDecision OfDatabase(DatabaseTrouble trouble, Exception failure, int attempts, double jitter) => trouble switch
    {
        DatabaseTrouble.Away => new Again(Backoff(1, jitter)),
        DatabaseTrouble.Raced when attempts < HighestAttempts => new Again(Backoff(0, jitter)),
        DatabaseTrouble.Raced => new Dead(new Error(ErrorKind.Unavailable, "Operation.Raced",
            $"Others changed the same rows each time: {failure.Message}", "Requeue it; if it happens again, send the log to the developers.")),
        _ => OfBug(failure, attempts, jitter),
    };

    public static RetryDecision OfBug(Exception bug, int attempts, double jitter) => attempts >= 3
        ? new Dead(new Error(ErrorKind.Unavailable, "Operation.Bug", $"An unexpected error stopped it: {bug.Message}", "Requeue it; if it happens again, send the log to the developers."))
        : new Again(Backoff(attempts, jitter));

    private static TimeSpan Backoff(int attempts, double jitter)
    {
        var seconds = Math.Pow(2, attempts) * (0.5 + jitter / 2);
        return TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds));
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
