using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ShopifySync.Testing;
using static Microsoft.Playwright.Assertions;

namespace ShopifySync.Browser;

/// <summary>
/// Every page on a desk and on a phone, light and dark: its picture goes to artifacts/screenshots, for a person to look at;
/// what can be computed (sideways scroll, cut text, contrast) is asserted here.
/// </summary>
public sealed class ScreenshotTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
    private static readonly string Looks = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Browser", "looks.js"));
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (390, 844)];

    /// <summary>So that bars that stick to the window's end are at the page's end in its picture.</summary>
    private const int Tallest = 2_400;

    private Desk _desk = null!;
    private ScreenshotStory _story = null!;
    private IPage _page = null!;
    private PageWatch _watch = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        Directory.CreateDirectory(Folder);
        _desk = await Desk.Start(products: 48);
        _story = await ScreenshotStory.Happen(_desk);
        (_page, _watch) = await _desk.OpenPage();
        await Desk.SignIn(_page);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_desk is not null)
            await _desk.DisposeAsync();
    }

    [TearDown]
    public void NoPageAsksOtherHostsOrLogsAnError() => _watch.AssertQuiet();

    [TestCase("dashboard", "/", "Last results")]
    [TestCase("products", "/products", "in the catalogue")]
    [TestCase("products-none-match", "/products?q=nothing-is-called-so", "No product matches")]
    [TestCase("product-new", "/products/new", "Title")]
    [TestCase("staged", "/staged", "waiting for a decision")]
    [TestCase("staged-any-status", "/staged?status=all", "Any status")]
    [TestCase("staged-none-match", "/staged?q=nothing-is-called-so", "Nothing matches")]
    [TestCase("conflicts", "/conflicts", ScreenshotStory.Disputed)]
    [TestCase("batches", "/batches", "Incremental pull")]
    [TestCase("stores", "/stores", "Connected")]
    [TestCase("connect-store", "/stores/connect", "Store address")]
    [TestCase("users", "/users", ServerProcess.Email)]
    [TestCase("docs", "/docs", "staged")]
    [TestCase("lanes", "/lanes", "Nothing was given up")]
    [TestCase("schedules", "/schedules", "Run now")]
    [TestCase("webhooks-not-to-be-verified", "/webhooks", "client secret is not known")]
    [TestCase("error-no-such-change", "/staged/019aa5f0-0000-7000-8000-000000000000", "Try again")]
    [TestCase("error-no-such-product", "/products/019aa5f0-0000-7000-8000-000000000000", "All products")]
    public async Task Page_AtEverySizeAndTheme_IsWholeAndReadable(string name, string address, string awaited)
    {
        await _page.GotoAsync(address);
        await Expect(_page.GetByText(awaited).First).ToBeAttachedAsync();

        await Look(_page, name);
    }

    [TestCase("review-update", ScreenshotStory.Updated)]
    [TestCase("review-create", ScreenshotStory.Created)]
    [TestCase("review-stale", ScreenshotStory.Overtaken)]
    [TestCase("review-refused", ScreenshotStory.Refused)]
    [TestCase("review-outbound", ScreenshotStory.Outgoing)]
    public async Task Review_AtEverySizeAndTheme_IsWholeAndReadable(string name, string title)
    {
        await _page.GotoAsync($"/staged?status=all&q={Uri.EscapeDataString(title)}");
        await _page.GetByRole(AriaRole.List, new() { Name = "Staged changes" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Toolbar, new() { Name = "Decide" }).GetByText("keys")).ToBeVisibleAsync();

        await Look(_page, name);
    }

    [Test]
    public async Task ProductPage_WithUnsavedChanges_IsWholeAndReadable()
    {
        await _page.GotoAsync($"/products?q={Uri.EscapeDataString(ScreenshotStory.Outgoing)}");
        await _page.GetByRole(AriaRole.Link, new() { Name = ScreenshotStory.Outgoing }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Name = ScreenshotStory.Outgoing })).ToBeVisibleAsync();

        await Look(_page, "product");
        await _page.GetByLabel("Vendor").FillAsync("A vendor that was typed a moment ago");
        await _page.GetByLabel("Title", new() { Exact = true }).FillAsync("");
        await _page.GetByLabel("Handle").FocusAsync();
        await Expect(_page.GetByRole(AriaRole.Region, new() { Name = "Unsaved changes" })).ToBeVisibleAsync();
        await Look(_page, "product-unsaved");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
    }

    [Test]
    public async Task Operation_WithItsPayload_IsWholeAndReadable()
    {
        await ShowOperations("Succeeded");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Read a page of products" }).First.ClickAsync();
        await Expect(_page.GetByText("Payload")).ToBeVisibleAsync();

        await Look(_page, "lanes-operation", fullPage: false);
    }

    [Test]
    public async Task Lanes_PausedAndWithWhatWasGivenUp_AreWholeAndReadable()
    {
        await using var desk = await Desk.Start(products: 12);
        await desk.Emulator.Control(Desk.Shop, "plan", new { plan = "plus" });
        await desk.Ended(await desk.Begin("pull", new { mode = "Selective", filter = new { query = "no_such_field:1" } }));
        foreach (var lane in (await desk.Get("/api/lanes"))["items"]!.AsArray())
        {
            using var paused = await desk.Server.Api.PostAsync(new Uri($"/api/lanes/{Uri.EscapeDataString((string)lane!["id"]!)}/pause", UriKind.Relative), null);
            Assert.That(paused.IsSuccessStatusCode, Is.True);
        }

        var (page, watch) = await desk.OpenPage();
        await Desk.SignIn(page);

        await page.GotoAsync("/lanes");
        await Expect(page.GetByText("Paused", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Begin again" })).ToBeVisibleAsync();
        await Look(page, "lanes-paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read a page of products" }).First.ClickAsync();
        await Expect(page.GetByText("Payload")).ToBeVisibleAsync();
        await Look(page, "lanes-given-up", fullPage: false);

        watch.AssertQuiet();
    }

    [Test]
    public async Task ConflictPage_AtEverySizeAndTheme_IsWholeAndReadable()
    {
        await _page.GotoAsync("/conflicts");
        await _page.GetByRole(AriaRole.Link, new() { Name = ScreenshotStory.Disputed }).First.ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Button, new() { Name = "Keep ours" })).ToBeVisibleAsync();

        await Look(_page, "conflict");
    }

    [Test]
    public async Task BatchPages_WithAndWithoutTrouble_AreWholeAndReadable()
    {
        await _page.GotoAsync($"/batches/{_story.PushBatch}");
        await Expect(_page.GetByText("Back to review")).ToBeVisibleAsync();
        await Look(_page, "batch-push-with-refusals");

        await _page.GotoAsync($"/batches/{_story.PullBatch}");
        await Expect(_page.GetByText("products read")).ToBeVisibleAsync();
        await Look(_page, "batch-pull");
    }

    [Test]
    public async Task RunningBatch_OnTheDashboardAndOnItsPage_IsWholeAndReadable()
    {
        await _desk.Emulator.Faults(Desk.Shop, new EmulatorFault("latency") { Ms = 5_000 });
        var batch = await _desk.Begin("pull", new { mode = "Full" });
        try
        {
            await _page.GotoAsync("/");
            await Expect(_page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
            await Look(_page, "dashboard-running");
            await _page.GotoAsync($"/batches/{batch}");
            await Expect(_page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
            await Look(_page, "batch-running");
            await ShowOperations("Running");
            await Expect(_page.GetByText("Read a page of products").First).ToBeVisibleAsync();
            await Look(_page, "lanes-working");
        }
        finally
        {
            await _desk.Emulator.Faults(Desk.Shop);
            await _desk.Ended(batch);
        }
    }

    [Test]
    public async Task Webhooks_ToldOfAndDelivered_AreWholeAndReadable()
    {
        await using var desk = await Desk.Start(products: 12, withSecret: true);
        var (page, watch) = await desk.OpenPage();
        await Desk.SignIn(page);
        await desk.Emulator.Edit(Desk.Shop, edits: 6, seed: 3);
        await page.GotoAsync("/webhooks");
        await Expect(page.GetByText("Told of").First).ToBeVisibleAsync();
        await Expect(page.Locator(".badge", new() { HasText = "Done" }).First).ToBeVisibleAsync();
        await Look(page, "webhooks");
        await page.GetByRole(AriaRole.Link, new() { Name = "A product changed" }).First.ClickAsync();
        await Expect(page.GetByText("What is kept of its body")).ToBeVisibleAsync();
        await Look(page, "webhook-delivery");

        watch.AssertQuiet();
    }

    [Test]
    public async Task Dialogs_AtEverySizeAndTheme_AreWholeAndReadable()
    {
        await _page.GotoAsync("/");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Pull now" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Cell, new() { Name = "Pages" })).ToBeVisibleAsync();
        await Look(_page, "dialog-pull", fullPage: false);
        await _page.Keyboard.PressAsync("Escape");
        await _page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Push approved") }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Cell, new() { Name = "Single calls" })).ToBeVisibleAsync();
        await Look(_page, "dialog-push", fullPage: false);

        await _page.GotoAsync("/staged");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Approve all matching" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await Look(_page, "dialog-approve-all", fullPage: false);
    }

    [Test]
    public async Task ConnectStore_WithATokenThatTheShopRefuses_SaysSo()
    {
        await _page.GotoAsync("/stores/connect");
        await _page.GetByLabel("Store address").FillAsync(Desk.Shop);
        await _page.GetByRole(AriaRole.Textbox, new() { Name = "Admin access token" }).FillAsync("shpat_wrong");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await Look(_page, "error-wrong-token");
    }

    [Test]
    public async Task SignIn_AtEverySizeAndTheme_IsWholeAndReadable()
    {
        var (page, watch) = await _desk.OpenPage();
        await page.GotoAsync("/sign-in");
        await Look(page, "sign-in");
        await page.GetByLabel("Email").FillAsync("somebody@example.com");
        await page.GetByLabel("Password").FillAsync("not-the-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Look(page, "sign-in-refused");

        watch.AssertQuiet();
    }

    [Test]
    public async Task FirstRun_SetUpAndEmptyPages_AreWholeAndReadable()
    {
        await using var empty = await Desk.Start(products: 0, connected: false, setUp: false);
        var (page, watch) = await empty.OpenPage();
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set up this server" })).ToBeVisibleAsync();
        await Look(page, "set-up");
        await page.GetByLabel("Email").FillAsync(ServerProcess.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(ServerProcess.Password);
        await page.GetByLabel("Repeat the password").FillAsync(ServerProcess.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" })).ToBeVisibleAsync();
        await Look(page, "dashboard-empty");
        foreach (var (name, title) in new[] { ("products", "The catalogue is empty"), ("staged", "Nothing waits for a decision"), ("conflicts", "No open conflicts"), ("batches", "Nothing has run yet"), ("webhooks", "Nothing was delivered yet"), ("stores", "No store is connected") })
        {
            await page.GotoAsync($"/{name}");
            await Expect(page.GetByText(title)).ToBeVisibleAsync();
            await Look(page, $"{name}-empty");
        }

        watch.AssertQuiet();
    }

    private static async Task Look(IPage page, string name, bool fullPage = true)
    {
        var complaints = new List<string>();
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = theme });
                if (fullPage)
                    await page.SetViewportSizeAsync(width, Math.Clamp(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollHeight"), height, Tallest));

                await page.EvaluateAsync("() => new Promise(done => setTimeout(() => requestAnimationFrame(done), 120))");
                var look = string.Create(CultureInfo.InvariantCulture, $"{name}-{width}-{theme.ToString().ToLowerInvariant()}");
                await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{look}.png"), Animations = ScreenshotAnimations.Disabled });
                complaints.AddRange((await page.EvaluateAsync<string[]>(Looks)).Select(complaint => $"{look}: {complaint}"));
            }
        }

        await page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
        Assert.That(complaints, Is.Empty, () => string.Join('\n', complaints));
    }

    /// <summary>The list is read as it comes into view.</summary>
    private async Task ShowOperations(string state)
    {
        await _page.GotoAsync("/lanes");
        await _page.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync(state);
        await _page.GetByRole(AriaRole.Heading, new() { Name = "Operations" }).ScrollIntoViewIfNeededAsync();
        await _page.Mouse.WheelAsync(0, 1_000);
    }
}
