using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Pacing;

/// <summary>Clients with a bucket of their own belief each, calling one true bucket, in computed time: no thread sleeps.</summary>
internal sealed class BucketSimulation(double maximumAtFirst, double rateAtFirst, double roundTripMs)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    private double? _inBucket;
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> _events = new();
    private readonly TimeSpan _roundTrip = TimeSpan.FromMilliseconds(roundTripMs);
    private double _maximum = maximumAtFirst;
    private double _rate = rateAtFirst;
    private int _answers;
    private TimeSpan _refilledAt;
    private TimeSpan _now;
    private long _order;
    private TimeSpan _jitterSeed = TimeSpan.FromTicks(1);

    public double DrainPerSecond { get; init; }

    /// <summary>Of the requested points, what is really taken.</summary>
    public double ActualShare { get; init; } = 1;

    /// <summary>One answer in so many never comes, though its call was run.</summary>
    public int LosesOneIn { get; init; }

    /// <summary>The part of a round trip that passes before the points are taken.</summary>
    public double WayThere { get; init; } = 0.5;

    /// <summary>The shop gets another plan while calls are under way.</summary>
    public (TimeSpan At, double Maximum, double Rate)? PlanChange { get; init; }

    public int Throttled { get; private set; }

    public TimeSpan Elapsed { get; private set; }

    public void Add(int calls, double cost, int workers)
    {
        var client = new Client(calls, cost);
        for (var worker = 0; worker < workers; worker++)
            At(_now, () => Next(client));
    }

    public void Run()
    {
        while (_events.TryDequeue(out var happens, out var when))
        {
            _now = when.At;
            happens();
        }
    }

    private void Next(Client client)
    {
        if (client.Left == 0)
            return;

        var wait = client.Belief.WaitFor(client.Cost, critical: false, _now);
        if (wait is null || wait > TimeSpan.Zero)
        {
            At(_now + (wait ?? TimeSpan.Zero) + TimeSpan.FromMilliseconds(1), () => Next(client));
            return;
        }

        client.Left--;
        var reserved = client.Belief.Take(client.Cost, _now);
        At(_now + (_roundTrip * WayThere) + Jitter(), () => Arrive(client, reserved));
    }

    private void Arrive(Client client, Reservation reserved)
    {
        var there = Math.Clamp((_inBucket ?? _maximum) + ((_now - _refilledAt).TotalSeconds * (_rate - DrainPerSecond)), 0, _maximum);
        _refilledAt = _now;
        if (PlanChange is { } plan && _now >= plan.At && _rate != plan.Rate)
        {
            (_maximum, _rate) = (plan.Maximum, plan.Rate);
            there = Math.Min(there, _maximum);
        }

        var runs = there >= client.Cost;
        var actual = client.Cost * ActualShare;
        _inBucket = runs ? there - actual : there;
        Throttled += runs ? 0 : 1;
        if (LosesOneIn > 0 && ++_answers % LosesOneIn == 0)
        {
            At(_now + Timeout, () => Lose(client, reserved));
            return;
        }

        var answer = new QueryCost(client.Cost, runs ? actual : null, _maximum, Math.Floor(_inBucket.Value), _rate);
        At(_now + (_roundTrip * (1 - WayThere)) + Jitter(), () => Answer(client, reserved, answer));
    }

    private void Lose(Client client, Reservation reserved)
    {
        client.Belief.Lost(reserved, _now);
        Elapsed = _now;
        Next(client);
    }

    private void Answer(Client client, Reservation reserved, QueryCost answer)
    {
        client.Belief.Answered(reserved, answer, _now);
        Elapsed = _now;
        if (answer.Actual is not null)
        {
            Next(client);
            return;
        }

        // As the client does: the documented second, then once more.
        At(_now + TimeSpan.FromSeconds(1), () =>
        {
            client.Left++;
            Next(client);
        });
    }

    private void At(TimeSpan when, Action happens) => _events.Enqueue(happens, (when, _order++));

    /// <summary>Up to a twentieth of a round trip, the same in every run.</summary>
    private TimeSpan Jitter()
    {
        _jitterSeed = TimeSpan.FromTicks(((_jitterSeed.Ticks * 1_103_515_245) + 12_345) % 2_147_483_648);
        return _roundTrip * (_jitterSeed.Ticks / 2_147_483_648d / 20);
    }

    private sealed class Client(int left, double cost)
    {
        public int Left { get; set; } = left;
        public double Cost { get; } = cost;
        public CostBucket Belief { get; } = new();
    }
}
