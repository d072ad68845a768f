using Microsoft.Extensions.DependencyInjection;
using ShopifySync.Domain.Common;
using ShopifySync.Testing;
using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Tests.Components;

public sealed class SharedComponentTests
{
    [Test]
    public async Task ErrorAlert_WithAnError_ShowsItsWordsAndTheNextStep()
    {
        var html = await Rendered.Html<ErrorAlert>(new() { ["Error"] = new Error(ErrorKind.Refused, "X", "It went wrong.", "Do this.") });

        Assert.That(html, Does.Contain("role=\"alert\"").And.Contain("It went wrong.").And.Contain("Do this."));
    }

    [Test]
    public async Task ErrorAlert_WithoutAnError_ShowsNothing()
    {
        var html = await Rendered.Html<ErrorAlert>(new() { ["Error"] = null });

        Assert.That(html.Trim(), Is.Empty);
    }

    [Test]
    public async Task StatusBadge_SaysItsStatusInWordsNotInColourAlone()
    {
        var html = await Rendered.Html<StatusBadge>(new() { ["Tone"] = Tone.Conflict, ["Text"] = "Conflict", ["Title"] = "Both sides moved." });

        Assert.That(html, Does.Contain("badge-conflict").And.Contain(">Conflict<").And.Contain("title=\"Both sides moved.\""));
    }

    [Test]
    public async Task EmptyState_SaysWhyAndWhatToDo()
    {
        var html = await Rendered.Html<EmptyState>(new() { ["Title"] = "Nothing here", ["ChildContent"] = Rendered.Text("Pull a store."), ["Action"] = Rendered.Text("Pull now") });

        Assert.That(html, Does.Contain("Nothing here").And.Contain("Pull a store.").And.Contain("Pull now"));
    }

    [Test]
    public async Task FieldDiff_MarksTheWordsAndEscapesTheText()
    {
        var html = await Rendered.Html<FieldDiff>(new() { ["Before"] = "<b>Blue</b> shirt", ["After"] = "<b>Red</b> shirt" });

        Assert.That(html, Does.Contain("<del>Blue</del>").And.Contain("<ins>Red</ins>"));
        Assert.That(html, Does.Contain("&lt;b&gt;").And.Not.Contain("<b>"));
    }

    [Test]
    public async Task FieldDiff_OfAnAbsentValue_SaysThatThereWasNone()
    {
        var html = await Rendered.Html<FieldDiff>(new() { ["Before"] = null, ["After"] = "New" });

        Assert.That(html, Does.Contain("(none)").And.Contain("<ins>New</ins>"));
    }

    [TestCase(25, 100, "25 of 100 (25 %)")]
    [TestCase(1500, 1000, "1,500 of 1,000 (100 %)")]
    [TestCase(7, null, ">7<")]
    public async Task ProgressBar_ShowsFiguresBesideTheBar(int done, int? total, string figures)
    {
        var html = await Rendered.Html<ProgressBar>(new() { ["Done"] = done, ["Total"] = total, ["Label"] = "Pull" });

        Assert.That(html, Does.Contain(figures).And.Contain("aria-label=\"Pull\""));
    }

    [TestCase(3, "just now")]
    [TestCase(42, "42 s ago")]
    [TestCase(200, "3 min ago")]
    [TestCase(7300, "2 h ago")]
    [TestCase(90_000, "1 day ago")]
    [TestCase(300_000, "3 days ago")]
    [TestCase(-120, "in 2 min")]
    public async Task TimeAgo_OfAMoment_SaysHowLongAgoAndWhen(int seconds, string words)
    {
        var clock = new TestClock();

        var html = await Rendered.Html<TimeAgo>(new() { ["At"] = (DateTimeOffset?)clock.GetUtcNow().AddSeconds(-seconds) }, s => s.AddSingleton<TimeProvider>(clock));

        Assert.That(html, Does.Contain($">{words}<").And.Contain("UTC"));
    }
}
