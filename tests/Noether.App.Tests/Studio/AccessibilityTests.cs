using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Noether.Discovery;
using Noether.Studio.Jobs;

namespace Noether.App.Tests.Studio;

/// <summary>
/// No page has what axe calls a serious or critical finding, in light or dark: three pages, and all with NOETHER_EVERY_PAGE=1.
/// </summary>
public class AccessibilityTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Pages_InBothThemes_HaveNoSeriousFindings()
    {
        await using var studio = await StudioUnderTest.Start([new ToyMethod(), new ToyCompanionMethod(DataKind.Pairs)]);
        foreach (var name in new[] { "a", "b" })
            await StudioUnderTest.Until(await studio.Add(name), JobState.Done);
        string[] paths = ["/", "/discover?file=" + studio.Data() + "&data-window=4", "/runs/a"];
        if (Environment.GetEnvironmentVariable("NOETHER_EVERY_PAGE") == "1")
        {
            paths =
            [
                .. paths, "/discover", "/discover?have=pairs", "/discover?example=shifts", "/runs", "/compare?run=a&run=b", "/library", "/runs/a/delete", "/runs/nowhere",
                "/runs/a/files/report.html",
            ];
        }

        var page = await browser.Open(studio);
        // What moves at the beginning is measured where it comes to rest.
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            // A theme changes colours alone.
            var rules = theme == ColorScheme.Light
                ? null : new AxeRunOptions { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };
            await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                await page.EvaluateAsync("document.querySelectorAll('details').forEach(e => { e.open = true; })");
                var serious = (await page.RunAxe(rules)).Violations.Where(found => found.Impact is "serious" or "critical");
                Assert.True(!serious.Any(), $"{path}, {theme}: " + string.Join("; ", serious.Select(found =>
                    $"{found.Id}: {found.Help}: {string.Join(" | ", found.Nodes.Take(3).Select(node => node.Html))}")));
            }
        }
    }
}
