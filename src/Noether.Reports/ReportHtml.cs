using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Noether.Reports.Components;

namespace Noether.Reports;

/// <summary>Renders content to a page that holds everything it shows, without a server.</summary>
public static class ReportHtml
{
    /// <summary>The page as text.</summary>
    /// <param name="content">What stands on it.</param>
    public static string Render(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var services = new ServiceCollection().BuildServiceProvider();
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(ReportPage.Content)] = content });
        // No component waits for anything, so that nothing is left to do when the call comes back.
        var page = renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<ReportPage>(parameters).ConfigureAwait(true)).ToHtmlString());
        return page.GetAwaiter().GetResult().ReplaceLineEndings("\n");
    }
}
