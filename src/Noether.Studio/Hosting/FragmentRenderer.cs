using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace Noether.Studio.Hosting;

/// <summary>Renders components to markup outside a page, for what changes while a page is open.</summary>
internal sealed class FragmentRenderer(IServiceProvider services, ILoggerFactory loggers) : IAsyncDisposable
{
    private readonly HtmlRenderer renderer = new(services, loggers);

    /// <summary>The markup of a component.</summary>
    /// <param name="parameters">Its parameters by name.</param>
    public Task<string> Render<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
            return (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString();
        });

    public ValueTask DisposeAsync() => renderer.DisposeAsync();
}
