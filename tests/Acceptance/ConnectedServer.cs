using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Acceptance;

/// <summary>A server process on a SQLite file of its own, connected to a store of the emulator by its API. It can be killed and started again.</summary>
internal sealed class ConnectedServer : IAsyncDisposable
{
    private static int _shops;

    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyDictionary<string, string> _settings;
    private ServerProcess? _process;

    private ConnectedServer(EmulatorProcess emulator, string shop, IReadOnlyDictionary<string, string> settings) =>
        (Emulator, Shop, _settings) = (emulator, shop, settings);

    public EmulatorProcess Emulator { get; set; }

    public string Shop { get; }

    public string StoreId { get; private set; } = "";

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server is not running.");

    public SyncApi Api => new(Process.Api);

    /// <param name="shop">Its name is chosen here, so that fixtures may share an emulator.</param>
    public static async Task<ConnectedServer> Start(EmulatorProcess emulator, EmulatorShop shop, IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = await StartUnconnected(emulator, shop, settings);
        server.StoreId = await server.Api.Connect(server.Shop, shop.Token);
        return server;
    }

    public static async Task<ConnectedServer> StartUnconnected(EmulatorProcess emulator, EmulatorShop shop, IReadOnlyDictionary<string, string>? settings = null)
    {
        shop = shop with { Shop = $"acceptance-{Interlocked.Increment(ref _shops)}.myshopify.com" };
        await emulator.CreateShop(shop);
        var server = new ConnectedServer(emulator, shop.Shop, new Dictionary<string, string>(settings ?? new Dictionary<string, string>())
        {
            // The scheduled pull would come in between.
            ["ShopifySync__Schedules__Products"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Schedules__Reconcile"] = "0 0 3 1 1 ? 2099",
            ["ShopifySync__Shopify__TimeoutSeconds"] = "11",
            ["ShopifySync__Lanes__UnknownOutcomeSeconds"] = "2",
        });
        await server.Run();
        return server;
    }

    /// <summary>Starts the process on the same file.</summary>
    public async Task Run() => _process = await ServerProcess.Start(_folder.Path, Emulator.BaseAddress, _settings);

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        await Process.DisposeAsync();
        _process = null;
    }

    /// <summary>Everything in the store is pulled, approved and applied.</summary>
    public async Task FillCatalogue()
    {
        await Api.Pull("full");
        await Api.ApproveAndApply();
    }

    /// <summary>Prices of the first products are edited here; answers the store's ids of the products.</summary>
    public async Task<IReadOnlySet<string>> RaisePrices(int products)
    {
        var edited = new HashSet<string>();
        foreach (var row in (await Api.All("/api/products")).Take(products))
        {
            var product = await Api.Product(SyncApi.Text(row, "id"));
            var variant = product["variants"]![0]!;
            await Api.Edit(product, ($"variants[{SyncApi.Text(variant, "key")}].price", variant["price"]!.GetValue<decimal>() + 0.5m));
            edited.Add(SyncApi.Text(product["stores"]![0]!, "remoteId"));
        }

        return edited;
    }

    /// <summary>A product made by the merchant; answers its id.</summary>
    public async Task<string> MerchantMakes(object product)
    {
        var answer = await Emulator.Edit(Shop, "mutation($input: ProductSetInput!) { productSet(input: $input, synchronous: true) { product { id } userErrors { message } } }", new { input = product });
        return (string?)answer["data"]?["productSet"]?["product"]?["id"] ?? throw new AssertionException(answer.ToJsonString());
    }

    /// <summary>One change by the merchant; it fails if the emulator refuses it.</summary>
    public async Task MerchantSets(string productId, object fields)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToNode(fields)!.AsObject();
        input["id"] = productId;
        var answer = await Emulator.Edit(
            Shop, "mutation($product: ProductUpdateInput!) { productUpdate(product: $product) { product { id } userErrors { message } } }", new { product = input });
        Assert.That((string?)answer["data"]?["productUpdate"]?["product"]?["id"], Is.EqualTo(productId), answer.ToJsonString());
    }

    public async Task<List<LedgerEntry>> AppWrites(long after = 0) =>
        [.. (await Emulator.Ledger(Shop, after)).Where(e => e.Actor == "app")];

    public async Task<long> LedgerEnd() => (await Emulator.Ledger(Shop)).Select(e => e.Number).DefaultIfEmpty().Max();

    public async Task<JsonNode> InStore(string productId) => (await Emulator.State(Shop, productId))[0]!;

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _folder.Dispose();
    }
}
