using System.Text.RegularExpressions;
using ShopifySync.Domain.Common;

namespace ShopifySync.Domain.Stores;

/// <summary>A store's permanent address, <c>name.myshopify.com</c>, in lower case.</summary>
public sealed partial record ShopDomain
{
    private ShopDomain(string value) => Value = value;

    public string Value { get; }

    /// <summary>Takes what people paste: with or without <c>https://</c>, a path, or the bare name of the store.</summary>
    public static Result<ShopDomain> Parse(string? typed)
    {
        var text = (typed ?? "").Trim().ToLowerInvariant();
        text = text.Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal);
        text = text.Split('/')[0];
        if (text.Length > 0 && !text.Contains('.', StringComparison.Ordinal))
            text += ".myshopify.com";

        return Pattern().IsMatch(text) ? new ShopDomain(text) : StoreErrors.BadDomain(typed ?? "");
    }

    /// <summary>A domain that was parsed before it was stored.</summary>
    public static ShopDomain FromStored(string value) => new(value);

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9\-]*\.myshopify\.com$")]
    private static partial Regex Pattern();
}
