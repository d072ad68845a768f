using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

internal sealed record Answer(int Status, JsonNode? Body)
{
    public bool IsGood => Status is >= 200 and < 300;

    public string? Code => (string?)(Body as JsonObject)?["code"];
}

/// <summary>The REST API as a program uses it whose server is killed again and again.</summary>
/// <param name="nodes">Where it is asked: at one until that one does not answer, then at the next.</param>
internal sealed class PatientApi(IReadOnlyList<Uri> nodes) : IDisposable
{
    /// <summary>Longer than any restart, shorter than the patience of who waits for a trial.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(240);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <summary>What takes long is asked for less often: many trials at once would else ask more than they do.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(300);

    private readonly List<HttpClient> _nodes = [.. nodes.Select(Client)];
    private int _node;

    /// <summary>One try; null when the connection broke, so that nobody knows what became of it.</summary>
    public async Task<Answer?> Once(HttpMethod method, string path, object? body = null, int? ifMatch = null)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
            if (ifMatch is { } version)
                request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
            using var response = await _nodes[_node % _nodes.Count].SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            // One node of several that has lost its database says 500; the other is asked.
            if (_nodes.Count > 1 && (int)response.StatusCode >= 500)
            {
                Interlocked.Increment(ref _node);
                return null;
            }

            return new Answer((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
        }
        catch (Exception broken) when (broken is HttpRequestException or SocketException or IOException or TaskCanceledException or JsonException)
        {
            Interlocked.Increment(ref _node);
            return null;
        }
    }

    /// <summary>Tries until there is an answer. Only for what may be asked twice.</summary>
    public async Task<Answer> Ask(HttpMethod method, string path, object? body = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await Once(method, path, body) is { Status: not 503 } answer)
                return answer;
            if (Stopwatch.GetElapsedTime(started) > Patience)
                throw new TrialException($"{method} {path} was not answered for {Patience.TotalSeconds:0} s");

            await Task.Delay(Pause);
        }
    }

    public async Task<JsonNode> Get(string path) => Good(await Ask(HttpMethod.Get, path), path);

    public async Task<JsonNode?> Post(string path, object body) => GoodOrEmpty(await Ask(HttpMethod.Post, path, body), path);

    /// <summary>Every item of a list, page after page.</summary>
    public async Task<List<JsonNode>> All(string path)
    {
        var items = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await Get($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=250{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return items;
    }

    /// <summary>Asks until it is so; otherwise the trial is stuck, and says what was seen last.</summary>
    public static async Task<T> Until<T>(Func<Task<T>> read, Func<T, bool> wanted, string what, TimeSpan? within = null)
    {
        var (started, pause) = (Stopwatch.GetTimestamp(), Pause);
        while (true)
        {
            var value = await read();
            if (wanted(value))
                return value;
            if (Stopwatch.GetElapsedTime(started) > (within ?? Patience))
                throw new TrialException($"waited {(within ?? Patience).TotalSeconds:0} s in vain: {what}. Last seen: {Words(value)}");

            await Task.Delay(pause);
            pause = pause < LongestPause ? 1.3 * pause : LongestPause;
        }
    }

    public void Dispose() => _nodes.ForEach(n => n.Dispose());

    private static string Words(object? value) => value is IEnumerable<JsonNode> nodes ? string.Join(' ', nodes.Take(3).Select(n => n.ToJsonString())) : $"{value}";

    private static JsonNode Good(Answer answer, string path) => GoodOrEmpty(answer, path) ?? throw new TrialException($"{path} answered nothing");

    private static JsonNode? GoodOrEmpty(Answer answer, string path) =>
        answer.IsGood ? answer.Body : throw new TrialException($"{path} answered {answer.Status}: {answer.Body?.ToJsonString()}");

    private static HttpClient Client(Uri node)
    {
        var http = new HttpClient { BaseAddress = node, Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServerProcess.ApiToken);
        return http;
    }
}

/// <summary>A trial cannot go on: something that must happen does not.</summary>
internal sealed class TrialException(string message) : Exception(message);
