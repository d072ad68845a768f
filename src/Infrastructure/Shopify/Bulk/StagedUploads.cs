using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ShopifySync.Application.Lanes;
using ShopifySync.Infrastructure.Shopify.Calling;

namespace ShopifySync.Infrastructure.Shopify.Bulk;

/// <summary>Where a file goes, and the form's fields that go before it, in Shopify's order.</summary>
internal sealed record StagedTarget(Uri Address, IReadOnlyList<(string Name, string Value)> Fields);

/// <summary>
/// Puts files for bulk mutations where Shopify said (Shopify: "Bulk import data"): a form with Shopify's fields in their order and
/// the file as the last one. The storage is not Shopify's own: the store's token is not sent there.
/// </summary>
internal sealed class StagedUploads : IDisposable
{
    private readonly HttpClient _http = new(new ConnectingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }))
    {
        Timeout = TimeSpan.FromMinutes(5),
    };

    public async Task Send(StagedTarget target, IReadOnlyList<string> lines, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in target.Fields)
            form.Add(new StringContent(value) { Headers = { ContentType = null } }, Quoted(name));
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', lines))) { Headers = { ContentType = new MediaTypeHeaderValue("text/jsonl") } }, Quoted("file"), Quoted("push.jsonl"));
        try
        {
            using var answer = await _http.PostAsync(target.Address, form, ct);
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent)
                return;

            // Whatever it dislikes about this address or moment: the next try gets another address.
            throw new ShopifyCallException(FailureClass.Transient, ShopifyErrors.Status((int)answer.StatusCode));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException || (broken is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ShopifyCallException(FailureClass.Transient, ShopifyErrors.NoAnswer("the upload of a bulk operation's file broke off."), inner: broken);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Storages read the names of fields only in quotes.</summary>
    private static string Quoted(string name) => $"\"{name}\"";
}
