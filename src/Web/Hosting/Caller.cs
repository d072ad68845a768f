namespace ShopifySync.Web.Hosting;

/// <summary>Whoever sent a request.</summary>
internal static class Caller
{
    /// <summary>Behind a proxy its own, unless the server is told to believe what the proxy forwards (docs/operating.md).</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
