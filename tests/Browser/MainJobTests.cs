using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ShopifySync.Testing;
using static Microsoft.Playwright.Assertions;

namespace ShopifySync.Browser;

/// <summary>The main job as a reviewer does it, by what is written on the screen alone.</summary>
public sealed class MainJobTests
{
    private const int Products = 80;
    private const string NewPrice = "123.45";

    private Desk _desk = null!;
    private IPage _page = null!;
    private PageWatch _watch = null!;

    [SetUp]
    public async Task Open()
    {
        _desk = await Desk.Start(Products, connected: false);
        (_page, _watch) = await _desk.OpenPage();
    }

    [TearDown]
    public async Task Close()
    {
        if (_desk is not null)
            await _desk.DisposeAsync();
    }

    [Test]
    public async Task MainJob_FromAnEmptyCatalogueToAPush_WritesWhatWasApprovedAndNothingElse()
    {
        await Desk.SignIn(_page);
        await ConnectTheStore();
        await PullEverything();
        await ApproveAllThatWaits(expected: Products);
        await GoTo("Products");
        await Expect(_page.GetByText($"{Products} in the catalogue")).ToBeVisibleAsync();

        var edited = (await _desk.Emulator.Edit(Desk.Shop, edits: 12, seed: 5)).Select(e => e.Id).ToHashSet();
        var (mistaken, toEdit) = await TwoOthers(edited);
        await _desk.SetPrice(mistaken, Wrong(mistaken.Price));
        await PullWhatChanged();

        await RejectTheWrongPrice(mistaken);
        await ApproveAllThatWaits();
        await EditTitleAndPrice(toEdit);
        await ApproveTheOutboundChange(toEdit.Title);
        await PushApproved();

        await AssertWritten(toEdit, mistaken);
        _watch.AssertQuiet();
    }

    private async Task ConnectTheStore()
    {
        await GoTo("Stores");
        await Link("Connect a store").ClickAsync();
        await _page.GetByLabel("Store address").FillAsync(Desk.Shop);
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Admin access token" }).FillAsync(Desk.Token);
        await Button("Connect").ClickAsync();
        await Expect(_page.GetByText("Connected", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(_page.GetByText(Desk.Shop)).ToBeVisibleAsync();
    }

    private async Task PullEverything()
    {
        await _desk.Emulator.Faults(Desk.Shop, new EmulatorFault("latency") { Match = "ProductsPage", Ms = 900 });
        await GoTo("Dashboard");
        await Button("Pull now").ClickAsync();
        await _page.GetByLabel("Everything").CheckAsync();
        await Button("Start the pull").ClickAsync();
        await Expect(Heading("Full pull")).ToBeVisibleAsync();
        await Expect(_page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Expect(_page.GetByText(new Regex("^(20|40|60) read"))).ToBeVisibleAsync();
        await Expect(_page.GetByText("Completed", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(_page.GetByRole(AriaRole.Progressbar)).ToBeHiddenAsync();
        await _desk.Emulator.Faults(Desk.Shop);
    }

    private async Task PullWhatChanged()
    {
        await GoTo("Dashboard");
        await Button("Pull now").ClickAsync();
        await _page.GetByLabel("What changed lately").CheckAsync();
        await Button("Start the pull").ClickAsync();
        await Expect(Heading("Incremental pull")).ToBeVisibleAsync();
        await Expect(_page.GetByText("Completed", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task ApproveAllThatWaits(int? expected = null)
    {
        await GoTo("Staged changes");
        await Button("Approve all matching").ClickAsync();
        var question = _page.GetByRole(AriaRole.Alertdialog);
        if (expected is { } count)
            await Expect(question.GetByRole(AriaRole.Heading)).ToHaveTextAsync($"Approve {count} changes?");
        await question.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Approve ") }).ClickAsync();
        await Expect(_page.GetByText(new Regex(@"^Approved \d+ changes\."))).ToBeVisibleAsync();
        await Expect(Heading("Nothing waits for a decision")).ToBeVisibleAsync();
    }

    private async Task RejectTheWrongPrice(StoreProduct mistaken)
    {
        await GoTo("Staged changes");
        await _page.GetByLabel("Price change").SelectOptionAsync(new SelectOptionValue { Label = "at least 50 %" });
        await _page.GetByLabel("Search").FillAsync(mistaken.Title);
        await Expect(_page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "+900 %" })).ToHaveCountAsync(1);
        await Link(mistaken.Title).ClickAsync();
        await Expect(Heading(mistaken.Title)).ToBeVisibleAsync();
        await Expect(_page.GetByRole(AriaRole.Insertion).Filter(new() { HasText = Shown(Wrong(mistaken.Price)) })).ToBeVisibleAsync();
        await Button("Reject").ClickAsync();
        await Expect(_page.GetByText($"Rejected: {mistaken.Title}.")).ToBeVisibleAsync();
    }

    private async Task EditTitleAndPrice(StoreProduct product)
    {
        await OpenProduct(product.Title);
        await _page.GetByLabel("Title", new() { Exact = true }).FillAsync(Renamed(product.Title));
        await FirstPrice.FillAsync(NewPrice);
        await FirstPrice.PressAsync("Tab");
        await Expect(_page.GetByText("2 fields changed, not saved")).ToBeVisibleAsync();
        await Button("Save").ClickAsync();
        await Expect(_page.GetByText("Saved: 2 fields changed.")).ToBeVisibleAsync();
    }

    private async Task ApproveTheOutboundChange(string title)
    {
        await GoTo("Staged changes");
        await _page.GetByLabel("Direction").SelectOptionAsync(new SelectOptionValue { Label = "Catalogue → Shopify" });
        await Expect(_page.GetByRole(AriaRole.List, new() { Name = "Staged changes" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await _page.GetByRole(AriaRole.List, new() { Name = "Staged changes" }).GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(_page.GetByText("From the catalogue").First).ToBeVisibleAsync();
        await Button("Approve").ClickAsync();
        await Expect(_page.GetByText(new Regex("^Approved: "))).ToBeVisibleAsync();
    }

    private async Task PushApproved()
    {
        await GoTo("Dashboard");
        await Button("Push approved (1)").ClickAsync();
        var forecast = _page.GetByRole(AriaRole.Dialog);
        await Expect(forecast.GetByRole(AriaRole.Cell, new() { Name = "Single calls" })).ToBeVisibleAsync();
        await forecast.GetByRole(AriaRole.Button, new() { Name = "Push 1 change" }).ClickAsync();
        await Expect(Heading("Push")).ToBeVisibleAsync();
        await Expect(_page.GetByText("Completed", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task AssertWritten(StoreProduct edited, StoreProduct mistaken)
    {
        var ours = (await _desk.Emulator.Ledger(Desk.Shop)).Where(e => e.Actor == "app").ToList();
        var now = (await _desk.StoreProducts()).ToDictionary(p => p.Id);
        await OpenProduct(mistaken.Title);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ours.Select(e => e.Mutation), Is.EquivalentTo(new[] { "productUpdate", "productVariantsBulkUpdate" }));
            Assert.That(ours.Select(e => e.Variables.GetRawText()), Has.None.Contains(mistaken.Id).And.None.Contains(mistaken.VariantId));
            Assert.That((now[edited.Id].Title, now[edited.Id].Price), Is.EqualTo((Renamed(edited.Title), NewPrice)));
            Assert.That(now[mistaken.Id].Price, Is.EqualTo(Wrong(mistaken.Price)), "the merchant's mistake is the merchant's to mend");
        }

        await Expect(FirstPrice).ToHaveValueAsync(mistaken.Price);
    }

    /// <summary>Products with plain titles of their own that the random edits left alone.</summary>
    private async Task<(StoreProduct Mistaken, StoreProduct ToEdit)> TwoOthers(HashSet<string> edited)
    {
        var all = await _desk.StoreProducts();
        var plain = all.Where(p => !edited.Contains(p.Id) && Regex.IsMatch(p.Title, "^[A-Za-z ]{8,40}$") && all.Count(o => o.Title.StartsWith(p.Title, StringComparison.Ordinal)) == 1
            && decimal.Parse(p.Price, CultureInfo.InvariantCulture) > 1).ToList();
        return (plain[0], plain[1]);
    }

    private async Task OpenProduct(string title)
    {
        await GoTo("Products");
        await _page.GetByLabel("Search").FillAsync(title);
        await Link(title).ClickAsync();
        await Expect(Heading(title)).ToBeVisibleAsync();
    }

    private async Task GoTo(string page)
    {
        await _page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = page }).ClickAsync();
        await Expect(Heading(page)).ToBeVisibleAsync();
    }

    private ILocator FirstPrice => _page.GetByRole(AriaRole.Textbox, new() { NameRegex = new Regex("^Price of ") }).First;

    private ILocator Heading(string text) => _page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true });

    private ILocator Button(string text) => _page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    private ILocator Link(string text) => _page.GetByRole(AriaRole.Link, new() { Name = text, Exact = true });

    private static string Renamed(string title) => $"{title} II";

    private static string Shown(string price) => decimal.Parse(price, CultureInfo.InvariantCulture).ToString("N2", CultureInfo.InvariantCulture);

    /// <summary>The decimal point slipped.</summary>
    private static string Wrong(string price) => (decimal.Parse(price, CultureInfo.InvariantCulture) * 10).ToString("0.00", CultureInfo.InvariantCulture);
}
