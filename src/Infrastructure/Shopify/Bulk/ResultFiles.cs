using System.Buffers;
using System.Runtime.CompilerServices;
using ShopifySync.Infrastructure.Shopify.Calling;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>
/// Reads the files of bulk operations line by line. They lie on a storage of Google's behind signed addresses: no token
/// is sent, and no points are charged.
/// </summary>
internal sealed class ResultFiles : IDisposable
{
    private const int FirstBuffer = 1 << 18;

    private readonly HttpClient _http = new(new ConnectingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), UseCookies = false }))
    {
        // Each read has its own: a large file takes as long as it takes.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Lines(Uri address, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = new ResultFile(_http, address);
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var (begin, end) = (0, 0);
            while (true)
            {
                if (end == buffer.Length || begin > 0)
                    (buffer, end) = MakeRoom(buffer, begin, end);
                var searched = end;
                begin = 0;
                var read = await file.Read(buffer.AsMemory(end), ct);
                if (read == 0)
                    break;

                end += read;
                for (int at; (at = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n')) >= 0; searched = begin)
                {
                    var line = buffer.AsMemory(begin, searched + at - begin);
                    begin = searched + at + 1;
                    if (line.Length > 0)
                        yield return line;
                }
            }

            if (end > 0)
                yield return buffer.AsMemory(0, end);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>What is left of the buffer at its beginning; a line longer than it gets one twice the size.</summary>
    private static (byte[] Buffer, int End) MakeRoom(byte[] buffer, int begin, int end)
    {
        var left = buffer.AsSpan(begin, end - begin);
        if (begin > 0)
        {
            left.CopyTo(buffer);
            return (buffer, left.Length);
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        left.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return (larger, left.Length);
    }
}
