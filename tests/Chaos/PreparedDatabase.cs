using System.Collections.Concurrent;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <summary>
/// A database as the first start of a server leaves it, made once and copied for each trial: migrations take longer than
/// most of what a trial does, and no trial kills that start.
/// </summary>
internal static class PreparedDatabase
{
    private static readonly ConcurrentDictionary<bool, Lazy<Task<ServerUnderFire>>> Made = new();

    public static async Task<PostgresDatabase> OfPostgres(Uri emulator) => await PostgresServer.CreateDatabase((await Of(DatabaseKind.Postgres, emulator)).Postgres);

    public static async Task CopySqlite(Uri emulator, string to) => File.Copy((await Of(DatabaseKind.Sqlite, emulator)).SqliteFile, to);

    public static async Task Drop()
    {
        foreach (var made in Made.Values)
            await (await made.Value).DisposeAsync();
        Made.Clear();
    }

    private static Task<ServerUnderFire> Of(DatabaseKind database, Uri emulator) =>
        Made.GetOrAdd(database == DatabaseKind.Sqlite, _ => new Lazy<Task<ServerUnderFire>>(() => Make(database, emulator))).Value;

    private static async Task<ServerUnderFire> Make(DatabaseKind database, Uri emulator)
    {
        var server = await ServerUnderFire.Start(database, emulator, onEmpty: true);
        await server.Kill();

        // Closed as the last one, it leaves all in the one file that is copied.
        if (database == DatabaseKind.Sqlite)
            await using (await DatabaseCheck.OpenSqlite(server.SqliteFile)) { }
        return server;
    }
}
