using System.Globalization;
using System.Xml.Linq;
using Noether.App.Tests.Support;
using Noether.Discovery.Figures;
using Noether.Pictures;
using Noether.Reports.Drawing;
using Noether.Reports.Rendering;
using Noether.Studio.Jobs;

namespace Noether.App.Tests.Studio;

/// <summary>Figures in a real browser, on the page of a run and in its report.</summary>
public class FigureBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Picture_IsShiftedAlongBothAxesByKeysAndByDragging()
    {
        await using var studio = await StudioUnderTest.WithToy();
        var page = await browser.Open(studio);
        await page.GotoAsync("about:blank");
        var figure = new ShiftedFigure
        {
            Name = "moving",
            Picture = HeatMapFigure.Of("picture", "", ToyMethod.Shift(8)) with { Small = true },
            Columns = new ShiftAxis("columns", 4, IsRing: true),
            Rows = new ShiftAxis("rows", 4, IsRing: false),
        };
        await page.SetContentAsync(
            $"<div style='width:400px'>{FigureMarkup.Render(figure)}</div><script>{ChartStyle.Script}</script>");
        Task<string?> Place() => page.GetAttributeAsync("g[data-cells]", "transform");
        await page.FocusAsync("[data-shift=columns]");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        // What leaves a ring comes in at its other edge.
        Assert.Equal("translate(6 0)", await Place());
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("translate(6 1)", await Place());
        Assert.Equal("\u22121", await page.GetAttributeAsync("[data-shift=rows]", "aria-valuetext"));
        await page.Mouse.MoveAsync(200, 200);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(250, 150);
        await page.Mouse.UpAsync();
        Assert.Equal("translate(7 0)", await Place());
        await page.Mouse.MoveAsync(100, 100);
        Assert.Equal("translate(7 0)", await Place());
    }

    [BrowserFact]
    public async Task Figure_IsSavedAsItIsSeenAndReadByKeys()
    {
        await using var studio = await StudioUnderTest.WithToy();
        await StudioUnderTest.Until(await studio.Add("a"), JobState.Done);
        using var folder = new TemporaryFolder();
        foreach (var path in new[] { "/runs/a", "/runs/a/files/report.html" })
        {
            var page = await browser.Open(studio, path);
            foreach (var kind in new[] { "svg", "png" })
            {
                var file = await page.RunAndWaitForDownloadAsync(
                    () => page.ClickAsync($"#figure-generator [data-save={kind}]"));
                Assert.Equal("generator." + kind, file.SuggestedFilename);
                await file.SaveAsAsync(folder[file.SuggestedFilename]);
            }

            // Alone, the SVG has its colours and the matrix in it; the PNG is three times as large.
            var svg = XDocument.Load(folder["generator.svg"]).Root!;
            Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "image");
            Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Attribute("fill") is not null);
            Assert.DoesNotContain(svg.Descendants().Attributes("class"), name => name.Value.Length > 0);
            var picture = PictureFile.Read(folder["generator.png"]);
            Assert.Equal(3 * int.Parse(svg.Attribute("width")!.Value, CultureInfo.InvariantCulture), picture.OriginalWidth);

            await page.FocusAsync("#figure-generator svg[data-values]");
            await page.Keyboard.PressAsync("ArrowRight");
            await page.Keyboard.PressAsync("ArrowDown");
            Assert.Contains("row 1, column 0", await page.InnerTextAsync("#hover[role=status]"), StringComparison.Ordinal);
            Assert.Equal(1, await page.Locator("#figure-generator .cell").CountAsync());
            await page.Keyboard.PressAsync("Escape");
            Assert.Equal(0, await page.Locator("#figure-generator .cell").CountAsync());
        }
    }
}
