using System.ComponentModel.DataAnnotations;

namespace ShopifySync.Application.Catalog;

/// <summary>Bound from the section <c>Sync</c>.</summary>
public sealed class SyncOptions
{
    public const string Section = "Sync";

    /// <summary>A product that was not compared for longer than this is shown as stale.</summary>
    [Range(1, 24 * 365, ErrorMessage = "Sync:StaleAfterHours is between 1 and 8760.")]
    public int StaleAfterHours { get; set; } = 48;
}
