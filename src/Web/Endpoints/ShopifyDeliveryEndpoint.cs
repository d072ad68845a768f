using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Web.Endpoints;

/// <summary>Where Shopify delivers. It is believed by its signature alone, and told nothing but a status.</summary>
internal static class ShopifyDeliveryEndpoint
{
    public const string Path = "/webhooks/shopify";

    /// <summary>What we register asks for few fields; this leaves room for topics whose bodies are the data.</summary>
    private const int LongestBody = 2 * 1024 * 1024;

    public static void MapShopifyDeliveries(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, Receive).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> Receive(HttpContext context, WebhookReception reception, TimeProvider clock, CancellationToken ct)
    {
        var headers = context.Request.Headers;
        if (headers["X-Shopify-Hmac-Sha256"] is not [{ Length: > 0 } signature])
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (headers["X-Shopify-Shop-Domain"] is not [{ Length: > 0 } domain]
            || headers["X-Shopify-Topic"] is not [{ Length: > 0 and <= Delivery.LongestTopic } topic]
            || headers["X-Shopify-Webhook-Id"] is not [{ Length: > 0 and <= Delivery.LongestWebhookId } webhookId])
            return Results.StatusCode(StatusCodes.Status400BadRequest);

        if (context.Request.ContentLength > LongestBody || await ReadBody(context.Request.BodyReader, ct) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var received = new ReceivedWebhook(webhookId, topic, domain.ToLowerInvariant(), clock.GetUtcNow())
        {
            EventId = Optional(headers["X-Shopify-Event-Id"], Delivery.LongestWebhookId),
            ApiVersion = Optional(headers["X-Shopify-API-Version"], 20),
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

    private static string? Optional(string? header, int longest) => header is { Length: > 0 } text && text.Length <= longest ? text : null;

    private static DateTimeOffset? Moment(string? header) =>
        DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.ToUniversalTime() : null;
}
