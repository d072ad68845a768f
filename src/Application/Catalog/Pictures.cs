using ShopifySync.Domain.Catalog;

namespace ShopifySync.Application.Catalog;

public static class Pictures
{
    /// <summary>The address of the first picture that can be shown; one that Shopify still processes has none.</summary>
    public static string? First(IEnumerable<MediaItem> media) => media.FirstOrDefault(IsShown)?.Source;

    public static bool IsShown(MediaItem item) =>
        string.Equals(item.Kind, "IMAGE", StringComparison.OrdinalIgnoreCase)
        && Uri.TryCreate(item.Source, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https");
}
