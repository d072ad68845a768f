using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ShopifySync.Browser;

public sealed class ReviewKeysTests
{
    [Test]
    public async Task Review_ByKeysAlone_GoesThroughTheListAndDecides()
    {
        await using var desk = await Desk.Start(products: 6);
        await desk.Pull("Full");
        var (page, watch) = await desk.OpenPage();
        await Desk.SignIn(page);
        await page.GotoAsync("/staged");
        var rows = page.GetByRole(AriaRole.List, new() { Name = "Staged changes" }).GetByRole(AriaRole.Link);
        await Expect(rows).ToHaveCountAsync(6);
        var titles = await rows.AllInnerTextsAsync();
        await rows.First.ClickAsync();
        await Shows(0);

        // No finger is as fast as a test: the page may be drawn before its keys are listened to.
        await Expect(page.Locator("html[data-keys]")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("j");
        await Shows(1);
        await page.Keyboard.PressAsync("k");
        await Shows(0);
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keys of this page" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByText($"Approved: {titles[0]}.")).ToBeVisibleAsync();
        await Shows(1);
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByText($"Rejected: {titles[1]}.")).ToBeVisibleAsync();
        await Shows(2);

        Assert.That((int)(await desk.Get("/api/sync/staged?status=rejected"))["total"]!, Is.EqualTo(1));
        Assert.That((int)(await desk.Get("/api/sync/staged?status=waiting"))["total"]!, Is.EqualTo(4));
        watch.AssertQuiet();

        Task Shows(int row) => Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(titles[row]);
    }
}
