using Microsoft.Data.Sqlite;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

/// <summary>
/// One server per SQLite file: lanes, the write gate and the schedules of two would not know of each other. The lock is
/// held by the operating system, so that a killed server leaves none behind.
/// </summary>
internal sealed class SqliteFileLock : IDisposable
{
    /// <summary>EROFS, which Linux and macOS number alike.</summary>
    private const int ReadOnlyFileSystem = 30;

    private FileStream? _held;

    public void Take(string connectionString)
    {
        var file = FileOf(connectionString);
        if (file is null)
            return;

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            _held = new FileStream($"{file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (File.Exists($"{file}.lock") && held.HResult != ReadOnlyFileSystem)
        {
            throw new BadSettingException($"Another server uses {file}. Stop it first, or name a file of its own in Database:ConnectionString. ({held.Message})");
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw new BadSettingException($"The folder of {file} cannot be written: {denied.Message}");
        }
    }

    public void Dispose() => _held?.Dispose();

    /// <summary>Null for a database in memory, which nobody else can open.</summary>
    private static string? FileOf(string connectionString)
    {
        var parts = Parse(connectionString);
        return parts.Mode == SqliteOpenMode.Memory || parts.DataSource is "" or ":memory:" ? null : Path.GetFullPath(parts.DataSource);
    }

    private static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException bad)
        {
            throw new BadSettingException($"Database:ConnectionString is not one for SQLite ('Data Source=data/shopifysync.db'): {bad.Message}");
        }
    }
}
