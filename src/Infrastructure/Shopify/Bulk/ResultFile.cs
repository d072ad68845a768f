using System.Net;
using System.Net.Http.Headers;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Lanes;
using ShopifySync.Infrastructure.Shopify.Calling;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>One file from the net, read forward; a connection that breaks is taken up at the byte where it broke.</summary>
internal sealed class ResultFile(HttpClient http, Uri address) : IAsyncDisposable
{
    /// <summary>Breaks without a byte in between; after that the operation's own retry waits longer.</summary>
    private const int MostBreaks = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private HttpResponseMessage? _answer;
    private Stream? _body;
    private long _read;
    private int _breaks;

    /// <summary>0 at the end of the file.</summary>
    public async Task<int> Read(Memory<byte> into, CancellationToken ct)
    {
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            try
            {
                _body ??= await Open(patience.Token);
                var read = await _body.ReadAsync(into, patience.Token);
                (_read, _breaks) = (_read + read, 0);
                return read;
            }
            catch (Exception broken) when (broken is IOException or HttpRequestException || (broken is OperationCanceledException && !ct.IsCancellationRequested))
            {
                await Close();
                if (++_breaks > MostBreaks)
                    throw new ShopifyCallException(FailureClass.Transient, ShopifyErrors.NoAnswer("the download of a bulk result broke off."), inner: broken);
            }
        }
    }

    public async ValueTask DisposeAsync() => await Close();

    private async Task<Stream> Open(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (_read > 0)
            request.Headers.Range = new RangeHeaderValue(_read, null);
        _answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        switch (_answer.StatusCode)
        {
            case HttpStatusCode.PartialContent:
            case HttpStatusCode.OK when _read == 0:
                return await _answer.Content.ReadAsStreamAsync(ct);
            case HttpStatusCode.RequestedRangeNotSatisfiable when _read > 0:
                return Stream.Null; // it broke off exactly at its end
            case >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout:
                throw new ShopifyCallException(FailureClass.Transient, ShopifyErrors.Status((int)_answer.StatusCode));
            case HttpStatusCode.OK:
                throw new ShopifyCallException(FailureClass.Transient, ShopifyErrors.NoAnswer("the storage of a bulk result cannot go on where the connection broke."));
            default:
                throw new ShopifyCallException(FailureClass.Refused, BulkErrors.AddressGone);
        }
    }

    private async Task Close()
    {
        if (_body is not null)
            await _body.DisposeAsync();
        _answer?.Dispose();
        (_body, _answer) = (null, null);
    }
}
