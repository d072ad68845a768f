using System.ComponentModel.DataAnnotations;

namespace ShopifySync.Infrastructure.Persistence;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Which database; bound from the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    [Required(AllowEmptyStrings = false, ErrorMessage = "Database:ConnectionString is empty; give a connection string, for SQLite 'Data Source=data/shopifysync.db'.")]
    public string ConnectionString { get; set; } = "Data Source=data/shopifysync.db";

    /// <summary>Rows sent in one command by SQL Server; lower it only for an endpoint that cannot take batches.</summary>
    [Range(1, 1000)]
    public int MaxBatchSize { get; set; } = 42;
}
