using Microsoft.Playwright;
using Noether.Data.Synthetic;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;
using Noether.Studio.Samples;

namespace Noether.App.Tests.Studio;

/// <summary>
/// Every page in light and dark, on a screen and on a phone. To look at them:
/// <c>NOETHER_SCREENSHOTS=shots ./test --filter Screenshot</c>.
/// </summary>
public class ScreenshotTests(Browser browser) : IClassFixture<Browser>
{
    [ScreenshotFact]
    public async Task Pages_InBothThemesAndWidths_ThrowNoErrors()
    {
        await using var studio = await StudioUnderTest.Start(places: 2);
        await Prepare(studio);
        var pages = new (string Name, string Path)[]
        {
            ("home", "/"), ("discover", "/discover"), ("discover-file", "/discover?file=made.npy"),
            ("discover-windows", "/discover?example=photo-rows"), ("live", "/runs/training"),
            ("result", "/runs/shuffled"), ("ask", "/ask"), ("ask-contour", "/ask?example=leaf-slanted.png"),
            ("ask-live", "/runs/pebbles"), ("ask-result", "/runs/rings"), ("runs", "/runs"),
            ("compare", "/compare?run=shuffled&run=again"), ("ask-compare", "/compare?run=rings&run=face"),
            ("library", "/library"), ("delete", "/runs/rings/delete"), ("problem", "/runs/nowhere"),
            ("report", "/runs/shuffled/files/report.html"), ("ask-report", "/runs/rings/files/report.html"),
        };
        foreach (var width in new[] { 1280, 400 })
        {
            var page = await browser.Open(studio, width: width);
            var errors = new List<string>();
            page.PageError += (_, error) => errors.Add(error);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
                foreach (var (name, path) in pages)
                {
                    await page.GotoAsync(path);
                    await page.WaitForTimeoutAsync(name.Contains("live", StringComparison.Ordinal) ? 1500 : 150);
                    await page.ScreenshotAsync(new PageScreenshotOptions
                    {
                        Path = Path.Combine(
                            ScreenshotFactAttribute.Folder!, $"{name}-{width}-{theme.ToString().ToLowerInvariant()}.png"),
                        FullPage = true,
                    });
                    var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                    Assert.True(over <= 0, $"{path} is {over} pixels too wide at {width}");
                }
            }

            Assert.Empty(errors);
        }
    }

    private static async Task Prepare(StudioUnderTest studio)
    {
        SyntheticData.Write(
            new SyntheticSettings { Transform = HiddenTransform.Permuted, Samples = 30_000 },
            Path.Combine(studio.Runs, "uploads", "made.npy"));
        foreach (var example in new[] { "rings", "face", "pebbles" })
            ExamplePicture.Find(example + ".png")!.Provide(RunsFolder.Open(studio.Runs));
        var data = new DataChoice { File = "made.npy" };
        foreach (var (request, name) in new (IJobRequest, string)[]
        {
            (new JobRequest { Data = data }, "shuffled"),
            (new JobRequest { Data = data, Seed = 1, Steps = 60, Batch = 1650, NoConditional = true }, "again"),
            (new PictureRequest { File = "example-rings.png" }, "rings"),
            (new PictureRequest { File = "example-face.png", Networks = 12 }, "face"),
        })
        {
            await StudioUnderTest.Until(await studio.Server.Jobs.Add(request, name, default), RunState.Done);
        }

        var paper = new JobRequest { Data = data, Paper = true, Steps = 100_000, Batch = 1650 };
        await studio.Server.Jobs.Add(paper, "training", default);
        await studio.Server.Jobs.Add(
            new PictureRequest { File = "example-pebbles.png", Networks = 1000 }, "pebbles", default);
        await Task.Delay(8000);
    }
}
