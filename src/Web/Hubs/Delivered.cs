namespace ShopifySync.Web.Hubs;

/// <summary>
/// Which numbers a connection was sent, so that joining a room late or asking <c>Since</c> sends nothing twice. Bounded:
/// what was sent so long ago that it is forgotten is below the floor, and is not gone back to.
/// </summary>
internal sealed class Delivered
{
    private const int Remembered = 10_000;
    private readonly HashSet<long> _numbers = [];
    private readonly Queue<long> _order = new();

    public long Floor { get; private set; }

    public bool Has(long number) => _numbers.Contains(number);

    public void Add(long number)
    {
        _numbers.Add(number);
        _order.Enqueue(number);
        if (_order.Count <= Remembered)
            return;

        var oldest = _order.Dequeue();
        _numbers.Remove(oldest);
        Floor = Math.Max(Floor, oldest);
    }
}
