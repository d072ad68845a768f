using System.Net;
using System.Text;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Calling;

internal sealed class ReplyReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("", BodyKind.Empty)]
    [TestCase("  \r\n", BodyKind.Empty)]
    [TestCase("<html><body>Oops</body></html>", BodyKind.Html)]
    [TestCase("""{"data": {"shop": {"na""", BodyKind.BrokenJson)]
    [TestCase("""{"data": }""", BodyKind.BrokenJson)]
    [TestCase("Service unavailable", BodyKind.Other)]
    [TestCase("[]", BodyKind.Other)]
    [TestCase("""{"data": {}}""", BodyKind.Json)]
    public void Read_ABody_NamesItsKind(string body, BodyKind kind) => Assert.That(Read(body).Body, Is.EqualTo(kind));

    [TestCase("""{"data": {}}""", true)]
    [TestCase("""{"data": null, "errors": []}""", false)]
    [TestCase("""{"errors": []}""", false)]
    public void Read_Data_IsThereOrNot(string body, bool hasData) => Assert.That(Read(body).HasData, Is.EqualTo(hasData));

    [TestCase("""{"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]}""", "Throttled", "THROTTLED")]
    [TestCase("""{"errors": [{"message": "Parse error"}]}""", "Parse error", null)]
    [TestCase("""{"errors": "[API] Invalid API key or access token"}""", "[API] Invalid API key or access token", null)]
    [TestCase("""{"errors": ["odd"]}""", "odd", null)]
    [TestCase("""{"errors": {"base": "odd"}}""", """{"base": "odd"}""", null)]
    public void Read_Errors_InAnyShape(string body, string message, string? code) =>
        Assert.That(Read(body).Errors, Is.EqualTo(new[] { new GraphQLError(message, code) }));

    [Test]
    public void Read_TheCost_WithItsThrottleStatus()
    {
        var cost = Read("""
            {"data":{},"extensions":{"cost":{"requestedQueryCost":752,"actualQueryCost":null,
             "throttleStatus":{"maximumAvailable":1000.0,"currentlyAvailable":666,"restoreRate":50.0}}}}
            """).Cost;

        Assert.That(cost, Is.EqualTo(new QueryCost(752, null, 1_000, 666, 50)));
    }

    [Test]
    public void Read_SearchWarnings_AreKept()
    {
        var reply = Read("""
            {"data":{},"extensions":{"search":[{"path":["products"],"query":"statuz:x","parsed":{},
             "warnings":[{"field":"statuz","message":"Invalid search field for this query.","code":"invalid_field"}]}]}}
            """);

        Assert.That(reply.SearchWarnings, Is.EqualTo(new[] { "statuz: Invalid search field for this query." }));
    }

    [TestCase("2", 2)]
    [TestCase("2.5", 2.5)]
    [TestCase("0", 0)]
    [TestCase("Thu, 01 Oct 2026 12:00:10 GMT", 10)]
    [TestCase("Thu, 01 Oct 2026 11:00:00 GMT", 0)]
    [TestCase("soon", null)]
    [TestCase(null, null)]
    public void Read_RetryAfter_InEveryForm(string? header, double? seconds) =>
        Assert.That(Read("", header).RetryAfter?.TotalSeconds, Is.EqualTo(seconds));

    private static ShopifyReply Read(string body, string? retryAfter = null)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK);
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        var (reply, json) = ReplyReader.Read(response, Encoding.UTF8.GetBytes(body), Now);
        json?.Dispose();
        return reply;
    }
}
