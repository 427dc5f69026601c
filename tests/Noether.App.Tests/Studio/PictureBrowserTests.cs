using Microsoft.Playwright;
using Noether.App.Tests.Support;
using Noether.Studio.Runs;

namespace Noether.App.Tests.Studio;

/// <summary>
/// Asking a picture as a person does, in a real browser and with the model that comes with the program.
/// </summary>
public class PictureBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Picture_IsDroppedAdjustedAndAsked()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var page = await browser.Open(studio);
        await page.ClickAsync(".big-buttons >> text=Ask a picture");
        await page.SetInputFilesAsync("[data-upload]", PngFiles.Ring(folder["ring.png"]));
        await page.WaitForURLAsync("**/ask?file=ring.png");

        // The level has a meaning for level lines only, and moving it shows another contour.
        Assert.False(await page.IsVisibleAsync("[name=level]"));
        var edges = await Contour(page, null);
        await page.SelectOptionAsync("[name=contour]", "level");
        var half = await Contour(page, edges);
        await page.FocusAsync("[name=level]");
        for (var i = 0; i < 12; i++)
            await page.Keyboard.PressAsync("ArrowRight");
        await Contour(page, half);
        Assert.Equal("0.62", await page.InnerTextAsync("[data-shows=level]"));

        await page.FillAsync("[name=networks]", "3");
        await page.ClickAsync("button:has-text('Start')");
        await page.WaitForSelectorAsync(".verdict");
        Assert.EndsWith("/runs/ring", page.Url, StringComparison.Ordinal);
        Assert.Equal(5, await page.Locator("svg.bars rect.bar").CountAsync());
        foreach (var name in new[] { "contour.png", "planes.png" })
        {
            var width = await page.EvalOnSelectorAsync<int>($"img[src*='{name}']", "e => e.naturalWidth");
            Assert.True(width > 100, $"{name} is {width} pixels wide");
        }

        Assert.Contains("--contour level --level 0.62", await page.InnerTextAsync(".command code"), StringComparison.Ordinal);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Run folder as zip"));
        Assert.Equal("ring.zip", download.SuggestedFilename);
    }

    [BrowserFact]
    public async Task Job_IsWatchedReloadedStoppedAndResumed()
    {
        await using var studio = await StudioUnderTest.Start();
        var page = await browser.Open(studio, "/ask?example=butterfly.png");
        // So many that the job is still under way when a browser on a busy machine gets to look.
        await page.FillAsync("[name=networks]", "10000");
        await page.ClickAsync("button:has-text('Start')");
        await page.WaitForSelectorAsync("#live-network-1 img");
        await page.WaitForSelectorAsync("#live-likelihoods svg");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#live-network-1 img");
        await page.WaitForSelectorAsync("#live-network-3 img");
        Assert.Equal(RunState.Running, studio.Server.Jobs.Find("butterfly")!.State);

        await page.ClickAsync("button:has-text('Stop')");
        await page.WaitForSelectorAsync("#live-state:has-text('stopped')");
        await page.ClickAsync("button:has-text('Resume')");
        await page.WaitForSelectorAsync("#live-state:has-text('running')");
        var before = studio.Server.Jobs.Find("butterfly")!.Networks().Length;
        await StudioUnderTest.Until(
            () => studio.Server.Jobs.Find("butterfly")!.Networks().Length > before + 1, "more networks");
    }

    [BrowserFact]
    public async Task Keyboard_ReachesEverythingInItsOrderAndShowsWhere()
    {
        const string focusable = "a[href], button, input:not([type=hidden]), select, summary";
        await using var studio = await StudioUnderTest.Start();
        var page = await browser.Open(studio);
        foreach (var path in new[] { "/", "/discover", "/ask", "/ask?example=face.png", "/runs", "/library" })
        {
            await page.GotoAsync(path);
            // What is folded away or has no meaning at the moment is not on the way.
            var expected = await page.Locator(focusable).EvaluateAllAsync<string[]>(
                "all => all.filter(e => e.checkVisibility() && !e.disabled).map((e, i) => e.dataset.number = String(i))");
            var reached = new List<string>();
            foreach (var _ in expected)
            {
                await page.Keyboard.PressAsync("Tab");
                reached.Add(await page.EvaluateAsync<string>("document.activeElement.dataset.number || 'nothing'"));
                Assert.True(
                    await page.EvaluateAsync<bool>(
                        "[document.activeElement, document.activeElement.closest('.file') || document.activeElement].some("
                        + "e => getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) > 1)"),
                    $"the focus is not to be seen on element {reached[^1]} of {path}");
            }

            Assert.Equal(expected, reached);
        }

        await page.GotoAsync("/ask");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [BrowserFact]
    public async Task Pages_OnAPhone_Fit()
    {
        await using var studio = await StudioUnderTest.Start();
        foreach (var name in new[] { "a", "b" })
        {
            CliRunner.Run(
                "symmetry-of", Path.Combine(Repository.Root, "examples/pictures/rings.png"), "--networks", "2", "--out",
                Path.Combine(studio.Runs, name)).IsDone();
        }

        var page = await browser.Open(studio, width: 400);
        foreach (var path in new[] { "/ask", "/ask?example=face.png", "/runs/a", "/compare?run=a&run=b" })
        {
            await page.GotoAsync(path);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            Assert.True(over <= 0, $"{path} is {over} pixels too wide");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.Equal(0, await page.Locator("input:not([type=hidden]):not([aria-label]), select").EvaluateAllAsync<int>(
                "all => all.filter(e => !e.closest('label')).length"));
            Assert.Equal(0, await page.Locator("img:not([alt])").CountAsync());
        }
    }

    [BrowserFact]
    public async Task Picture_ThatIsBroken_IsRefusedWhereOneLooks()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var page = await browser.Open(studio, "/ask");
        await page.SetInputFilesAsync("[data-upload]", folder.Write("words.png", "these are words"));
        await page.WaitForSelectorAsync("[data-upload-problem]:has-text('words.png is not a .png, .jpg')");
    }

    // The picture of the contour, once it is another than before.
    private static async Task<string> Contour(IPage page, string? before)
    {
        await page.WaitForFunctionAsync(
            "before => { const e = document.querySelector('[data-contour]'); return e && e.src !== before; }", before);
        return (await page.GetAttributeAsync("[data-contour]", "src"))!;
    }
}
