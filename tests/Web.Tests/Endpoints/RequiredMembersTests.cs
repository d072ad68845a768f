using System.Net;

namespace ShopifySync.Web.Tests.Endpoints;

/// <summary>A member whose absence would be taken for a choice has to be there.</summary>
public sealed class RequiredMembersTests
{
    private static readonly Guid Any = Guid.CreateVersion7();

    private static readonly TestCaseData<string, string, object>[] Bodies =
    [
        new("POST", $"/api/sync/conflicts/{Any}/resolve", new { value = "Ours" }) { TestName = "Resolve_WithoutAResolution_IsRefused" },
        new("PUT", $"/api/operations/{Any}/priority", new { }) { TestName = "Prioritise_WithoutAPriority_IsRefused" },
        new("POST", "/api/webhooks", new { storeId = Any }) { TestName = "SetWebhooks_WithoutAnAction_IsRefused" },
        new("POST", $"/api/products/{Any}/offer", new { }) { TestName = "Offer_WithoutAStore_IsRefused" },
        new("PUT", $"/api/products/{Any}", new { version = 1, fields = new[] { new { path = "title" } } }) { TestName = "Edit_OfAFieldWithoutAValue_IsRefused" },
        new("POST", "/api/sync/staged", new { id = Any, fields = new[] { new { path = "title" } } }) { TestName = "Propose_AFieldWithoutAValue_IsRefused" },
    ];

    [TestCaseSource(nameof(Bodies))]
    public async Task Send(string method, string path, object body)
    {
        await using var server = new TestServer();
        using var client = server.Client();

        using var answer = method == "POST" ? await client.Post(path, body) : await client.Put(path, body);

        Assert.That((answer.StatusCode, await answer.Code()), Is.EqualTo((HttpStatusCode.BadRequest, "Request.Unreadable")));
    }
}
