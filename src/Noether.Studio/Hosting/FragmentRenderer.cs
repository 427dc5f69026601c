using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Noether.Studio.Hosting;

/// <summary>Renders components to markup outside a page, for what changes while a page is open.</summary>
internal sealed class FragmentRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>The markup of a component.</summary>
    /// <param name="parameters">Its parameters by name.</param>
    public async Task<string> Render<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        // A renderer keeps whatever it has rendered until it is disposed: one for all would grow as long as a page is
        // open.
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
            return (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString();
        });
    }
}
