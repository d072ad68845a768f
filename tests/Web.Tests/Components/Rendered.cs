using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ShopifySync.Web.Tests.Components;

/// <summary>A component as HTML, rendered with nothing but the services it is given.</summary>
internal static class Rendered
{
    public static async Task<string> Html<TComponent>(Dictionary<string, object?> parameters, Action<IServiceCollection>? services = null)
        where TComponent : IComponent
    {
        var container = new ServiceCollection();
        services?.Invoke(container);
        await using var provider = container.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);
}
