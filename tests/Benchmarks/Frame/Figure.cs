using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShopifySync.Benchmarks.Frame;

/// <summary>One measured value beside the limit or the peer that it is judged by.</summary>
internal sealed record Figure(string Name, double Value, string Unit)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What nothing can beat, or what the peer took; the ratio is taken of it.</summary>
    public double? Limit { get; init; }

    /// <summary>Who or what the limit is.</summary>
    public string? Peer { get; init; }

    /// <summary>The target in words, such as "at most 3 % over the limit".</summary>
    public string? Target { get; init; }

    /// <summary>Whether the target was met; null where there is none.</summary>
    public bool? Met { get; init; }

    /// <summary>Further bars of the plot, in the figure's unit: what others took.</summary>
    public IReadOnlyList<(string Label, double Value)> Others { get; init; } = [];

    /// <summary>Further members of the JSON line: sizes, calls, losses.</summary>
    public IReadOnlyDictionary<string, object?> More { get; init; } = new Dictionary<string, object?>();

    public double? Ratio => Limit is > 0 ? Value / Limit : null;

    public string ToJson()
    {
        var line = new JsonObject
        {
            ["name"] = Name,
            ["value"] = Round(Value),
            ["unit"] = Unit,
            ["limit"] = Limit is { } limit ? Round(limit) : null,
            ["ratio"] = Ratio is { } ratio ? Round(ratio) : null,
            ["peer"] = Peer,
        };
        if (Target is not null)
            (line["target"], line["met"]) = (Target, Met);
        foreach (var (label, value) in Others)
            line[label] = Round(value);
        foreach (var (key, value) in More)
            line[key] = JsonSerializer.SerializeToNode(value, Plain);
        return line.ToJsonString(Plain);
    }

    /// <summary>Four digits that count; a file size or a count keeps all of its own.</summary>
    private static double Round(double value) => Math.Abs(value) >= 1_000 ? Math.Round(value, 1) : Math.Round(value, 4);
}
