using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Shopify.Pacing;

/// <summary>
/// What we believe to be in a store's bucket. Pure: the moment comes in with every call. Shopify takes a query's requested
/// cost before it runs and gives back what it did not use; so does this, from the moment of sending. Each answer tells what
/// was there when its call arrived: with our own calls sent after it, and what may have been restored since, that bounds the belief.
/// </summary>
internal sealed class CostBucket
{
    /// <summary>What only Critical calls may take: 50 points, fewer where the bucket restores as much in a moment.</summary>
    private const double HighestReserve = 50;
    private const double LowestReserve = 12;
    private const double ReserveRestoredInSeconds = 0.04;

    /// <summary>
    /// What may be under way before the first answer. No plan's bucket is smaller than 1,000 points; one that another process
    /// drained costs a few refusals, while a single call to find out would cost a round trip of every run.
    /// </summary>
    private const double UnknownAllowance = 300;

    /// <summary>
    /// How much of what is there may be under way at once, beyond what is restored meanwhile: another process that does the same
    /// is seen by its traces only after a round trip, and until then both must fit.
    /// </summary>
    private const double ShareUnderWay = 1 / 3d;

    /// <summary>Alone, a little more than a round trip restores may be under way, or the way's unevenness would slow us down.</summary>
    private const double Slack = 1.25;

    private const double ShortestPause = 0.002;

    /// <summary>Of a round trip, the part in which others' calls may come before ours.</summary>
    private const double ShareBeforeArrival = 0.45;

    /// <summary>So many round trips, and seconds at least, must leave plenty before others count as having stopped.</summary>
    private const double PlentyForRoundTrips = 3;
    private const double PlentyForSeconds = 0.5;

    private readonly LinkedList<Reservation> _sent = new();
    private readonly OtherDrain _others = new();
    private double _maximum;
    private double _rate;
    private double _available;
    private double _outstanding;
    private double _roundTrip;

    /// <summary>Seconds that a call surely travels before it takes its points: what is restored in them may be spent beforehand.</summary>
    private double _lead;
    private bool _known;
    private TimeSpan _refilledAt;
    private TimeSpan? _plentySince;

    /// <summary>Points a second that others seem to take from the same bucket.</summary>
    public double OthersRate => _others.Lasting;

    public PointBudget? Budget(TimeSpan now)
    {
        if (!_known)
            return null;

        Refill(now);
        return new PointBudget(_available, _maximum, RefillRate, _others.Drain(_rate));
    }

    /// <summary>
    /// How long until a call of this cost may be sent: zero for now, null for "after the next answer", since before the first
    /// answer little is known of the bucket.
    /// </summary>
    public TimeSpan? WaitFor(double cost, bool critical, TimeSpan now)
    {
        if (!_known)
            return _outstanding == 0 || _outstanding + cost <= UnknownAllowance ? TimeSpan.Zero : null;

        Refill(now);
        // What others take while our call is on its way, as they take it just now.
        var keptBack = (_others.Now * _roundTrip * ShareBeforeArrival) + (critical ? 0 : Reserve);
        var needed = Math.Min(cost + keptBack, _maximum);
        var onArrival = _available + (_lead * RefillRate);
        if (!critical && UnderWay(now) is > 0 and var underWay && underWay + cost > MayBeUnderWay)
            return TimeSpan.FromSeconds(Math.Max(ShortestPause, _roundTrip / 8));

        return onArrival >= needed ? TimeSpan.Zero : TimeSpan.FromSeconds((needed - onArrival) / RefillRate);
    }

    public Reservation Take(double cost, TimeSpan now)
    {
        Refill(now);
        _available -= cost;
        _outstanding += cost;
        var reserved = new Reservation(now, cost);
        reserved.Place = _sent.AddLast(reserved);
        return reserved;
    }

    /// <summary>Shopify ran the call, or refused it as throttled, and said what is in the bucket.</summary>
    public void Answered(Reservation reserved, QueryCost cost, TimeSpan now)
    {
        Refill(now);
        var age = Math.Max(0, (now - reserved.SentAt).TotalSeconds);
        var (sentLater, arrivedMaybeLater) = Uncounted(reserved);
        Settle(reserved, cost.Actual ?? 0, now);
        (_maximum, _rate) = (cost.MaximumAvailable, cost.RestoreRate);
        var lowest = cost.CurrentlyAvailable - arrivedMaybeLater;
        // Alone, the figure may be as old as its call; beside others, what is missing is theirs rather than the way's.
        var highest = Math.Min(_maximum, cost.CurrentlyAvailable - sentLater + (_others.Drain(_rate) > 0 ? 0 : _rate * age));
        if (!_known)
        {
            (_known, _available, _refilledAt, _roundTrip) = (true, lowest, now, age);
            _others.Begin(now);
            return;
        }

        _roundTrip += (age - _roundTrip) / 4;
        var believed = Math.Min(_available + reserved.Cost - (cost.Actual ?? 0), _maximum);
        NoteLead(age - ((believed - (cost.CurrentlyAvailable - sentLater)) / _rate), refused: cost.Actual is null);
        _available = Math.Clamp(believed, Math.Min(lowest, highest), highest);
        _others.Note(believed - _available, _rate, _roundTrip, now);
        NotePlenty(lowest, now);
    }

    /// <summary>The call was never sent.</summary>
    public void GiveBack(Reservation reserved)
    {
        Settle(reserved, 0, reserved.SentAt);
        _available += reserved.Cost;
    }

    /// <summary>No answer, or one without figures: whether Shopify took the points is unknown, so they count as taken.</summary>
    public void Lost(Reservation reserved, TimeSpan now) => Settle(reserved, reserved.Cost, now);

    /// <summary>
    /// Others are forgotten slowly, or two processes would swing against each other. But where every answer for a while leaves more
    /// than they take in a round trip, they have stopped, and their share is ours.
    /// </summary>
    private void NotePlenty(double lowest, TimeSpan now)
    {
        var theirs = _others.Drain(_rate) * _roundTrip;
        _plentySince = theirs > 0 && lowest > theirs ? _plentySince ?? now : null;
        if ((now - _plentySince)?.TotalSeconds > Math.Max(PlentyForSeconds, PlentyForRoundTrips * _roundTrip))
            _others.Fade();
    }

    /// <summary>
    /// How much older the belief is than the answer's figure tells how late in its round trip a call takes its points. Others'
    /// calls make it look earlier, which errs on the safe side; it falls at once and rises slowly.
    /// </summary>
    private void NoteLead(double seen, bool refused)
    {
        var safe = refused ? 0 : Math.Clamp(seen * 0.8, 0, _roundTrip * 0.8);
        _lead = safe < _lead ? safe : _lead + ((safe - _lead) / 8);
    }

    /// <summary>A call without an answer for much longer than others has its points by now; it only takes its time.</summary>
    private double UnderWay(TimeSpan now)
    {
        var sum = 0d;
        var since = now - TimeSpan.FromSeconds((2 * _roundTrip) + ShortestPause);
        for (var sent = _sent.Last; sent is not null && sent.Value.SentAt >= since; sent = sent.Previous)
            sum += sent.Value.SettledAt is null ? sent.Value.Cost : 0;
        return sum;
    }

    private double MayBeUnderWay =>
        (Math.Max(0, _available) * ShareUnderWay) + (RefillRate * _roundTrip * (_others.Drain(_rate) > 0 ? 1 : Slack));

    private double Reserve => Math.Clamp(HighestReserve - (_rate * ReserveRestoredInSeconds), Math.Min(LowestReserve, _maximum * 0.025), HighestReserve);

    private double RefillRate => Math.Max(_rate - _others.Drain(_rate), _rate * 0.1);

    /// <summary>
    /// What an answer does not count: our calls sent after its own for sure, since calls arrive about in the order in which they
    /// were sent; and at the most those too that were under way beside it.
    /// </summary>
    private (double Surely, double AtMost) Uncounted(Reservation reserved)
    {
        var (surely, atMost) = (0d, 0d);
        for (var later = reserved.Place!.Next; later is not null; later = later.Next)
            surely += later.Value.Taken;
        for (var beside = _sent.First; beside != reserved.Place; beside = beside!.Next)
            atMost += beside!.Value.SettledAt is { } settled && settled <= reserved.SentAt ? 0 : beside.Value.Taken;
        return (surely, surely + atMost);
    }

    private void Settle(Reservation reserved, double taken, TimeSpan now)
    {
        _outstanding = Math.Max(0, _outstanding - reserved.Cost);
        (reserved.Taken, reserved.SettledAt) = (taken, now);
        // Only what was sent after an unanswered call is still asked for.
        while (_sent.First is { Value.SettledAt: not null } first)
            _sent.Remove(first);
    }

    private void Refill(TimeSpan now)
    {
        if (now <= _refilledAt)
            return;

        _available = Math.Min(_maximum, _available + ((now - _refilledAt).TotalSeconds * RefillRate));
        _refilledAt = now;
    }
}

/// <summary>Points taken for one call.</summary>
internal sealed class Reservation(TimeSpan sentAt, double cost)
{
    public TimeSpan SentAt { get; } = sentAt;
    public double Cost { get; } = cost;

    /// <summary>What it took, as far as we know: what was asked for until it is answered, then what it really cost.</summary>
    public double Taken { get; set; } = cost;

    public TimeSpan? SettledAt { get; set; }

    /// <summary>Its place among the calls in the order of sending.</summary>
    public LinkedListNode<Reservation>? Place { get; set; }
}
