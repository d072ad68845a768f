using System.Net.Sockets;
using ShopifySync.Infrastructure.Shopify.Calling;

namespace ShopifySync.Infrastructure.Tests.Shopify.Calling;

public sealed class ConnectingHandlerTests
{
    [Test]
    public void Send_WhenTheConnectionBreaksWhileItIsMade_IsAConnectionThatCannotBeMade()
    {
        using var http = new HttpClient(new ConnectingHandler(new Breaking()));

        var thrown = Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("http://shop.invalid/")));

        Assert.That(thrown!.HttpRequestError, Is.EqualTo(HttpRequestError.ConnectionError));
    }

    private sealed class Breaking : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.NotConnected);
    }
}
