using System.Net;

namespace ShopifySync.Web.Tests;

public sealed class HealthTests
{
    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Health_OnAFreshServer_AnswersWithoutSigningIn(string path)
    {
        await using var server = new TestServer(fresh: true);
        using var client = server.Client(token: null);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
