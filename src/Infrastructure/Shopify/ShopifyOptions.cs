using System.ComponentModel.DataAnnotations;

namespace ShopifySync.Infrastructure.Shopify;

/// <summary>The settings under <c>Shopify</c>.</summary>
internal sealed class ShopifyOptions
{
    public const string Section = "Shopify";

    /// <summary>Two versions of the Admin API work with every document here: 2026-07 and 2026-10.</summary>
    [RegularExpression(@"^\d{4}-(01|04|07|10)$", ErrorMessage = "Shopify:ApiVersion is a version of Shopify's Admin API such as 2026-10.")]
    public string ApiVersion { get; set; } = "2026-10";

    /// <summary>Where an emulator answers for all shops; null for Shopify itself.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>Shopify itself gives up after about ten seconds (Shopify API response status and error codes): we wait longer than that.</summary>
    [Range(11, 300, ErrorMessage = "Shopify:TimeoutSeconds is between 11 and 300: Shopify itself may take ten seconds.")]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>The most products asked for at once. Cost grows with its logarithm: large pages are cheap.</summary>
    [Range(1, 250, ErrorMessage = "Shopify:PageSize is between 1 and 250, the most that Shopify gives at once.")]
    public int PageSize { get; set; } = 250;

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}
