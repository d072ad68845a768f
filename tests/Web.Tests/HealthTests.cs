using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ShopifySync.Web.Tests;

public sealed class HealthTests
{
    [Test]
    public async Task Live_OnAFreshServer_AnswersWithoutSigningIn()
    {
        await using var server = new WebApplicationFactory<Program>();
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
