using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Webhooks;
using ShopifySync.Web.Hosting;

namespace ShopifySync.Web.Endpoints;

/// <summary>Where Shopify delivers. It is believed by its signature alone, and told nothing but a status.</summary>
internal static class ShopifyDeliveryEndpoint
{
    public const string Path = "/webhooks/shopify";

    /// <summary>What we register asks for few fields; this leaves room for topics whose bodies are the data.</summary>
    private const int LongestBody = 2 * 1024 * 1024;

    public static void MapShopifyDeliveries(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, Receive).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription().RequireRateLimiting(DeliveryLimit.Policy)
            .WithMetadata(new SkipStatusCodePagesAttribute());

    private static async Task<IResult> Receive(HttpContext context, WebhookReception reception, TimeProvider clock, CancellationToken ct)
    {
        var headers = context.Request.Headers;
        if (Once(headers["X-Shopify-Hmac-Sha256"], 100) is not { } signature)
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (Once(headers["X-Shopify-Shop-Domain"], 255) is not { } domain
            || Once(headers["X-Shopify-Topic"], Delivery.LongestTopic) is not { } topic
            || Once(headers["X-Shopify-Webhook-Id"], Delivery.LongestWebhookId) is not { } webhookId)
            return Results.StatusCode(StatusCodes.Status400BadRequest);

        if (context.Request.ContentLength > LongestBody || await ReadBody(context.Request.BodyReader, ct) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var received = new ReceivedWebhook(webhookId, topic, domain.ToLowerInvariant(), clock.GetUtcNow())
        {
            EventId = Once(headers["X-Shopify-Event-Id"], Delivery.LongestWebhookId),
            ApiVersion = Once(headers["X-Shopify-API-Version"], 20),
            TriggeredAt = Moment(headers["X-Shopify-Triggered-At"]),
        };
        return Results.StatusCode(await reception.Receive(received, body, signature, ct) ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);
    }

    /// <summary>The bytes as they came, which is what was signed; null when there are too many.</summary>
    private static async Task<byte[]?> ReadBody(PipeReader reader, CancellationToken ct)
    {
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            if (read.Buffer.Length > LongestBody)
                return null;

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>A header that came exactly once; on the way two may have been joined by a comma, which none of these holds.</summary>
    private static string? Once(StringValues header, int longest) =>
        header is [{ Length: > 0 } value] && value.Length <= longest && !value.Contains(',', StringComparison.Ordinal) ? value : null;

    private static DateTimeOffset? Moment(string? header) =>
        DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUniversalTime() : null;
}
