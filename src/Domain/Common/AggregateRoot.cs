namespace ShopifySync.Domain.Common;

/// <summary>A consistency boundary. It records what happened; the dispatcher publishes that after the commit.</summary>
public abstract class AggregateRoot
{
    private readonly List<IDomainEvent> _events = [];

    /// <summary>Raised by every update, so that the second of two writers loses politely.</summary>
    public int RowVersion { get; private set; }

    public IReadOnlyList<IDomainEvent> TakeEvents()
    {
        IDomainEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    protected void Raise(IDomainEvent happened) => _events.Add(happened);
}
