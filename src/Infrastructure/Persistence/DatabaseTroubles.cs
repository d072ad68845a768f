using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopifySync.Application.Common;

namespace ShopifySync.Infrastructure.Persistence;

/// <summary>Reads the codes of the three databases.</summary>
internal sealed class DatabaseTroubles : IDatabaseTroubles
{
    public DatabaseTrouble Of(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException or MovedMeanwhileException)
                return DatabaseTrouble.Raced;
            if (cause is DbException database)
                return IsRace(database) ? DatabaseTrouble.Raced : IsAway(database) ? DatabaseTrouble.Away : DatabaseTrouble.None;
        }

        return DatabaseTrouble.None;
    }

    /// <summary>Doubled keys, deadlocks and lost serialisation.</summary>
    private static bool IsRace(DbException failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 1555 or 2067, // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        SqlException sql => sql.Number is 2601 or 2627 or 1205,
        _ => false,
    };

    private static bool IsAway(DbException failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14, // BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.DiskFull or PostgresErrorCodes.IoError
            or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled,
        NpgsqlException => true, // not the server's own words: the line to it
        SqlException sql => sql.Class >= 17 || sql.Number == -2, // resources, the connection, a time-out
        _ => failure.IsTransient,
    };
}
