using Microsoft.Playwright;
using Noether.Data.Synthetic;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;

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
            ("result", "/runs/shuffled"), ("ask-contour", "/discover?example=leaf-slanted.png"),
            ("ask-live", "/runs/pebbles"), ("ask-result", "/runs/rings"), ("runs", "/runs"),
            ("compare", "/compare?run=shuffled&run=again"), ("ask-compare", "/compare?run=rings&run=face"),
            ("mixed-compare", "/compare?run=shuffled&run=rings"),
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
                            ScreenshotFactAttribute.Folder!,
                            $"{name}-{width}-{theme.ToString().ToLowerInvariant()}.png"),
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
        foreach (var (name, request) in new (string, RunRequest)[]
        {
            ("shuffled", Asked("lens", "made.npy")),
            ("again", Asked("lens", "made.npy", ("batch", "1650"), ("steps", "60")) with { Seed = 1 }),
            ("rings", Asked("hidden-layer", "example-rings.png")),
            ("face", Asked("hidden-layer", "example-face.png", ("networks", "12"))),
        })
        {
            await StudioUnderTest.Until(await studio.Server.Jobs.Add(request, name, default), JobState.Done);
        }

        await studio.Server.Jobs.Add(
            Asked("lens", "made.npy", ("preset", "paper"), ("steps", "100000"), ("batch", "1650")), "training",
            default);
        await studio.Server.Jobs.Add(
            Asked("hidden-layer", "example-pebbles.png", ("networks", "1000")), "pebbles", default);
        await Task.Delay(8000);
    }

    private static RunRequest Asked(string method, string file, params (string Name, string Value)[] settings) => new()
    {
        Method = method,
        Data = "uploads/" + file,
        Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
    };
}
