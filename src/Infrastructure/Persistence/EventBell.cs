namespace ShopifySync.Infrastructure.Persistence;

/// <summary>Rings after a commit that holds new events: they wait for their numbers. Rings once however often it was struck.</summary>
public sealed class EventBell : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0);

    public void Ring()
    {
        if (_bell.CurrentCount == 0)
            _bell.Release();
    }

    public Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => _bell.WaitAsync(atMost, ct);

    public void Dispose() => _bell.Dispose();
}
