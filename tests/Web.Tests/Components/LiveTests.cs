using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using ShopifySync.Application.Monitoring;
using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Tests.Components;

public sealed class LiveTests
{
    [Test]
    public async Task Live_LoadsBeforeItShowsItsChildAndWatchesItsTopics()
    {
        var feed = Substitute.For<IProgressFeed>();
        var loaded = "nothing";
        Func<Task> load = () =>
        {
            loaded = "rows";
            return Task.CompletedTask;
        };

        RenderFragment child = builder => builder.AddContent(0, loaded);
        var html = await Rendered.Html<Live>(
            new() { ["Topics"] = new[] { RowsChanged.Staged }, ["Load"] = load, ["ChildContent"] = child }, s => s.AddSingleton(feed).AddSingleton(TimeProvider.System));

        Assert.That(html.Trim(), Is.EqualTo("rows"));
        feed.Received(1).Subscribe(Arg.Any<Func<RowsChanged, Task>>(), Arg.Is<IReadOnlyCollection<string>>(topics => topics.Single() == RowsChanged.Staged));
    }
}
