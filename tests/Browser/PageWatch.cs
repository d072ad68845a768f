using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ShopifySync.Browser;

/// <summary>What a page does that nobody sees: whom it asks, and what it complains of in the browser's console.</summary>
internal sealed class PageWatch
{
    private readonly ConcurrentQueue<string> _complaints = [];

    private PageWatch(IReadOnlyCollection<Uri> known, IPage page)
    {
        page.PageError += (_, error) => _complaints.Enqueue($"Script error: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Enqueue($"Console error at {page.Url}: {message.Text}");
        };
        page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (!asked.Scheme.Equals("data", StringComparison.Ordinal) && !known.Any(k => k.Authority == asked.Authority))
                _complaints.Enqueue($"Asked another host: {request.Url}");
        };
    }

    /// <param name="known">The server, and the address where the emulator keeps pictures.</param>
    public static PageWatch Of(IPage page, params Uri[] known) => new(known, page);

    public void AssertQuiet() => Assert.That(_complaints, Is.Empty);
}
