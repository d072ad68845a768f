using System.Net;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class ConflictEndpointsTests
{
    [Test]
    public async Task List_OfOpenOnes_ShowsBothValuesAsJson()
    {
        await using var server = new TestServer();
        using var client = server.Client();
        var conflict = await Clash(server);

        using var list = await client.Get("/api/sync/conflicts?status=open");
        using var one = await client.Get($"/api/sync/conflicts/{conflict.Id}");

        var item = (await list.Json())["items"]![0]!;
        Assert.That(((string?)item["field"], (decimal?)item["local"], (decimal?)item["remote"]), Is.EqualTo(("variants[S].price", (decimal?)22.5m, (decimal?)19.9m)));
        Assert.That((decimal?)(await one.Json())["baseline"], Is.EqualTo(20m));
    }

    [Test]
    public async Task Resolve_WithAWordThatIsNoResolution_IsRefused()
    {
        await using var server = new TestServer();
        using var client = server.Client();
        var conflict = await Clash(server);

        using var answer = await client.Post($"/api/sync/conflicts/{conflict.Id}/resolve", new { resolution = "both" });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Resolve_WhatIsNotThere_SaysSo()
    {
        await using var server = new TestServer();
        using var client = server.Client();

        using var answer = await client.Post($"/api/sync/conflicts/{ConflictId.New()}/resolve", new { resolution = "remote" });

        Assert.That((answer.StatusCode, await answer.Code()), Is.EqualTo((HttpStatusCode.NotFound, "Conflict.NotFound")));
    }

    private static async Task<Conflict> Clash(TestServer server)
    {
        var rows = await StagedRows.In(server);
        var conflict = Conflict.Raise(
            new ConflictSubject(rows.Store, rows.Catalogue, null, "gid://shopify/Product/1", "Linen shirt"),
            new FieldDifference(FieldPath.Variant("S", "price"), DifferenceKind.Conflict, "20", "22.5", "19.9", null), null, new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero));
        await StagedRows.Save(server, db => db.Conflicts.Add(conflict));
        return conflict;
    }
}
