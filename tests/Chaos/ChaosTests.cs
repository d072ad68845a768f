using ShopifySync.Testing;

[assembly: LevelOfParallelism(3)]

namespace ShopifySync.Chaos;

/// <summary>The short form that every test run has; `dotnet run dev.cs chaos` has the long one.</summary>
[Category("integration")]
[Parallelizable(ParallelScope.All)]
internal sealed class ChaosTests
{
    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start() => _emulator = await EmulatorProcess.Start();

    [OneTimeTearDown]
    public async Task Stop()
    {
        await PreparedDatabase.Drop();
        await _emulator.DisposeAsync();
    }

    [TestCase(DatabaseKind.Sqlite, 1)]
    [TestCase(DatabaseKind.Sqlite, 2)]
    [TestCase(DatabaseKind.Postgres, 3)]
    public async Task Trial_OfASeed_ViolatesNothing(DatabaseKind database, int seed)
    {
        var result = await Trial.Run(_emulator, database, seed);

        Assert.That(result.Violations, Is.Empty, result.Log);
        Assert.That(result.Kills, Is.Positive);
    }

    /// <summary>The echo of a write whose answer was lost comes before its operation: the change stays with its push.</summary>
    [TestCase("write: done, no answer")]
    [TestCase("bulk push: started, no answer")]
    public async Task Fault_LosesNothing(string name) => Assert.That(await FaultSweep.Sweep(_emulator, DatabaseKind.Sqlite, name), Is.True, "see the output");

    [TestCase("push: a product is made, no answer yet")]
    [TestCase("token: it is renewed, answer not committed")]
    public async Task CrashPoint_LosesNothing(string name) => Assert.That(await CrashPoints.Sweep(_emulator, DatabaseKind.Sqlite, name), Is.True, "see the output");
}
