using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopifySync.Browser;

/// <summary>What a shop tells of, seen and mended by an operator.</summary>
public sealed class WebhookTests
{
    [Test]
    public async Task Webhooks_FromAMerchantsEditToAReplayAndARepair()
    {
        await using var desk = await Desk.Start(products: 12, withSecret: true);
        var (page, watch) = await desk.OpenPage();
        await Desk.SignIn(page);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Webhooks" }).ClickAsync();
        await Expect(page.GetByText("Told of").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Nothing was delivered yet")).ToBeVisibleAsync();

        await desk.Emulator.Edit(Desk.Shop, edits: 1, seed: 3);

        await page.GetByRole(AriaRole.Link, new() { Name = "A product changed" }).First.ClickAsync();
        await Expect(page.Locator(".badge", new() { HasText = "Done" }).First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "gid://shopify/Product/" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "All webhooks" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Repair now" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("nothing was missing");
        watch.AssertQuiet();
    }
}
