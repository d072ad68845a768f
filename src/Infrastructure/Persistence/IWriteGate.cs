namespace ShopifySync.Infrastructure.Persistence;

/// <summary>
/// Lets writers of a database with one writer (SQLite) in one at a time, people before background work. Elsewhere open.
/// </summary>
public interface IWriteGate
{
    Task<IDisposable> Enter(bool foreground, CancellationToken ct);
}
