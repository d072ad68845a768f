using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ShopifySync.Testing;

/// <summary>A store emulator of its own for one fixture, on a free port; it ends with the test process at the latest.</summary>
public sealed partial class EmulatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>What is left out takes the emulator's own default; it refuses null.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Process _process;
    private readonly HttpClient _control;

    private EmulatorProcess(Process process, Uri baseAddress)
    {
        (_process, BaseAddress) = (process, baseAddress);
        _control = new HttpClient { BaseAddress = new Uri(baseAddress, "/_emulator/") };
    }

    /// <summary>What Shopify:BaseAddress is set to: requests go to {BaseAddress}/shops/{shop}/admin/...</summary>
    public Uri BaseAddress { get; }

    /// <param name="port">A port that was an emulator's before; any free one when left out.</param>
    public static async Task<EmulatorProcess> Start(int port = 0)
    {
        var main = Path.Combine(Repository.Root, "tools", "shopify-emulator", "main.js");
        var process = new Process
        {
            // Its stdin is a pipe that we hold: it closes, and the emulator ends, even if this process is killed.
            StartInfo = new ProcessStartInfo("node", [main, "--port", Text(port), "--exit-with-parent"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var first = await Task.WhenAny(ready.Task, process.WaitForExitAsync(), Task.Delay(StartLimit));
        if (first == ready.Task)
            return new EmulatorProcess(process, await ready.Task);

        process.Kill();
        throw new InvalidOperationException($"The emulator did not start:\n{string.Join('\n', output)}");

        void Read(string? line)
        {
            if (line is null)
                return;

            output.Enqueue(line);
            if (ReadyLine().Match(line) is { Success: true } match)
                ready.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    public async Task CreateShop(EmulatorShop shop) => await Post("shops", shop);

    /// <summary>Changes made in the shop's admin by its merchant; answers what was changed.</summary>
    public async Task<IReadOnlyList<MerchantEdit>> Edit(string shop, int edits, int seed = 1) =>
        await Read<List<MerchantEdit>>(await Post($"{shop}/edit", new { edits, seed }));

    /// <summary>One change by a GraphQL mutation, made by the merchant.</summary>
    public async Task<JsonNode> Edit(string shop, string mutation, object? variables = null) =>
        await Read<JsonNode>(await Post($"{shop}/edit", new { query = mutation, variables }));

    /// <summary>Replaces the faults to come; none ends them.</summary>
    public async Task Faults(string shop, params EmulatorFault[] faults) => await Post($"{shop}/faults", faults);

    public Task<List<LedgerEntry>> Ledger(string shop, long after = 0) => Get<List<LedgerEntry>>($"{shop}/ledger?after={Text(after)}");

    public Task<List<EmulatorCall>> Calls(string shop, long after = 0) => Get<List<EmulatorCall>>($"{shop}/calls?after={Text(after)}");

    /// <summary>Every try to deliver a webhook, as the emulator keeps it.</summary>
    public Task<List<EmulatorDelivery>> Webhooks(string shop, long after = 0) => Get<List<EmulatorDelivery>>($"{shop}/webhooks?after={Text(after)}");

    /// <summary>The rules of faults with how often each was seen and struck.</summary>
    public Task<List<EmulatorFaultCount>> FaultCounts(string shop) => Get<List<EmulatorFaultCount>>($"{shop}/faults");

    public Task<JsonArray> State(string shop, params string[] ids) =>
        Get<JsonArray>($"{shop}/state?ids={Uri.EscapeDataString(string.Join(',', ids))}");

    /// <summary>The rarer commands of the control interface: clock, frozen, plan, tokens, reset.</summary>
    public async Task<JsonNode> Control(string shop, string command, object body) => await Read<JsonNode>(await Post($"{shop}/{command}", body));

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<T> Get<T>(string path) => await Read<T>(await _control.GetAsync(Relative(path)));

    private async Task<HttpResponseMessage> Post(string path, object body) => await Checked(await _control.PostAsJsonAsync(Relative(path), body, Json));

    private static async Task<T> Read<T>(HttpResponseMessage answer)
    {
        using (await Checked(answer))
            return (await answer.Content.ReadFromJsonAsync<T>(Json))!;
    }

    private static async Task<HttpResponseMessage> Checked(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
            return answer;

        using (answer)
            throw new InvalidOperationException($"The emulator answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Emulator ready: (http://\S+)")]
    private static partial Regex ReadyLine();
}
