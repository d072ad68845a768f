using System.Text.Json;

namespace ShopifySync.Testing;

/// <summary>A shop to be made; products come from the seed number.</summary>
public sealed record EmulatorShop(string Shop, int Products = 0, int Seed = 1, string Plan = "unlimited")
{
    /// <summary>An Admin API token that the shop accepts.</summary>
    public string Token { get; init; } = "shpat_test";

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>What the app may do; everything that the product needs when left out.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }
}

/// <summary>A failure to come; Kind is one that the emulator knows (tools/shopify-emulator).</summary>
public sealed record EmulatorFault(string Kind)
{
    /// <summary>Part of the document's name or text; every call when left out.</summary>
    public string? Match { get; init; }

    public int? Times { get; init; }

    public double? Rate { get; init; }

    public int? Ms { get; init; }

    public int? Status { get; init; }

    /// <summary>Calls that pass before the first failure.</summary>
    public int? After { get; init; }

    /// <summary>Which of the matching calls, from 1.</summary>
    public int? Nth { get; init; }

    /// <summary>Seconds, or the very text of the header; for the kind status.</summary>
    public object? RetryAfter { get; init; }

    /// <summary>For the kind scope-removed.</summary>
    public string? Scope { get; init; }

    /// <summary>For the kind user-error.</summary>
    public string? Message { get; init; }

    public string? Code { get; init; }
}

/// <param name="Fields">Kinds of field, such as title or variants.price.</param>
/// <param name="Paths">Field paths as the domain writes them.</param>
public sealed record MerchantEdit(string Id, IReadOnlyList<string> Fields, IReadOnlyList<string> Paths);

/// <summary>One accepted write, with the product and its parts before and after it.</summary>
/// <param name="Changed">False when nothing but the moment of the last update differs.</param>
/// <param name="Actor">app or merchant.</param>
public sealed record LedgerEntry(
    long Number,
    DateTimeOffset Time,
    string Mutation,
    JsonElement Variables,
    string? Id,
    JsonElement? Before,
    JsonElement? After,
    bool Changed,
    string Actor);

/// <summary>One call that the shop answered, or was made to fail; Kind is graphql or oauth.</summary>
public sealed record EmulatorCall(
    long Number,
    string Kind,
    string? Document,
    IReadOnlyList<string> Roots,
    int? RequestedCost,
    int? ActualCost,
    double? CurrentlyAvailable,
    int Status,
    string? Error,
    IReadOnlyList<string> Faults,
    double DurationMs);

/// <summary>One try to deliver a webhook. Outcome: delivered (2xx), failed, dropped by a fault, not sent.</summary>
public sealed record EmulatorDelivery(long Number, string WebhookId, string Topic, int Attempt, string Outcome, int? Status, IReadOnlyList<string> Faults);

public sealed record EmulatorFaultCount(string Kind, int Seen, int Fired);
