using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Webhooks;

/// <summary>
/// The peer: Kestrel that reads a body and inserts it as one row, committed to disk before the answer. It verifies nothing,
/// keeps nothing apart and does no work afterwards.
/// </summary>
internal sealed class BareServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<string, byte[], Task> _insert;

    private BareServer(WebApplication app, Func<string, byte[], Task> insert) => (_app, _insert) = (app, insert);

    public Uri Address => new(_app.Urls.First());

    public static async Task<BareServer> Start(string folder, PostgresDatabase? postgres)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new BareServer(builder.Build(), postgres is null ? Sqlite(folder) : await PostgreSql(postgres));
        server._app.MapPost("/webhooks/shopify", server.Receive);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await _insert(context.Request.Headers["X-Shopify-Webhook-Id"].ToString(), body.ToArray());
    }

    private static Func<string, byte[], Task> Sqlite(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")}");
        connection.Open();
        using (var make = connection.CreateCommand())
        {
            make.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE deliveries (seq INTEGER PRIMARY KEY, webhook_id TEXT UNIQUE, body BLOB)";
            make.ExecuteNonQuery();
        }

        var one = new Lock();
        return (id, body) =>
        {
            lock (one)
            {
                using var insert = connection.CreateCommand();
                insert.CommandText = "INSERT INTO deliveries (webhook_id, body) VALUES ($id, $body)";
                insert.Parameters.AddWithValue("$id", id);
                insert.Parameters.AddWithValue("$body", body);
                insert.ExecuteNonQuery();
            }

            return Task.CompletedTask;
        };
    }

    private static async Task<Func<string, byte[], Task>> PostgreSql(PostgresDatabase postgres)
    {
        var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using (var make = source.CreateCommand("create table bare (seq bigserial primary key, webhook_id text unique, body bytea)"))
            await make.ExecuteNonQueryAsync();
        return async (id, body) =>
        {
            await using var insert = source.CreateCommand("insert into bare (webhook_id, body) values ($1, $2)");
            insert.Parameters.AddWithValue(id);
            insert.Parameters.AddWithValue(body);
            await insert.ExecuteNonQueryAsync();
        };
    }
}
