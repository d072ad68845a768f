using System.Net;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>Schedules of a real server: run at once, kept over a restart, never beside another pull.</summary>
[Category("integration")]
public sealed class ScheduleTests
{
    private EmulatorProcess _emulator = null!;
    private ConnectedServer _server = null!;

    [OneTimeSetUp]
    public async Task SetUp()
    {
        _emulator = await EmulatorProcess.Start();
        _server = await ConnectedServer.Start(_emulator, new EmulatorShop("", Products: 30, Seed: 6));
    }

    [OneTimeTearDown]
    public async Task TearDown()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [TestCase("reconcile", "full")]
    [TestCase("products", "incremental")]
    public async Task Run_StartsThePullOfItsKind(string dataType, string mode)
    {
        var schedule = (await _server.Api.Get("/api/schedules"))["items"]!.AsArray().Single(s => SyncApi.Text(s!, "dataType") == dataType)!;
        var before = (await _server.Api.All("/api/sync/batches")).Count;

        await _server.Api.Post($"/api/schedules/{SyncApi.Text(schedule, "id")}/run", new { });

        await Eventually.True(async () => (await _server.Api.All("/api/sync/batches")).Count == before + 1, "the schedule starts a pull");
        var batch = (await _server.Api.All("/api/sync/batches"))[0];
        Assert.That((SyncApi.Text(batch, "mode"), SyncApi.Text(batch, "requestedBy")), Is.EqualTo((mode, "schedule")));
        Assert.That(SyncApi.Text(await _server.Api.Ended(SyncApi.Text(batch, "id")), "status"), Is.EqualTo("completed"));
    }

    [Test]
    public async Task Run_WhileAPullIsUnderWay_SaysSo()
    {
        await _emulator.Faults(_server.Shop, new EmulatorFault("latency") { Ms = 2_000 });
        var pull = await _server.Api.StartPull("full");
        try
        {
            var (status, problem) = await Run("products");

            Assert.That((status, (string?)problem!["code"]), Is.EqualTo((HttpStatusCode.Conflict, "Schedule.UnderWay")));
        }
        finally
        {
            await _emulator.Faults(_server.Shop);
            await _server.Api.Ended(pull);
        }
    }

    [Test]
    public async Task Run_OfTheCleanUp_SaysWhatItRemoved()
    {
        var (status, _) = await Run("clean-up");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Accepted));
        await Eventually.True(
            async () => (await _server.Api.All("/api/sync/recent-activity")).Any(e => SyncApi.Text(e, "message").StartsWith("Clean-up:", StringComparison.Ordinal)), "the clean-up says what it did");
    }

    private async Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Answer)> Run(string dataType)
    {
        var schedule = (await _server.Api.Get("/api/schedules"))["items"]!.AsArray().Single(s => SyncApi.Text(s!, "dataType") == dataType)!;
        return await _server.Api.Try(HttpMethod.Post, $"/api/schedules/{SyncApi.Text(schedule, "id")}/run", new { });
    }
}
