using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ShopifySync.Infrastructure.Tests.Shopify;

/// <summary>Answers that the emulator never gives: each call is handed to the test, which says what comes back.</summary>
internal sealed class ScriptedShop : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedShop(WebApplication app) => _app = app;

    public Uri BaseAddress => new(_app.Urls.Single());

    public static async Task<ScriptedShop> Start(Func<JsonObject, string> answer, string version = "2026-10")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            var call = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
            context.Response.Headers["X-Shopify-API-Version"] = version;
            await context.Response.WriteAsync(answer((JsonObject)call["variables"]!));
        });
        await app.StartAsync();
        return new ScriptedShop(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
