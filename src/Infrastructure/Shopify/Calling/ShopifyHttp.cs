using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>No whole answer came. <paramref name="wasSent"/>: the call may have reached Shopify.</summary>
internal sealed class NoAnswerException(string why, bool wasSent, HttpRequestError reason, Exception inner) : Exception(why, inner)
{
    public bool WasSent { get; } = wasSent;
    public HttpRequestError Reason { get; } = reason;
}

/// <summary>Carries one call to a shop and its answer back; judges nothing, repeats nothing.</summary>
internal sealed class ShopifyHttp(IOptions<ShopifyOptions> options, StoreClocks clocks, TimeProvider clock) : IDisposable
{
    private const string TokenHeader = "X-Shopify-Access-Token";
    private static readonly MediaTypeHeaderValue JsonBody = new("application/json", "utf-8");

    private readonly HttpClient _http = new(new ConnectingHandler(new SocketsHttpHandler
    {
        // An answer by redirect would send the token to another address.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
    }))
    {
        // Each call has its own, on the injected clock.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<ShopifyAnswer> Post(ShopDomain shop, string token, ShopifyDocument document, JsonObject variables, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(shop, $"admin/api/{options.Value.ApiVersion}/graphql.json"));
        request.Headers.TryAddWithoutValidation(TokenHeader, token);
        request.Content = Body(document, variables);
        return await Send(shop, request, ct);
    }

    /// <summary>The OAuth endpoints have no version (Shopify: "Using the client credentials grant").</summary>
    public async Task<ShopifyAnswer> PostForm(ShopDomain shop, string path, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(shop, path));
        request.Content = new FormUrlEncodedContent(fields);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await Send(shop, request, ct);
    }

    public void Dispose() => _http.Dispose();

    private async Task<ShopifyAnswer> Send(ShopDomain shop, HttpRequestMessage request, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var sentAt = clock.GetUtcNow();
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            clocks.Heard(shop, response.Headers.Date, clock.GetUtcNow());
            var (rented, length) = await ReadBody(response, either.Token);
            var (reply, json) = ReplyReader.Read(response, rented.AsMemory(0, length), clock.GetUtcNow());
            return new ShopifyAnswer(reply, json, rented, sentAt);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new NoAnswerException($"no answer within {options.Value.TimeoutSeconds} seconds.", wasSent: true, HttpRequestError.Unknown, late);
        }
        catch (HttpRequestException broken)
        {
            throw new NoAnswerException(Why(broken.HttpRequestError), !NeverSent(broken.HttpRequestError), broken.HttpRequestError, broken);
        }
        catch (IOException cutOff)
        {
            throw new NoAnswerException("the answer was cut off.", wasSent: true, HttpRequestError.ResponseEnded, cutOff);
        }
    }

    /// <summary>The whole body in rented memory: a page is a megabyte or more, and there is one every moment.</summary>
    private static async Task<(byte[] Rented, int Length)> ReadBody(HttpResponseMessage response, CancellationToken ct)
    {
        var body = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(response.Content.Headers.ContentLength + 1 ?? 65_536, 1_024, 16_777_216));
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(ct);
            while (await stream.ReadAsync(body.AsMemory(length), ct) is > 0 and var read)
            {
                length += read;
                if (length < body.Length)
                    continue;

                var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
                body.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(body);
                body = larger;
            }

            return (body, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(body);
            throw;
        }
    }

    private Uri Address(ShopDomain shop, string path) => options.Value.BaseAddress is { } emulator
        ? new Uri(emulator, $"/shops/{shop}/{path}")
        : new Uri($"https://{shop}/{path}");

    private static ReadOnlyMemoryContent Body(ShopifyDocument document, JsonObject variables)
    {
        var buffer = new ArrayBufferWriter<byte>(document.Text.Length + 1_024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("query"u8, document.Encoded);
            writer.WritePropertyName("variables"u8);
            variables.WriteTo(writer);
            writer.WriteEndObject();
        }

        return new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = JsonBody } };
    }

    /// <summary>These happen before the first byte of the call leaves.</summary>
    private static bool NeverSent(HttpRequestError error) => error is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static string Why(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "its address cannot be found (DNS).",
        HttpRequestError.ConnectionError => "no connection could be made.",
        HttpRequestError.SecureConnectionError => "no secure connection could be made (TLS).",
        HttpRequestError.ProxyTunnelError => "the proxy did not let the call through.",
        HttpRequestError.ResponseEnded => "the connection was closed before the answer was whole.",
        _ => "the connection broke.",
    };
}
