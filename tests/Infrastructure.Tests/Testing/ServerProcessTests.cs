using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Testing;

public sealed class ServerProcessTests
{
    /// <summary>A server that was killed must find its port again, whoever connected to something meanwhile.</summary>
    [Test]
    public void FreePort_IsNoneThatAClientIsGiven_AndNeverTheSameTwice()
    {
        var ports = Enumerable.Range(0, 50).Select(_ => ServerProcess.FreePort()).ToList();

        Assert.That(ports, Has.All.LessThan(32_768));
        Assert.That(ports, Is.Unique);
    }
}
