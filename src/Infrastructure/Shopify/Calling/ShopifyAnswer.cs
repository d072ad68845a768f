using System.Buffers;
using System.Text.Json;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>An answer in memory that is given back on Dispose; elements read from it are good until then.</summary>
internal sealed class ShopifyAnswer(ShopifyReply reply, JsonDocument? json, byte[] rented, DateTimeOffset sentAt) : IDisposable
{
    public ShopifyReply Reply { get; } = reply;

    /// <summary>The moment just before the call that was answered went out.</summary>
    public DateTimeOffset SentAt { get; } = sentAt;

    public JsonElement Root => json!.RootElement;

    public JsonElement Data => Root.GetProperty("data");

    public void Dispose()
    {
        json?.Dispose();
        ArrayPool<byte>.Shared.Return(rented);
    }
}
