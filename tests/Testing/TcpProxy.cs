using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ShopifySync.Testing;

/// <summary>A wire between a client and a server that a test can cut and mend.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly Uri _target;
    private readonly int _port;
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _pairs = new();
    private TcpListener _listener;

    public TcpProxy(Uri target)
    {
        _target = target;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Accept(_listener);
    }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Every connection breaks, and none can be made.</summary>
    public void Cut()
    {
        _listener.Stop();
        foreach (var (from, to) in _pairs)
            Break(from, to);
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = Accept(_listener);
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true)
                _ = Carry(await listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The wire was cut.
        }
    }

    private async Task Carry(TcpClient from)
    {
        var to = new TcpClient();
        try
        {
            await to.ConnectAsync(_target.Host, _target.Port);
            _pairs[from] = to;
            await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream()), to.GetStream().CopyToAsync(from.GetStream()));
        }
        catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException)
        {
            // One side is gone: so is the other.
        }
        finally
        {
            Break(from, to);
        }
    }

    private void Break(TcpClient from, TcpClient to)
    {
        _pairs.TryRemove(from, out _);
        from.Dispose();
        to.Dispose();
    }
}
