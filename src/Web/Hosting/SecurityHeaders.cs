namespace ShopifySync.Web.Hosting;

internal static class SecurityHeaders
{
    /// <summary>
    /// Nothing is loaded from elsewhere but pictures, which stores keep on Shopify's CDN. Inline style attributes are
    /// Radzen's; inline scripts are refused.
    /// </summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, IConfiguration configuration)
    {
        var policy = string.Join("; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src-elem 'self'",
            "style-src-attr 'unsafe-inline'",
            $"img-src 'self' data: https:{EmulatorImages(configuration)}",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");
        return app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return next(context);
        });
    }

    private static string EmulatorImages(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Shopify:BaseAddress"], UriKind.Absolute, out var address) && address.IsLoopback
            ? " http://127.0.0.1:* http://localhost:*"
            : "";
}
