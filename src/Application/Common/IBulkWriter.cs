namespace ShopifySync.Application.Common;

/// <summary>
/// Inserts many rows of one kind past the change tracker, by the fastest way that the database has. Inside
/// <see cref="IAppDbContext.Write"/> only, in its transaction; numbers that the database gives are not read back.
/// </summary>
public interface IBulkWriter
{
    Task Insert<T>(IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class;
}
