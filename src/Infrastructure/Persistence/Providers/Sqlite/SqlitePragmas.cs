using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite;

/// <summary>
/// WAL lets readers go on beside the writer; synchronous=FULL makes an acknowledged decision survive a power cut;
/// the busy timeout is for other programs that look into the file. The driver would try for half a minute on top of it:
/// longer than anybody waits for an answer. The log is emptied by <see cref="SqliteCheckpoints"/>, and by a commit only when
/// that cannot keep up.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const int PatienceSeconds = 10;

    // Each pooled connection has a cache of its own, and a lane at full work a dozen of them: 16 MB each was 60 MB more at no gain, and neither was 4 MB.
    private static readonly string Pragmas = string.Create(CultureInfo.InvariantCulture,
        $"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout={PatienceSeconds * 1_000}; PRAGMA cache_size=-1000; PRAGMA wal_autocheckpoint=40000;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        ((SqliteConnection)connection).DefaultTimeout = PatienceSeconds;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ((SqliteConnection)connection).DefaultTimeout = PatienceSeconds;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
