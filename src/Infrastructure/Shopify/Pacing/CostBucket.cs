using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Shopify.Pacing;

/// <summary>
/// What we believe to be in a store's bucket. Pure: the moment comes in with every call. Shopify takes a query's requested
/// cost before it runs and gives back what it did not use; so does this, from the moment of sending. Each answer tells what is
/// really there, which may or may not count the calls that were under way beside it: the belief is kept between these bounds.
/// </summary>
internal sealed class CostBucket
{
    /// <summary>What only Critical calls may take: 2.5 % of the bucket, at most 50 points.</summary>
    private const double ReservedShare = 0.025;
    private const double HighestReserve = 50;

    /// <summary>How far ahead the drain by others is looked at: about the time in which a call reaches Shopify.</summary>
    private const double LookAheadSeconds = 0.1;
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(1);

    private double _maximum;
    private double _rate;
    private double _available;
    private double _othersRate;
    private double _outstanding;
    private double _settled;
    private int _underWay;
    private bool _known;
    private TimeSpan _refilledAt;
    private TimeSpan _answeredAt;

    /// <summary>Points a second that others seem to take from the same bucket.</summary>
    public double OthersRate => _othersRate;

    public PointBudget? Budget(TimeSpan now)
    {
        if (!_known)
            return null;

        Refill(now);
        return new PointBudget(_available, _maximum, RefillRate);
    }

    /// <summary>
    /// How long until a call of this cost may be sent: zero for now, null for "after the next answer", since before the first
    /// answer nothing is known of the bucket and one call at a time finds out.
    /// </summary>
    public TimeSpan? WaitFor(double cost, bool critical, TimeSpan now)
    {
        if (!_known)
            return _underWay == 0 ? TimeSpan.Zero : null;

        Refill(now);
        var keptBack = (_othersRate * LookAheadSeconds) + (critical ? 0 : Math.Min(HighestReserve, _maximum * ReservedShare));
        var needed = Math.Min(cost + keptBack, _maximum);
        return _available >= needed ? TimeSpan.Zero : TimeSpan.FromSeconds((needed - _available) / RefillRate);
    }

    public Reservation Take(double cost, TimeSpan now)
    {
        Refill(now);
        _available -= cost;
        _outstanding += cost;
        _underWay++;
        return new Reservation(cost, _settled);
    }

    /// <summary>Shopify ran the call, or refused it as throttled, and said what is in the bucket.</summary>
    public void Answered(Reservation reserved, QueryCost cost, TimeSpan now)
    {
        Refill(now);
        Forget(reserved);
        var notCounted = _outstanding + _settled - reserved.SettledBefore;
        _settled += cost.Actual ?? 0;
        (_maximum, _rate) = (cost.MaximumAvailable, cost.RestoreRate);
        if (!_known)
        {
            (_known, _available, _refilledAt, _answeredAt) = (true, cost.CurrentlyAvailable - notCounted, now, now);
            return;
        }

        _available = Math.Min(_available + reserved.Cost - (cost.Actual ?? 0), _maximum);
        var believed = _available;
        _available = Math.Clamp(_available, cost.CurrentlyAvailable - notCounted, cost.CurrentlyAvailable);
        NoteOthers(believed - _available, now);
    }

    /// <summary>The call was never sent.</summary>
    public void GiveBack(Reservation reserved)
    {
        Forget(reserved);
        _available += reserved.Cost;
    }

    /// <summary>No answer, or one without figures: whether Shopify took the points is unknown, so they count as taken.</summary>
    public void Lost(Reservation reserved) => Forget(reserved);

    private double RefillRate => Math.Max(_rate - Drain, _rate * 0.1);

    /// <summary>Small differences come from travelling times; only a drain beyond a tenth of the rate slows us down.</summary>
    private double Drain => Math.Max(0, _othersRate - (_rate * 0.1));

    private void Forget(Reservation reserved)
    {
        _outstanding = Math.Max(0, _outstanding - reserved.Cost);
        _underWay--;
    }

    private void Refill(TimeSpan now)
    {
        if (now <= _refilledAt)
            return;

        _available = Math.Min(_maximum, _available + ((now - _refilledAt).TotalSeconds * RefillRate));
        _refilledAt = now;
    }

    /// <summary>A running average over about a second of what is missing beyond our own calls.</summary>
    private void NoteOthers(double missing, TimeSpan now)
    {
        var interval = now - _answeredAt > ShortestInterval ? now - _answeredAt : ShortestInterval;
        var weight = 1 - Math.Exp(-interval.TotalSeconds);
        var seen = Drain + (missing / interval.TotalSeconds);
        _othersRate = Math.Clamp(_othersRate + (weight * (seen - _othersRate)), 0, _rate * 0.9);
        _answeredAt = now;
    }
}

/// <summary>Points taken for one call.</summary>
/// <param name="SettledBefore">
/// What all answered calls had cost when this one was sent. Answers overtake each other: what was answered since may be
/// missing in what this one's answer says of the bucket.
/// </param>
internal sealed record Reservation(double Cost, double SettledBefore);
