using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pushing;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Realtime;
using ShopifySync.Infrastructure.Shopify;
using ShopifySync.Infrastructure.Shopify.Bulk;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Connecting;
using ShopifySync.Infrastructure.Shopify.Pacing;
using ShopifySync.Infrastructure.Shopify.Reading;
using ShopifySync.Infrastructure.Shopify.Writing;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify;

/// <summary>A shop of the emulator with the whole adapter in front of it, over HTTP.</summary>
internal sealed class EmulatedStore : IStoreAccess, IDisposable
{
    private readonly EmulatorProcess? _emulator;
    private readonly StorePacers _pacers = new(TimeProvider.System);
    private readonly ShopifyHttp _http;
    private readonly ResultFiles _files = new();
    private readonly string _token;

    private EmulatedStore(EmulatorProcess? emulator, EmulatorShop shop, ShopifyOptions options, ILogger<ShopifyGraphQLClient>? log)
    {
        (_emulator, Shop, _token) = (emulator, ShopDomain.FromStored(shop.Shop), shop.Token);
        options.BaseAddress ??= emulator?.BaseAddress;
        var bound = Options.Create(options);
        _http = new ShopifyHttp(bound, new StoreClocks(), TimeProvider.System);
        Client = new ShopifyGraphQLClient(
            _http, this, _pacers, new CostBook(), new StorePipelines(TimeProvider.System, new InProcessProgressFeed(TimeProvider.System, NullLogger<InProcessProgressFeed>.Instance)), new CallAccounts(TimeProvider.System), bound, TimeProvider.System,
            log ?? NullLogger<ShopifyGraphQLClient>.Instance);
        var rest = new ProductRestReader(Client);
        Reader = new ShopifyCatalogReader(Client, rest, new PageSizes(bound));
        Bulk = new BulkOperations(Client, _files);
        Writer = new ShopifyCatalogWriter(Client, new OurIdDefinitions(Client), Reader, TimeProvider.System);
    }

    public ShopDomain Shop { get; }
    public StoreId Id { get; } = StoreId.New();
    public ShopifyGraphQLClient Client { get; }
    public ShopifyCatalogReader Reader { get; }
    public ShopifyCatalogWriter Writer { get; }
    public BulkOperations Bulk { get; }

    /// <summary>The token that a renewal gives; null: there is none, as with an admin token.</summary>
    public string? RenewsTo { get; set; }

    public int Renewals { get; private set; }

    public static async Task<EmulatedStore> Create(
        EmulatorProcess emulator, EmulatorShop shop, ShopifyOptions? options = null, ILogger<ShopifyGraphQLClient>? log = null)
    {
        await emulator.CreateShop(shop);
        return new EmulatedStore(emulator, shop, options ?? new ShopifyOptions(), log);
    }

    /// <summary>Without making the shop.</summary>
    public static EmulatedStore Of(EmulatorProcess emulator, EmulatorShop shop) => new(emulator, shop, new ShopifyOptions(), null);

    /// <summary>A shop at an address: one that is no emulator, or that another process made.</summary>
    public static EmulatedStore At(Uri address, ILogger<ShopifyGraphQLClient>? log = null, EmulatorShop? shop = null) =>
        new(null, shop ?? new EmulatorShop("scripted.myshopify.com"), new ShopifyOptions { BaseAddress = address }, log);

    /// <summary>A refusal fails the test with its words.</summary>
    public static PushOutcome.Accepted Accepted(PushOutcome outcome) => outcome as PushOutcome.Accepted
        ?? throw new AssertionException($"Refused: {string.Join("; ", ((PushOutcome.Refused)outcome).Refusals.Select(r => $"{string.Join('.', r.Field)} {r.Code} {r.Message}"))}");

    public StoreCall Call(OperationPriority priority = OperationPriority.Normal) => new(Id, priority);

    public Task Faults(params EmulatorFault[] faults) => _emulator!.Faults(Shop.Value, faults);

    public async Task<RemoteProduct> Read(string remoteId) => (await Reader.ReadByIds(Call(), [remoteId], default)).Products.Single();

    public async Task<RemoteProduct> First() =>
        (await Reader.ReadPage(Call(), new ProductPageRequest(null, null, 1, false), default)).Products.Single();

    public Task<List<EmulatorCall>> Calls() => _emulator!.Calls(Shop.Value);

    public Task<StoreAccess> Of(StoreId store, CancellationToken ct) => Task.FromResult(new StoreAccess(Shop, _token));

    public Task<StoreAccess?> Renew(StoreId store, string refusedToken, CancellationToken ct)
    {
        Renewals++;
        return Task.FromResult(RenewsTo is { } token ? new StoreAccess(Shop, token) : null);
    }

    public void Dispose()
    {
        _http.Dispose();
        _files.Dispose();
        _pacers.Dispose();
    }
}
