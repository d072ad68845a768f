using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>A program that watches the hub with Microsoft's own JavaScript client, in a Node process.</summary>
internal sealed class HubWatcher : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<(DateTimeOffset At, JsonNode Message)> _messages = [];

    private HubWatcher(Process process) => _process = process;

    /// <summary>Every message with the moment at which it came.</summary>
    public IReadOnlyList<(DateTimeOffset At, JsonNode Message)> Received => [.. _messages];

    public IReadOnlyList<JsonNode> Messages => [.. _messages.Select(m => m.Message)];

    public static HubWatcher Start(Uri server, string token, params string[] rooms)
    {
        var script = Path.Combine(Repository.Root, "tests", "Acceptance", "hub", "watch.js");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", [script, new Uri(server, "/hubs/sync").ToString(), token, .. rooms])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            },
        };
        var watcher = new HubWatcher(process);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } json)
                watcher._messages.Enqueue((TimeProvider.System.GetUtcNow(), JsonNode.Parse(json)!));
        };
        process.Start();
        process.BeginOutputReadLine();
        return watcher;
    }

    public Task Tell(string command) => _process.StandardInput.WriteLineAsync(command);

    /// <summary>The first message of a type, or that fits.</summary>
    public async Task<JsonNode> Until(string type, Func<JsonNode, bool>? fits = null, TimeSpan? within = null)
    {
        JsonNode? found = null;
        await Eventually.True(
            () => (found = Messages.FirstOrDefault(m => (string?)m["type"] == type && (fits is null || fits(m)))) is not null,
            $"the hub says {type}; it said {string.Join(", ", Messages.Select(m => m["type"]))}", within);
        return found!;
    }

    public IEnumerable<JsonNode> Of(string type, string? operationId = null) =>
        Messages.Where(m => (string?)m["type"] == type && (operationId is null || (string?)m["data"]!["operationId"] == operationId));

    /// <summary>The numbers of all events in the order in which they came.</summary>
    public List<long> Numbers => [.. Messages.Where(m => (string?)m["type"] is not ("connected" or "resync") && m["number"] is not null).Select(m => m["number"]!.GetValue<long>())];

    /// <summary>The most messages of a type that came within any second.</summary>
    public int MostInASecond(string type)
    {
        var times = _messages.Where(m => (string?)m.Message["type"] == type).Select(m => m.At).ToList();
        return times.Count == 0 ? 0 : times.Max(from => times.Count(at => at >= from && at < from.AddSeconds(1)));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
