using Microsoft.Playwright;

namespace ShopifySync.Browser;

/// <summary>The Chromium that `dotnet run dev.cs test` found, named by SHOPIFYSYNC_TEST_CHROMIUM.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Variable = "SHOPIFYSYNC_TEST_CHROMIUM";
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Without a browser the fixture is ignored, and in CI it fails.</summary>
    public static async Task<Chromium> Start()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(path))
        {
            const string Reason = $"{Variable} names no browser; `dotnet run dev.cs test` looks for one.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(Reason);

            Assert.Ignore(Reason);
        }

        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path }));
    }

    /// <summary>A page with cookies of its own; what the page reports as an error is written to the test's output.</summary>
    public async Task<IPage> OpenPage(Uri baseAddress, int width = 1440, int height = 900, ColorScheme colours = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = baseAddress.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colours,
        });
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => TestContext.Out.WriteLine(error);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
