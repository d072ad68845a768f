using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Tests.Staging;

[TestFixture(TestEngine.Sqlite)]
[TestFixture(TestEngine.PostgreSql)]
public sealed class ListStagedChangesTests(TestEngine engine) : DatabaseTests(engine)
{
    [Test]
    public async Task List_WalkedDownAndUpAgain_ShowsEveryRowOnceNewestFirst()
    {
        await Database.Stage([.. Enumerable.Range(1, 7).Select(n => Database.Update(Staged.Shirt($"Shirt {n}")))]);

        var first = await Page(new PageRequest(3));
        var second = await Page(new PageRequest(3, After: first.NextCursor));
        var third = await Page(new PageRequest(3, After: second.NextCursor));
        var back = await Page(new PageRequest(3, Before: third.PreviousCursor));

        Assert.That(Titles(first).Concat(Titles(second)).Concat(Titles(third)), Is.EqualTo(Enumerable.Range(1, 7).Reverse().Select(n => $"Shirt {n}")));
        Assert.That(Titles(back), Is.EqualTo(Titles(second)));
        Assert.That((first.PreviousCursor, third.NextCursor, first.Total), Is.EqualTo(((string?)null, (string?)null, (int?)7)));
    }

    [Test]
    public async Task List_OfTwoStatuses_KeepsTheOrderOfBoth()
    {
        var changes = Enumerable.Range(1, 4).Select(n => Database.Update(Staged.Shirt($"Shirt {n}"))).ToArray();
        await Database.Stage(changes);
        await Database.Send(new RejectStagedChangeCommand(changes[2].Id, 1));
        await Database.Send(new ApproveStagedChangeCommand(changes[1].Id, 1));

        var page = await Page(new PageRequest(2), new StagedFilterText { Status = "pending,rejected" });

        Assert.That(Titles(page), Is.EqualTo(new[] { "Shirt 4", "Shirt 3" }));
        Assert.That(page.Total, Is.EqualTo(3));
    }

    [TestCase("Status", "waiting", 3)]
    [TestCase("Direction", "outbound", 1)]
    [TestCase("Kind", "create", 1)]
    [TestCase("Field", "variants.price", 2)]
    [TestCase("Field", "price", 2)]
    [TestCase("Field", "media", 0)]
    [TestCase("Vendor", "Acme", 2)]
    [TestCase("ProductType", "Shirts", 3)]
    [TestCase("Sku", "OXFORD-s", 1)]
    [TestCase("Q", "oxford SHIRT", 1)]
    [TestCase("MinPriceChange", "50", 2)]
    [TestCase("MinPriceChange", "50.1", 0)]
    [TestCase("Resource", "gid://shopify/Product/3", 1)]
    [TestCase("Resource", "product", 3)]
    public async Task List_ByOneFilter_HasWhatMatches(string filter, string value, int expected)
    {
        await Database.Stage(
            Database.Update(Staged.Shirt("Linen shirt")),
            Database.Update(Staged.Shirt("Oxford shirt"), Direction.Outbound),
            Database.Create(Staged.Shirt("Silk shirt", vendor: "Other"), "gid://shopify/Product/3"));
        var text = new StagedFilterText();
        typeof(StagedFilterText).GetProperty(filter)!.SetValue(text, value);

        var page = await Page(new PageRequest(), text);

        Assert.That(page.Items, Has.Count.EqualTo(expected));
    }

    [Test]
    public void Filter_WithWordsThatMeanNothing_SaysWhichAndWhatThereIs()
    {
        var filter = new StagedFilterText { Status = "wating", Field = "colour", StoreId = "7", MinPriceChange = "much" }.Read();

        Assert.That(filter.Error?.Message, Does.Contain("'wating'").And.Contain("'colour'").And.Contain("storeId").And.Contain("minPriceChange"));
    }

    [Test]
    public async Task List_WithACursorOfNobody_IsRefused()
    {
        var page = await Database.Send(new ListStagedChangesQuery(StagedFilter.Everything, new PageRequest(After: "page=2")));

        Assert.That(page.Error?.Code, Is.EqualTo("Invalid"));
    }

    [Test]
    public async Task List_ForAStranger_IsForbidden()
    {
        var page = await Database.SendAsStranger(new ListStagedChangesQuery(StagedFilter.Everything, new PageRequest()));

        Assert.That(page.Error?.Code, Is.EqualTo("Forbidden"));
    }

    private async Task<PagedResult<StagedChangeRow>> Page(PageRequest page, StagedFilterText? filter = null) =>
        (await Database.Send(new ListStagedChangesQuery((filter ?? new StagedFilterText()).Read().Value, page))).Value;

    private static IEnumerable<string> Titles(PagedResult<StagedChangeRow> page) => page.Items.Select(i => i.Title);
}
