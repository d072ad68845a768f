using System.Net;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class StagedChangeEndpointsTests
{
    private TestServer _server = null!;
    private HttpClient _client = null!;
    private StagedRows _rows = null!;

    [SetUp]
    public async Task SetUp()
    {
        _server = new TestServer();
        _client = _server.Client();
        _rows = await StagedRows.In(_server);
    }

    [TearDown]
    public async Task TearDown()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task List_ByPagesAndFilters_AnswersItemsCursorAndTotal()
    {
        foreach (var title in new[] { "Linen shirt", "Oxford shirt", "Mug" })
            await Stage(_rows.Renamed(title));

        using var answer = await _client.Get("/api/sync/staged?q=shirt&status=pending&limit=1");

        var page = await answer.Json();
        Assert.That(((string?)page["items"]![0]!["title"], (string?)page["items"]![0]!["fields"]![0], (int?)page["total"]), Is.EqualTo(("Oxford shirt", "title", (int?)2)));
        using var next = await _client.Get($"/api/sync/staged?q=shirt&status=pending&limit=1&cursor={(string?)page["nextCursor"]}");
        Assert.That((string?)(await next.Json())["items"]![0]!["title"], Is.EqualTo("Linen shirt"));
    }

    [Test]
    public async Task List_WithABadFilter_SaysWhatIsWrong()
    {
        using var answer = await _client.Get("/api/sync/staged?status=wating");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Code(), Is.EqualTo("StagedChange.BadFilter"));
    }

    [Test]
    public async Task Get_ShowsValuesAsJsonAndTheRevisionAsETag()
    {
        var change = await Stage(_rows.Renamed("Linen shirt"));

        using var answer = await _client.Get($"/api/sync/staged/{change.Id}");

        var field = (await answer.Json())["fields"]![0]!;
        Assert.That(answer.Headers.ETag?.Tag, Is.EqualTo("\"1\""));
        Assert.That(((string?)field["path"], (string?)field["baseline"], (string?)field["local"], (string?)field["remote"], (string?)field["proposed"]),
            Is.EqualTo(("title", "Linen shirt", "Linen shirt, new", "Linen shirt", "Linen shirt, new")));
    }

    [Test]
    public async Task Approve_WithIfMatch_IsDecided()
    {
        var change = await Stage(_rows.Renamed("Linen shirt"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/sync/staged/{change.Id}/approve", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");

        using var answer = await _client.SendAsync(request);

        Assert.That((string?)(await answer.Json())["status"], Is.EqualTo("approved"));
    }

    [Test]
    public async Task Approve_OfAMovedRevision_IsAConflictWithTheNewValues()
    {
        var change = await Stage(_rows.Renamed("Linen shirt"));

        using var answer = await _client.Post($"/api/sync/staged/{change.Id}/approve", new { revision = 7 });

        var problem = await answer.Json();
        Assert.That((answer.StatusCode, (string?)problem["code"]), Is.EqualTo((HttpStatusCode.Conflict, "StagedChange.Moved")));
        Assert.That((string?)problem["current"]!["fields"]![0]!["proposed"], Is.EqualTo("Linen shirt, new"));
    }

    [Test]
    public async Task Reject_WithoutARevision_AsksForIt()
    {
        var change = await Stage(_rows.Renamed("Linen shirt"));

        using var answer = await _client.Post($"/api/sync/staged/{change.Id}/reject", new { comment = "no" });

        Assert.That(await answer.Code(), Is.EqualTo("StagedChange.NoRevision"));
    }

    [Test]
    public async Task Undo_OfARejection_BringsItBack()
    {
        var change = await Stage(_rows.Renamed("Linen shirt"));
        using var rejected = await _client.Post($"/api/sync/staged/{change.Id}/reject", new { revision = 1 });

        using var answer = await _client.Post($"/api/sync/staged/{change.Id}/undo", new { revision = 2 });

        Assert.That(((string?)(await rejected.Json())["status"], (string?)(await answer.Json())["status"]), Is.EqualTo(("rejected", "pending")));
    }

    [Test]
    public async Task BulkApprove_ByFilter_CountsWhatItDid()
    {
        await Stage(_rows.Renamed("Linen shirt"));
        await Stage(_rows.Renamed("Mug"));

        using var answer = await _client.Post("/api/sync/staged/bulk-approve", new { filter = new { q = "shirt", min_price_change = (int?)null }, expected_count = 1 });

        var decided = await answer.Json();
        Assert.That(((int?)decided["matched"], (int?)decided["decided"], (int?)decided["changedSince"], (int?)decided["held"]), Is.EqualTo(((int?)1, (int?)1, (int?)0, (int?)0)));
        Assert.That((string?)decided["decisionId"], Is.Not.Null);
    }

    [Test]
    public async Task BulkReject_ByIdsWithRevisions_LeavesWhatMoved()
    {
        var (one, other) = (await Stage(_rows.Renamed("Linen shirt")), await Stage(_rows.Renamed("Mug")));

        using var answer = await _client.Post("/api/sync/staged/bulk-reject", new { ids = new[] { new { id = one.Id.ToString(), revision = 1 }, new { id = other.Id.ToString(), revision = 2 } } });

        var decided = await answer.Json();
        Assert.That(((int?)decided["matched"], (int?)decided["decided"], (int?)decided["changedSince"]), Is.EqualTo(((int?)2, (int?)1, (int?)1)));
    }

    [Test]
    public async Task Propose_Outbound_SaysHowItIsDone()
    {
        using var answer = await _client.Post("/api/sync/staged", new { resource = "product", id = Guid.CreateVersion7(), direction = "outbound", fields = new[] { new { path = "title", value = "x" } } });

        Assert.That((answer.StatusCode, await answer.Code()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "StagedChange.OutboundIsAnEdit")));
    }

    [Test]
    public async Task Api_WithoutAToken_IsClosed()
    {
        using var nobody = _server.Client(token: null);

        using var answer = await nobody.GetAsync(new Uri("/api/sync/staged", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private async Task<StagedChange> Stage(StagedChange change)
    {
        await StagedRows.Save(_server, db => db.StagedChanges.Add(change));
        return change;
    }
}
