using ShopifySync.Testing;

namespace ShopifySync.Application.Tests.Flow;

/// <summary>A fixture whose tests each have a world of their own: a database, the engine, and a shop of the fixture's emulator.</summary>
public abstract class FlowTests(TestEngine engine = TestEngine.Sqlite)
{
    private EmulatorProcess? _emulator;
    private SyncWorld? _world;

    protected EmulatorProcess Emulator => _emulator!;

    private protected SyncWorld World => _world!;

    protected abstract EmulatorShop Shop { get; }

    protected virtual IReadOnlyDictionary<string, string?>? Settings => null;

    [OneTimeSetUp]
    public async Task StartEmulator() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task StopEmulator()
    {
        if (_emulator is not null)
            await _emulator.DisposeAsync();
    }

    [SetUp]
    public async Task StartWorld() => _world = await SyncWorld.Start(engine, Emulator, Shop, Settings);

    [TearDown]
    public async Task StopWorld()
    {
        if (_world is not null)
            await _world.DisposeAsync();
        _world = null;
    }
}
