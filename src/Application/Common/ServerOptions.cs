namespace ShopifySync.Application.Common;

/// <summary>The settings under <c>Server</c>.</summary>
public sealed class ServerOptions
{
    public const string Section = "Server";

    /// <summary>How Shopify reaches this server: webhook addresses are made from it. Null: webhooks cannot be registered.</summary>
    public string? PublicBaseAddress { get; set; }

    public bool IsValid => string.IsNullOrEmpty(PublicBaseAddress)
        || (Uri.TryCreate(PublicBaseAddress, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"));
}
