namespace ShopifySync.Infrastructure.Persistence;

/// <summary>The gate of databases with many writers: always open.</summary>
internal sealed class OpenGate : IWriteGate
{
    public Task<IDisposable> Enter(bool foreground, CancellationToken ct) => Task.FromResult<IDisposable>(Pass.Instance);

    private sealed class Pass : IDisposable
    {
        public static Pass Instance { get; } = new();

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
