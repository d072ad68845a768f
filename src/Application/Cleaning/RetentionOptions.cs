using System.ComponentModel.DataAnnotations;

namespace ShopifySync.Application.Cleaning;

/// <summary>How long what is done with is kept; bound from the section <c>Retention</c>. The nightly clean-up removes what is older.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Deliveries that were dealt with, refused or given up. Waiting ones are never removed.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:DeliveriesDays must be from 1 to 3650.")]
    public int DeliveriesDays { get; set; } = 14;

    /// <summary>The activity. Programs that ask for older events are told to start afresh.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:EventsDays must be from 1 to 3650.")]
    public int EventsDays { get; set; } = 90;

    /// <summary>Operations that succeeded or were cancelled. Those given up stay until somebody looks after them.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:OperationsDays must be from 1 to 3650.")]
    public int OperationsDays { get; set; } = 14;

    /// <summary>What calls cost by hour and document; figures can be asked for over 366 days.</summary>
    [Range(1, 3650, ErrorMessage = "Retention:CostsDays must be from 1 to 3650.")]
    public int CostsDays { get; set; } = 400;

    /// <summary>Answers kept for repeated POSTs.</summary>
    [Range(1, 720, ErrorMessage = "Retention:IdempotencyKeysHours must be from 1 to 720.")]
    public int IdempotencyKeysHours { get; set; } = 48;
}
