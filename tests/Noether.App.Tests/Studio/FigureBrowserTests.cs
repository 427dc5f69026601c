using System.Globalization;
using System.Xml.Linq;
using Noether.App.Tests.Support;
using Noether.Pictures;
using Noether.Studio.Jobs;

namespace Noether.App.Tests.Studio;

/// <summary>Figures in a real browser, on the page of a run and in its report.</summary>
public class FigureBrowserTests(Browser browser) : IClassFixture<Browser>
{
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
