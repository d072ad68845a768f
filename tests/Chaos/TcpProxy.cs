using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ShopifySync.Chaos;

/// <summary>Stands between a node and its database, or a store, so that the line between them can be cut and mended.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly (string Host, int Port) _target;
    private readonly Func<Stream, Task<Stream>> _receive;
    private volatile bool _cut;

    /// <param name="receive">What is done with a connection first, such as TLS; nothing when left out.</param>
    public TcpProxy(string host, int port, Func<Stream, Task<Stream>>? receive = null)
    {
        _target = (host, port);
        _receive = receive ?? Task.FromResult;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every connection breaks, and none comes to be.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var client in _open.Keys)
            client.Dispose();
    }

    public void Mend() => _cut = false;

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Carry(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The trial is over.
        }
    }

    private async Task Carry(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                if (_cut)
                    return;
                (_open[near], _open[far]) = (true, true);
                await using var nearer = await _receive(near.GetStream());
                await far.ConnectAsync(_target.Host, _target.Port);
                await Task.WhenAny(nearer.CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(nearer));
            }
            catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException or AuthenticationException)
            {
                // Cut, or one side has gone: so is the other, then.
            }
            finally
            {
                _open.TryRemove(near, out _);
                _open.TryRemove(far, out _);
            }
        }
    }
}
