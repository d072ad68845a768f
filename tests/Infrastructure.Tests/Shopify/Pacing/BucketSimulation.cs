using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Pacing;

/// <summary>Clients with a bucket of their own belief each, calling one true bucket, in computed time: no thread sleeps.</summary>
internal sealed class BucketSimulation(double maximum, double rate, double roundTripMs)
{
    private double? _inBucket;
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> _events = new();
    private readonly TimeSpan _oneWay = TimeSpan.FromMilliseconds(roundTripMs / 2);
    private TimeSpan _refilledAt;
    private TimeSpan _now;
    private long _order;
    private TimeSpan _jitterSeed = TimeSpan.FromTicks(1);

    public double DrainPerSecond { get; init; }

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
        At(_now + _oneWay + Jitter(), () => Arrive(client, reserved));
    }

    private void Arrive(Client client, Reservation reserved)
    {
        var there = Math.Clamp((_inBucket ?? maximum) + ((_now - _refilledAt).TotalSeconds * (rate - DrainPerSecond)), 0, maximum);
        _refilledAt = _now;
        var runs = there >= client.Cost;
        _inBucket = runs ? there - client.Cost : there;
        Throttled += runs ? 0 : 1;

        var answer = new QueryCost(client.Cost, runs ? client.Cost : null, maximum, Math.Floor(_inBucket.Value), rate);
        At(_now + _oneWay + Jitter(), () => Answer(client, reserved, answer));
    }

    private void Answer(Client client, Reservation reserved, QueryCost answer)
    {
        client.Belief.Answered(reserved, answer, _now);
        Elapsed = _now;
        if (answer.Actual is null)
            client.Left++;
        Next(client);
    }

    private void At(TimeSpan when, Action happens) => _events.Enqueue(happens, (when, _order++));

    /// <summary>Up to a fifth of the way, the same in every run.</summary>
    private TimeSpan Jitter()
    {
        _jitterSeed = TimeSpan.FromTicks(((_jitterSeed.Ticks * 1_103_515_245) + 12_345) % 2_147_483_648);
        return _oneWay * (_jitterSeed.Ticks / 2_147_483_648d / 5);
    }

    private sealed class Client(int left, double cost)
    {
        public int Left { get; set; } = left;
        public double Cost { get; } = cost;
        public CostBucket Belief { get; } = new();
    }
}
