using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ShopifySync.Application.Common;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Application.Staging;
using ShopifySync.Application.Stores;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure;
using ShopifySync.Infrastructure.Persistence;
using ShopifySync.Testing;

namespace ShopifySync.Application.Tests.Flow;

/// <summary>
/// The whole of the server but its web face, on a real database engine, connected to a store of the emulator: lanes run,
/// clocks tick, calls go over HTTP.
/// </summary>
internal sealed class SyncWorld : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);
    private static int _shops;

    private readonly IHost _host;
    private readonly PostgresDatabase? _postgres;
    private readonly string? _file;

    private SyncWorld(IHost host, string shop, PostgresDatabase? postgres, string? file) =>
        (_host, Shop, _postgres, _file) = (host, shop, postgres, file);

    public string Shop { get; }

    public DateTimeOffset Now => _host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public StoreId Store { get; private set; }

    public static async Task<SyncWorld> Start(
        TestEngine engine, EmulatorProcess emulator, EmulatorShop shop, IReadOnlyDictionary<string, string?>? settings = null)
    {
        shop = shop with { Shop = $"flow-{Interlocked.Increment(ref _shops)}.myshopify.com" };
        await emulator.CreateShop(shop);
        var postgres = engine == TestEngine.PostgreSql ? await PostgresServer.CreateDatabase() : null;
        var file = postgres is null ? Path.Combine(Path.GetTempPath(), $"shopifysync-{Guid.CreateVersion7():N}.db") : null;
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = engine.ToString(),
            ["Database:ConnectionString"] = postgres?.ConnectionString ?? $"Data Source={file}",
            ["Shopify:BaseAddress"] = emulator.BaseAddress.ToString(),
            ["Shopify:TimeoutSeconds"] = "11",
            ["Lanes:UnknownOutcomeSeconds"] = "2",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddApplication().AddInfrastructure(builder.Configuration);
        var world = new SyncWorld(builder.Build(), shop.Shop, postgres, file);
        await world._host.Services.GetRequiredService<DatabaseMigrator>().Migrate(CancellationToken.None);
        world.Store = await world.Connect(shop.Shop, shop.Token);
        await world._host.StartAsync();
        return world;
    }

    /// <summary>A second store of the same catalogue.</summary>
    public async Task<(StoreId Store, string Shop)> ConnectAnother(EmulatorProcess emulator, EmulatorShop shop)
    {
        shop = shop with { Shop = $"flow-{Interlocked.Increment(ref _shops)}.myshopify.com" };
        await emulator.CreateShop(shop);
        return (await Connect(shop.Shop, shop.Token), shop.Shop);
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task<T> Send<T>(IRequest<T> request) => InScope(services => services.GetRequiredService<IMediator>().Send(request));

    public Task<T> Read<T>(Func<IAppDbContext, Task<T>> read) => InScope(services => read(services.GetRequiredService<IAppDbContext>()));

    /// <summary>Work with the server's own services, in a scope of its own.</summary>
    public Task<T> With<T>(Func<IServiceProvider, Task<T>> work) => InScope(work);

    public async Task<SyncBatch> Pull(PullMode mode, PullFilter? filter = null, bool dryRun = false, PullRoute route = PullRoute.Auto) =>
        await Finished((await Send(new StartPullCommand(Store, mode, filter, null, dryRun, null) { Route = route })).Value);

    public async Task<SyncBatch> Push() => await Finished((await Send(new StartPushCommand(Store, null, null, false))).Value.BatchId!.Value);

    /// <summary>Decides everything that waits in one direction; inbound approvals are applied when this returns.</summary>
    public async Task<int> DecideAll(FieldDecision verdict, Direction direction)
    {
        var decided = (await Send(new BulkDecideCommand(verdict, null, new StagedFilter { Direction = direction }))).Value;
        if (verdict == FieldDecision.Approved && direction == Direction.Inbound)
            await Settled();
        return decided.Decided;
    }

    /// <summary>Waits until no operation is waiting or running.</summary>
    public Task Settled() => Eventually.Become(Unfinished, left => left.Length == 0, "every operation ends", Patience);

    public async Task<SyncBatch> Finished(BatchId id)
    {
        await Eventually.True(() => Read(db => db.Batches.AnyAsync(b => b.Id == id && b.Status != BatchStatus.Running)), "the batch ends", Patience);
        return await Read(db => db.Batches.AsNoTracking().SingleAsync(b => b.Id == id));
    }

    public Task<List<StagedChange>> Waiting() => Read(db => db.StagedChanges.AsNoTracking().Include(c => c.Fields)
        .Where(c => c.Status == StagedChangeStatus.Pending || c.Status == StagedChangeStatus.Stale).OrderBy(c => c.Seq).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (_file is null)
            return;

        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { _file, $"{_file}-wal", $"{_file}-shm" })
            File.Delete(part);
    }

    /// <summary>What still waits or runs, with the reason of its last failure.</summary>
    private Task<string> Unfinished() => Read(async db => string.Join("; ",
        (await db.Operations.Where(o => o.State == OperationState.Ready || o.State == OperationState.Running).ToListAsync())
            .Select(o => $"{o.Kind} {o.State} {o.Attempts} {o.Error}")
            .Concat((await db.Batches.Where(b => b.Status == BatchStatus.Running).ToListAsync()).Select(b => $"{b.Kind} {b.Status}"))));

    private Task<StoreId> Connect(string shop, string token) => InScope(async services =>
    {
        var db = services.GetRequiredService<IAppDbContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var catalogue = await db.Catalogues.FirstOrDefaultAsync();
        if (catalogue is null)
        {
            db.Catalogues.Add(catalogue = new Catalogue("Main", now));
            db.Lanes.Add(Lane.Of(catalogue.Id));
        }

        var store = Domain.Stores.Store.Connect(
            catalogue.Id, ShopDomain.Parse(shop).Value,
            new StoreCredentials(TokenKind.AdminToken, services.GetRequiredService<ITokenProtector>().Protect(token), null, null, null),
            new StoreIdentity("Flow", shop, "DKK", "plus", []), now);
        db.Stores.Add(store);
        db.Lanes.Add(Lane.Of(store.Id));
        await db.SaveChangesAsync();
        return store.Id;
    });

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().ActAsSystem("mira");
        return await work(scope.ServiceProvider);
    }
}
