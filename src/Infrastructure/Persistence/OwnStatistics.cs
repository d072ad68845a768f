using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>SQL Server looks after its statistics while it plans; SQLite plans without.</summary>
internal sealed class OwnStatistics : ITableStatistics
{
    public Task Refresh(CancellationToken ct) => Task.CompletedTask;
}
