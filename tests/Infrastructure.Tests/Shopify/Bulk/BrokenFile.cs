using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ShopifySync.Infrastructure.Tests.Shopify.Bulk;

/// <summary>A file on a storage whose connections break every so many bytes, as long downloads do.</summary>
internal sealed partial class BrokenFile : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    private BrokenFile(byte[] content, int breakEvery)
    {
        _listener.Start();
        _serving = Serve(content, breakEvery);
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/file");

    public int Requests { get; private set; }

    public static Task<BrokenFile> Serve(string content, int breakEvery) => Task.FromResult(new BrokenFile(Encoding.UTF8.GetBytes(content), breakEvery));

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _serving;
        _over.Dispose();
    }

    private async Task Serve(byte[] content, int breakEvery)
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                await Answer(client.GetStream(), content, breakEvery);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task Answer(NetworkStream stream, byte[] content, int breakEvery)
    {
        var request = new byte[4_096];
        var asked = Encoding.ASCII.GetString(request, 0, await stream.ReadAsync(request, _over.Token));
        Requests++;
        var from = Range().Match(asked) is { Success: true } range ? int.Parse(range.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var head = $"HTTP/1.1 {(from > 0 ? "206 Partial Content" : "200 OK")}\r\nContent-Length: {content.Length - from}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _over.Token);
        await stream.WriteAsync(content.AsMemory(from, Math.Min(breakEvery, content.Length - from)), _over.Token);
    }

    [GeneratedRegex(@"[Rr]ange: bytes=(\d+)-")]
    private static partial Regex Range();
}
