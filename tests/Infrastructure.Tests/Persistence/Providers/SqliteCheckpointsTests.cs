using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Infrastructure.Persistence.Providers.Sqlite;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Persistence.Providers;

public sealed class SqliteCheckpointsTests
{
    private TemporaryFolder _folder = null!;
    private SqliteWriteGate _gate = null!;
    private SqliteConnection _writer = null!;

    private string File => Path.Combine(_folder.Path, "data.db");

    [SetUp]
    public async Task Write()
    {
        (_folder, _gate) = (new TemporaryFolder(), new SqliteWriteGate());
        _writer = new SqliteConnection($"Data Source={File};Pooling=False");
        await _writer.OpenAsync();
        await Do("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('first');");
    }

    [TearDown]
    public async Task Close()
    {
        await _writer.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task WhatWasWritten_IsSoonInTheFileItself()
    {
        Assert.That(await InTheFileAlone(), Is.Null, "so far the log alone has it");
        using var checkpoints = await Started();

        (await _gate.Enter(foreground: true, CancellationToken.None)).Dispose();

        await Eventually.True(async () => await InTheFileAlone() == "first", "the row is in the file itself");
        await checkpoints.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task ADatabaseThatCannotBeWritten_IsTriedAgainAtTheNextWrite()
    {
        var file = Path.Combine(_folder.Path, "nowhere", "data.db");
        var log = new Listener();
        using var checkpoints = await Started(file, log);
        (await _gate.Enter(foreground: true, CancellationToken.None)).Dispose();
        Assert.That(await log.Warned.WaitAsync(TimeSpan.FromSeconds(20)), Does.Contain("the log grows until it can"));

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        (await _gate.Enter(foreground: true, CancellationToken.None)).Dispose();

        await Eventually.True(() => Task.FromResult(System.IO.File.Exists(file)), "the next round opens it");
        await checkpoints.StopAsync(CancellationToken.None);
    }

    private async Task<SqliteCheckpoints> Started(string? file = null, ILogger<SqliteCheckpoints>? log = null)
    {
        var options = Options.Create(new DatabaseOptions { ConnectionString = $"Data Source={file ?? File};Pooling=False" });
        var checkpoints = new SqliteCheckpoints(_gate, options, log ?? NullLogger<SqliteCheckpoints>.Instance);
        await checkpoints.StartAsync(CancellationToken.None);
        return checkpoints;
    }

    private async Task Do(string sql)
    {
        await using var command = _writer.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a copy without the log says; null when it has no such table.</summary>
    private async Task<string?> InTheFileAlone()
    {
        var copy = Path.Combine(_folder.Path, $"{Guid.CreateVersion7():N}.db");
        System.IO.File.Copy(File, copy);
        await using var reader = new SqliteConnection($"Data Source={copy};Pooling=False");
        await reader.OpenAsync();
        await using var command = reader.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'notes'";
        if ((long)(await command.ExecuteScalarAsync())! == 0)
            return null;
        command.CommandText = "SELECT text FROM notes";
        return (string?)await command.ExecuteScalarAsync();
    }

    private sealed class Listener : ILogger<SqliteCheckpoints>
    {
        private readonly TaskCompletionSource<string> _warned = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Warned => _warned.Task;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _warned.TrySetResult(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;
    }
}
