using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Reading;
using static ShopifySync.Infrastructure.Shopify.ProductNodeMapper;

namespace ShopifySync.Infrastructure.Shopify;

/// <summary>Products by pages and by ids. A page that is too expensive or takes too long is asked for again at half its size.</summary>
internal sealed class ShopifyCatalogReader(ShopifyGraphQLClient client, ProductRestReader rest, PageSizes sizes) : IShopifyCatalogReader
{
    /// <summary>A product that is edited without pause is read again this often before it is set aside.</summary>
    private const int Rereads = 3;

    public async Task<ProductPage> ReadPage(StoreCall call, ProductPageRequest request, CancellationToken ct)
    {
        var page = new PageInTheMaking();
        string? cursor = null;
        var size = await SendAffordable(call, Math.Max(1, request.PageSize), AskFor, Take, ct);
        await ReadRests(call, page, ct);
        return page.ToPage(cursor, size);

        ShopifyRequest AskFor(int products) => Request(ShopifyDocument.ProductsPage, products, new JsonObject
        {
            ["first"] = products,
            ["after"] = request.After,
            ["query"] = request.Query,
            ["sortKey"] = request.ByUpdatedAt ? "UPDATED_AT" : "ID",
        });

        void Take(ShopifyAnswer answer)
        {
            page.Began(answer.SentAt);
            var products = Object(answer.Data, "products");
            foreach (var node in List(products, "nodes"))
                page.Map(node, Text(node, "id"));

            var info = Object(products, "pageInfo");
            cursor = Truth(info, "hasNextPage") ? Text(info, "endCursor") : null;
        }
    }

    public async Task<ProductPage> ReadByIds(StoreCall call, IReadOnlyList<string> remoteIds, CancellationToken ct)
    {
        var page = new PageInTheMaking();
        var size = 0;
        for (var at = 0; at < remoteIds.Count; at += size)
        {
            var group = remoteIds.Skip(at).ToArray();
            size = await SendAffordable(call, group.Length, products => ByIds(group[..products]), answer => TakeNodes(answer, group, page), ct);
        }

        await ReadRests(call, page, ct);
        return page.ToPage(null, size);
    }

    public Task<int?> Count(StoreCall call, string? query, CancellationToken ct) => client.Read(
        call, new ShopifyRequest(ShopifyDocument.ProductsCount, new JsonObject { ["query"] = query }),
        answer => ObjectOrNull(answer.Data, "productsCount") is { } count && Text(count, "precision") == "EXACT" ? count.GetProperty("count").GetInt32() : (int?)null, ct);

    private static ShopifyRequest ByIds(string[] ids) =>
        Request(ShopifyDocument.ProductsByIds, ids.Length, new JsonObject { ["ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) });

    private static ShopifyRequest Request(ShopifyDocument document, int products, JsonObject variables)
    {
        var lists = ListSizes.For(products);
        variables["variants"] = lists.Variants;
        variables["media"] = lists.Media;
        variables["metafields"] = lists.Metafields;
        return new ShopifyRequest(document, variables, products, Guess: 550);
    }

    /// <summary>Nodes come in the order of the ids, null for those that no longer exist.</summary>
    private static void TakeNodes(ShopifyAnswer answer, string[] ids, PageInTheMaking page)
    {
        page.Began(answer.SentAt);
        foreach (var (node, id) in List(answer.Data, "nodes").Zip(ids))
        {
            if (node.ValueKind != JsonValueKind.Null)
                page.Map(node, id);
        }
    }

    /// <summary>Sends what <paramref name="askFor"/> makes of the largest affordable size, and answers that size.</summary>
    private async Task<int> SendAffordable(StoreCall call, int wanted, Func<int, ShopifyRequest> askFor, Action<ShopifyAnswer> take, CancellationToken ct)
    {
        while (true)
        {
            var size = Math.Min(wanted, sizes.Of(call.Store));
            try
            {
                return await client.Read(call, askFor(size), answer =>
                {
                    take(answer);
                    return size;
                }, ct);
            }
            catch (ShopifyCallException tooMuch) when (size > 1
                && (tooMuch.FailureClass == FailureClass.TooExpensive || tooMuch.Error == ShopifyErrors.TookTooLong))
            {
                sizes.Halve(call.Store, size);
            }
        }
    }

    private async Task ReadRests(StoreCall call, PageInTheMaking page, CancellationToken ct)
    {
        foreach (var product in page.Unfinished)
        {
            try
            {
                if (await ReadWhole(call, product, ct) is { } whole)
                    page.Replace(product, whole);
                else
                    page.Drop(product);
            }
            catch (UnreadableNodeException unreadable)
            {
                page.SetAside(product, unreadable.Message);
            }
        }
    }

    /// <summary>Null when the product was deleted meanwhile.</summary>
    private async Task<ProductReading?> ReadWhole(StoreCall call, ProductReading product, CancellationToken ct)
    {
        for (var reread = 0; !await rest.Complete(call, product, ct); reread++)
        {
            if (reread == Rereads)
                throw new UnreadableNodeException("it kept changing while it was being read; the next pull tries again");

            using var answer = await client.Send(call, ByIds([product.RemoteId]), ct);
            if (List(answer.Data, "nodes").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } node)
                return null;

            product = new ProductReading(node);
        }

        return product;
    }
}
