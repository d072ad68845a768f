using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Tests;

/// <summary>A store with staged changes, put into the server's database as a pull would have left them.</summary>
internal sealed class StagedRows(CatalogueId catalogue, StoreId store)
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    public CatalogueId Catalogue => catalogue;

    public StoreId Store => store;

    public static async Task<StagedRows> In(TestServer server)
    {
        StagedRows? rows = null;
        await Save(server, db =>
        {
            var catalogue = db.Catalogues.FirstOrDefault() ?? db.Catalogues.Add(new Catalogue("Main", Noon)).Entity;
            var store = Domain.Stores.Store.Connect(
                catalogue.Id, ShopDomain.FromStored("demo.myshopify.com"), new StoreCredentials(TokenKind.AdminToken, "protected", null, null, null),
                new StoreIdentity("Demo", "demo.myshopify.com", "EUR", "plus", []), Noon);
            db.Stores.Add(store);
            foreach (var lane in new[] { Lane.Of(catalogue.Id), Lane.Of(store.Id) })
            {
                if (db.Lanes.Find(lane.Id) is null)
                    db.Lanes.Add(lane);
            }

            rows = new StagedRows(catalogue.Id, store.Id);
        });
        return rows!;
    }

    public static async Task Save(TestServer server, Action<IAppDbContext> change)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        change(db);
        await db.SaveChangesAsync();
    }

    public StagedChange Renamed(string title, Direction direction = Direction.Outbound)
    {
        var shown = new ProductSnapshot(new ProductContent { Title = title, Handle = CanonicalForm.Handle(title), Vendor = "Acme" }, [], []);
        var (before, after) = (FieldValue.Of(title), FieldValue.Of($"{title}, new"));
        return StagedChange.ProposeUpdate(
            new StagedSubject(store, catalogue, ProductId.New().ToString(), null, null), direction,
            [new FieldDifference(FieldPath.Title, direction == Direction.Inbound ? DifferenceKind.Inbound : DifferenceKind.Outbound, before,
                direction == Direction.Inbound ? before : after, direction == Direction.Inbound ? after : before, after)],
            shown, null, Noon);
    }
}
