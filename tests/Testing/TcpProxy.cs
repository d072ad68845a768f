using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ShopifySync.Testing;

/// <summary>A wire between a client and a server that a test can cut and mend.</summary>
public sealed class TcpProxy : IDisposable
{
    private readonly Uri _target;
    private readonly Func<Stream, Task<Stream>> _receive;
    private readonly ConcurrentDictionary<TcpClient, TcpClient> _pairs = new();
    private TcpListener _listener;

    /// <param name="receive">What is done with a connection first, such as TLS.</param>
    public TcpProxy(Uri target, Func<Stream, Task<Stream>>? receive = null)
    {
        (_target, _receive) = (target, receive ?? Task.FromResult);
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Accept(_listener);
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Every connection breaks, and none can be made.</summary>
    public void Cut()
    {
        _listener.Stop();
        foreach (var (from, to) in _pairs)
            Break(from, to);
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = Accept(_listener);
    }

    public void Dispose() => Cut();

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
            _pairs[from] = to;
            await using var near = await _receive(from.GetStream());
            await to.ConnectAsync(_target.Host, _target.Port);
            await Task.WhenAny(near.CopyToAsync(to.GetStream()), to.GetStream().CopyToAsync(near));
        }
        catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException or InvalidOperationException or AuthenticationException)
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
