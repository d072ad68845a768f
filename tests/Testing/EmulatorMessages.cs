using System.Text.Json;

namespace ShopifySync.Testing;

/// <summary>A shop to be made; products come from the seed number.</summary>
public sealed record EmulatorShop(string Shop, int Products = 0, int Seed = 1, string Plan = "unlimited")
{
    /// <summary>An Admin API token that the shop accepts.</summary>
    public string Token { get; init; } = "shpat_test";

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }
}

/// <summary>A failure to come; Kind is one of contract.md section 5.</summary>
public sealed record EmulatorFault(string Kind)
{
    /// <summary>Part of the document's name or text; every call when left out.</summary>
    public string? Match { get; init; }

    public int? Times { get; init; }

    public double? Rate { get; init; }

    public int? Ms { get; init; }

    public int? Status { get; init; }
}

public sealed record MerchantEdit(string Id, IReadOnlyList<string> Fields);

/// <summary>One accepted write, with the object before and after it.</summary>
public sealed record LedgerEntry(long Number, DateTimeOffset Time, string Mutation, JsonElement Variables, string? Id, JsonElement? Before, JsonElement? After, string Actor);

public sealed record EmulatorCall(long Number, string? Document, int? RequestedCost, int? ActualCost, double? CurrentlyAvailable, int? Status, double? DurationMs);
