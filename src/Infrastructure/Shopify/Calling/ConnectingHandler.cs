using System.Net.Sockets;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>
/// A connection that breaks in the moment it is made leaves .NET as a bare <see cref="SocketException"/>; here it becomes what every
/// other connection that cannot be made is. Nothing of the call was sent on it.
/// </summary>
internal sealed class ConnectingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException broken)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, broken.Message, broken);
        }
    }
}
