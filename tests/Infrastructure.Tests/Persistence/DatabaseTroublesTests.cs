using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ShopifySync.Application.Common;
using ShopifySync.Infrastructure.Persistence;

namespace ShopifySync.Infrastructure.Tests.Persistence;

public sealed class DatabaseTroublesTests
{
    [TestCase(5, 5, DatabaseTrouble.Away)] // SQLITE_BUSY
    [TestCase(8, 8, DatabaseTrouble.Away)] // SQLITE_READONLY
    [TestCase(10, 778, DatabaseTrouble.Away)] // SQLITE_IOERR_WRITE
    [TestCase(13, 13, DatabaseTrouble.Away)] // SQLITE_FULL
    [TestCase(19, 2067, DatabaseTrouble.Raced)] // SQLITE_CONSTRAINT_UNIQUE
    [TestCase(19, 787, DatabaseTrouble.None)] // SQLITE_CONSTRAINT_FOREIGNKEY
    [TestCase(1, 1, DatabaseTrouble.None)] // SQLITE_ERROR
    public void Sqlite_IsReadByItsCodes(int code, int extended, DatabaseTrouble expected) => Assert.That(Of(new SqliteException("words", code, extended)), Is.EqualTo(expected));

    [TestCase("57P01", DatabaseTrouble.Away)] // admin_shutdown
    [TestCase("25006", DatabaseTrouble.Away)] // read_only_sql_transaction
    [TestCase("53100", DatabaseTrouble.Away)] // disk_full
    [TestCase("23505", DatabaseTrouble.Raced)] // unique_violation
    [TestCase("40P01", DatabaseTrouble.Raced)] // deadlock_detected
    [TestCase("23503", DatabaseTrouble.None)] // foreign_key_violation
    [TestCase("42P01", DatabaseTrouble.None)] // undefined_table
    public void PostgreSql_IsReadByItsCodes(string state, DatabaseTrouble expected) => Assert.That(Of(new PostgresException("words", "ERROR", "ERROR", state)), Is.EqualTo(expected));

    [Test]
    public void ABrokenLine_IsADatabaseThatIsAway() => Assert.That(Of(new NpgsqlException("Exception while reading from stream", new IOException("reset", new SocketException()))), Is.EqualTo(DatabaseTrouble.Away));

    [Test]
    public void RowsThatMoved_AreARace()
    {
        Assert.That(new DatabaseTroubles().Of(new DbUpdateConcurrencyException("moved")), Is.EqualTo(DatabaseTrouble.Raced));
        Assert.That(new DatabaseTroubles().Of(new MovedMeanwhileException("moved")), Is.EqualTo(DatabaseTrouble.Raced));
    }

    [Test]
    public void ABug_IsNot() => Assert.That(new DatabaseTroubles().Of(new InvalidOperationException("broken")), Is.EqualTo(DatabaseTrouble.None));

    /// <summary>As it comes out of a save.</summary>
    private static DatabaseTrouble Of(Exception failure) => new DatabaseTroubles().Of(new DbUpdateException("not saved", failure));
}
