using System.ComponentModel.DataAnnotations;

namespace ShopifySync.Application.Lanes;

/// <summary>How lanes work; bound from the section <c>Lanes</c>.</summary>
public sealed class LaneOptions
{
    public const string Section = "Lanes";

    [Range(2, 10, ErrorMessage = "Lanes:MinWorkers must be from 2 to 10.")]
    public int MinWorkers { get; set; } = 2;

    [Range(2, 10, ErrorMessage = "Lanes:MaxWorkers must be from 2 to 10.")]
    public int MaxWorkers { get; set; } = 10;

    [Range(20, 99, ErrorMessage = "Lanes:MemoryThresholdPercent must be from 20 to 99.")]
    public int MemoryThresholdPercent { get; set; } = 80;

    /// <summary>The memory that the threshold is a part of; the container's limit, or the machine's memory, when left out.</summary>
    [Range(64, 1_048_576, ErrorMessage = "Lanes:MemoryLimitMegabytes must be at least 64.")]
    public int? MemoryLimitMegabytes { get; set; }

    /// <summary>How long a write without an answer may still take effect: longer than the HTTP timeout.</summary>
    [Range(1, 600)]
    public int UnknownOutcomeSeconds { get; set; } = 45;
}
