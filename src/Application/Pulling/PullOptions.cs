using System.ComponentModel.DataAnnotations;

namespace ShopifySync.Application.Pulling;

/// <summary>How stores are read; bound from the section <c>Pulling</c>.</summary>
public sealed class PullOptions
{
    public const string Section = "Pulling";

    /// <summary>From so many products on, a pull asks Shopify for one file instead of page after page: its points are then left for everything else.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Pulling:BulkFromProducts must be 1 or more.")]
    public int BulkFromProducts { get; set; } = 2_000;

    /// <summary>A file is taken in by parts of about this many lines, so that memory does not grow with the store.</summary>
    [Range(10, 1_000_000, ErrorMessage = "Pulling:LinesPerPart must be from 10 to 1,000,000.")]
    public int LinesPerPart { get; set; } = 5_000;

    /// <summary>An operation whose count stands still for so long is cancelled and begun again.</summary>
    [Range(1, 24 * 60, ErrorMessage = "Pulling:StuckAfterMinutes must be from 1 to 1,440.")]
    public int StuckAfterMinutes { get; set; } = 30;

    /// <summary>Where files are kept while they are read; a folder under the system's own for temporary files when left out.</summary>
    public string? Folder { get; set; }
}
