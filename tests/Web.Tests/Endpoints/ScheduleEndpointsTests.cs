using System.Net;
using System.Text.Json.Nodes;
using ShopifySync.Domain.Scheduling;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class ScheduleEndpointsTests
{
    private TestServer _server = null!;
    private HttpClient _client = null!;
    private Schedule _schedule = null!;

    [SetUp]
    public async Task SetUp()
    {
        _server = new TestServer();
        _client = _server.Client();
        var rows = await StagedRows.In(_server);
        _schedule = new Schedule(rows.Store, Schedule.Products, "0 0/30 * * * ?");
        await StagedRows.Save(_server, db => db.Schedules.Add(_schedule));
    }

    [TearDown]
    public async Task TearDown()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Set_AnInterval_IsInForceWithItsNextRun()
    {
        var before = TimeProvider.System.GetUtcNow();

        using var answer = await _client.Put($"/api/schedules/{_schedule.Id}", new { everyMinutes = 120 });

        var row = await Listed();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((string?)row["cron"], Is.EqualTo("0 0 0/2 * * ?"));
        Assert.That((DateTimeOffset?)row["nextRunAt"], Is.GreaterThan(before));
    }

    [Test]
    public async Task One_IsAsInTheList()
    {
        using var answer = await _client.Get($"/api/schedules/{_schedule.Id}");
        using var unknown = await _client.Get($"/api/schedules/{Guid.CreateVersion7()}");

        Assert.That((string?)(await answer.Json())["cron"], Is.EqualTo("0 0/30 * * * ?"));
        Assert.That((unknown.StatusCode, await unknown.Code()), Is.EqualTo((HttpStatusCode.NotFound, "Schedule.NotFound")));
    }

    [Test]
    public async Task Set_Off_HasNoNextRun()
    {
        using var answer = await _client.Put($"/api/schedules/{_schedule.Id}", new { enabled = false });

        var row = await Listed();
        Assert.That(((bool?)row["enabled"], (string?)row["nextRunAt"], (string?)row["cron"]), Is.EqualTo(((bool?)false, (string?)null, "0 0/30 * * * ?")));
    }

    [TestCase("whenever", null)]
    [TestCase(null, 7)]
    [TestCase("0 0 * * * ?", 60)]
    public async Task Set_WhatIsNoTime_IsRefusedAndChangesNothing(string? cron, int? everyMinutes)
    {
        using var answer = await _client.Put($"/api/schedules/{_schedule.Id}", new { cron, everyMinutes });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await Listed())["cron"], Is.EqualTo("0 0/30 * * * ?"));
    }

    [Test]
    public async Task Run_OfAnUnknownSchedule_SaysSo()
    {
        using var answer = await _client.Post($"/api/schedules/{Guid.CreateVersion7()}/run", new { });

        Assert.That(await answer.Code(), Is.EqualTo("Schedule.NotFound"));
    }

    private async Task<JsonNode> Listed()
    {
        using var answer = await _client.Get("/api/schedules");
        return (await answer.Json())["items"]!.AsArray().Single(s => (string?)s!["dataType"] == Schedule.Products)!;
    }
}
