using ShopifySync.Testing;

namespace ShopifySync.Browser;

public sealed class StartTests
{
    [Test]
    public async Task Start_OnAnEmptyFolder_AnswersABrowser()
    {
        using var folder = new TemporaryFolder();
        await using var chromium = await Chromium.Start();
        await using var server = await ServerProcess.Start(folder.Path);
        var page = await chromium.OpenPage(server.BaseAddress);

        var answer = await page.GotoAsync("/health/ready");

        Assert.That(answer!.Status, Is.EqualTo(200));
    }
}
