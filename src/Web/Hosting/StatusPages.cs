namespace ShopifySync.Web.Hosting;

internal static class StatusPages
{
    private static readonly string[] ForPrograms = ["/api", "/hubs", "/health", "/openapi", "/_blazor", "/_framework", "/_content"];

    /// <summary>An empty error status gets a body: problem details for programs, a page for people.</summary>
    public static void UseStatusPages(this IApplicationBuilder app)
    {
        app.UseWhen(IsProgram, api => api.UseStatusCodePages());
        app.UseWhen(context => !IsProgram(context), console => console.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
    }

    private static bool IsProgram(HttpContext context) =>
        ForPrograms.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal));
}
