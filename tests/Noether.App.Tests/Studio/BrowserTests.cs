using System.Globalization;
using Microsoft.Playwright;
using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Data.Synthetic;
using Noether.Reports;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;
using Noether.Studio.Samples;
using Noether.Studio.Views;

namespace Noether.App.Tests.Studio;

/// <summary>The studio as a person uses it, in a real browser and with the real lens on small data.</summary>
public class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const int Dimension = 17;

    [BrowserFact]
    public async Task Newcomer_WithAFile_ComesToAVerdictAndMovesASample()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var page = await browser.Open(studio);
        await page.ClickAsync("text=Discover from data");
        await page.SetInputFilesAsync("[data-upload]", Made(folder));
        await page.WaitForSelectorAsync("text=Values in each");
        await page.ClickAsync("button:has-text('Start')");
        await page.WaitForSelectorAsync(".verdict.found");
        Assert.EndsWith("/runs/data", page.Url, StringComparison.Ordinal);

        // The order of the columns that the page shows is the one that hid the axis, up to its direction.
        var order = (await page.Locator(".order li").AllInnerTextsAsync()).Select(Whole).ToArray();
        var truth = NpyFile.ReadMatrix(folder["truth.npy"]);
        var steps = order.Zip(order.Skip(1)).ToArray();
        var along = steps.Count(step => truth[step.Second, step.First] > 0.9);
        var against = steps.Count(step => truth[step.First, step.Second] > 0.9);
        Assert.True(Math.Max(along, against) >= Dimension - 4, $"{along} and {against} of {steps.Length}");

        var lens = RunFolder.Read(Path.Combine(studio.Runs, "data"));
        var rest = await Moved(page, 0);
        await page.EvalOnSelectorAsync(
            "[data-shift-power]", "e => { e.value = 3; e.dispatchEvent(new Event('input')); }");
        Assert.Equal(MovedSample.Apply(lens, rest, 3), await Moved(page, 3));
        await page.FocusAsync("[data-shift-power]");
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(MovedSample.Apply(lens, rest, 2), await Moved(page, 2));
        Assert.Contains("runs/uploads/data.npy", await page.InnerTextAsync(".command code"), StringComparison.Ordinal);

        await page.Locator("svg[data-values] image").First.HoverAsync();
        Assert.Matches(@"^row \d+, column \d+: .", await page.InnerTextAsync("#hover"));
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("text=Run folder as zip"));
        Assert.Equal("data.zip", download.SuggestedFilename);
    }

    [BrowserFact]
    public async Task Training_IsWatchedReloadedStoppedAndResumed()
    {
        await using var studio = await StudioUnderTest.Start();
        var job = await Train(studio, "watched", steps: 100_000);
        var page = await browser.Open(studio, "/runs/watched");
        var first = await Heat(page, null);
        var second = await Heat(page, first);
        Assert.NotEqual(first, second);
        await page.ReloadAsync();
        Assert.NotEqual(second, await Heat(page, second));
        Assert.Equal(RunState.Running, job.State);

        var updates = await Updates(page);
        await page.WaitForTimeoutAsync(3000);
        Assert.True(await Updates(page) - updates >= 6, "fewer than two updates a second");

        await page.ClickAsync("button:has-text('Pause')");
        await page.WaitForSelectorAsync("#live-state:has-text('paused')");
        Assert.Equal(RunState.Paused, job.State);
        var step = TrainingCheckpoints.Newest(Path.Combine(studio.Runs, "watched"))!.Step;
        await page.ClickAsync("button:has-text('Resume')");
        await page.WaitForSelectorAsync("#live-state:has-text('running')");
        await page.WaitForSelectorAsync("dt:has-text('Step')");
        Assert.True(job.Latest!.Row!.Step >= step, "the work began anew");
        // Closing the page does not stop the job.
        await page.Context.CloseAsync();
        var version = job.Version;
        await StudioUnderTest.Until(() => job.Version > version + 3, "the job to go on without a page");
    }

    [BrowserFact]
    public async Task Search_IsSeenForming()
    {
        await using var studio = await StudioUnderTest.Start();
        var settings = new SyntheticSettings
        {
            Family = SignalFamily.Legendre,
            Samples = 50_000,
            Transform = HiddenTransform.Dst,
        };
        SyntheticData.Write(settings, Path.Combine(studio.Runs, "uploads", "waves.npy"));
        var page = await browser.Open(studio, "/discover?file=waves.npy");
        await page.ClickAsync("button:has-text('Start')");
        // Before any training: in the search, heat maps change, and they say so.
        var first = await Heat(page, null);
        await page.WaitForSelectorAsync("#live-matrices h2:has-text('in the search')");
        Assert.NotEqual(first, await Heat(page, first));
        Assert.Equal(3, await page.Locator("#live-matrices svg[data-values]").CountAsync());
        Assert.False(File.Exists(Path.Combine(studio.Runs, "waves", "checkpoints", "polish.ckpt")));
    }

    [BrowserFact]
    public async Task Runs_AreSortedComparedAndDeleted()
    {
        await using var studio = await StudioUnderTest.Start(QuickLens.Run);
        foreach (var name in new[] { "b", "a" })
            await StudioUnderTest.Until(await studio.Add(name), RunState.Done);
        var page = await browser.Open(studio, "/runs");
        await page.ClickAsync("th button:has-text('Name')");
        Assert.Equal(["a", "b"], await page.Locator("tbody td:nth-child(3)").AllInnerTextsAsync());
        await page.ClickAsync("th button:has-text('Name')");
        Assert.Equal(["b", "a"], await page.Locator("tbody td:nth-child(3)").AllInnerTextsAsync());

        Assert.True(await page.IsDisabledAsync("[data-compare]"));
        await page.CheckAsync("[aria-label='Compare a']");
        await page.CheckAsync("[aria-label='Compare b']");
        await page.ClickAsync("[data-compare]");
        Assert.Contains("1.0000", await page.InnerTextAsync(".lead"), StringComparison.Ordinal);

        await page.GotoAsync("/runs");
        await page.ClickAsync("[aria-label='Delete a']");
        Assert.True(Directory.Exists(Path.Combine(studio.Runs, "a")));
        await page.ClickAsync("button:has-text('Delete it')");
        await page.WaitForURLAsync("**/runs");
        Assert.Equal(["b"], await page.Locator("tbody td:nth-child(3)").AllInnerTextsAsync());
        Assert.False(Directory.Exists(Path.Combine(studio.Runs, "a")));
    }

    [BrowserFact]
    public async Task Data_ThatCannotBeUsed_AreRefusedWhereOneLooks()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var page = await browser.Open(studio, "/discover");
        await page.SetInputFilesAsync("[data-upload]", folder.Write("words.csv", "these are\nonly words\n"));
        await page.WaitForSelectorAsync("[data-upload-problem]:has-text('words.csv')");

        await page.GotoAsync("/discover?file=" + studio.Data());
        await page.FillAsync("[name=window]", "4");
        await page.WaitForSelectorAsync("#preview .problem:has-text('odd')");
        await page.ClickAsync("button:has-text('Start')");
        await page.WaitForSelectorAsync("[data-problem]:visible");
        Assert.Single(Directory.GetDirectories(studio.Runs));
    }

    [BrowserFact]
    public async Task Pages_OnAPhone_FitAndSwitchTheTheme()
    {
        await using var studio = await StudioUnderTest.Start(QuickLens.Run);
        foreach (var name in new[] { "a", "b" })
            await StudioUnderTest.Until(await studio.Add(name), RunState.Done);
        var page = await browser.Open(studio, width: 400);
        string[] paths =
        [
            "/", "/discover", "/discover?file=data.npy", "/ask", "/runs", "/runs/a", "/runs/a/delete",
            "/compare?run=a&run=b", "/library", "/nowhere",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            Assert.True(over <= 0, $"{path} is {over} pixels too wide");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.Equal(0, await page.Locator("input:not([type=hidden]):not([aria-label])").EvaluateAllAsync<int>(
                "all => all.filter(e => !e.closest('label')).length"));
        }

        Task<string> Paper() => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        var before = await Paper();
        await page.ClickAsync("[data-theme-switch]");
        var after = await Paper();
        Assert.NotEqual(before, after);
        await page.ReloadAsync();
        Assert.Equal(after, await Paper());
    }

    private static string Made(TemporaryFolder folder)
    {
        var settings = new SyntheticSettings
        {
            Dimension = Dimension,
            Samples = 100_000,
            Transform = HiddenTransform.Permuted,
        };
        SyntheticData.Write(settings, folder["data.npy"], folder["truth.npy"]);
        return folder["data.npy"];
    }

    private static async Task<Job> Train(StudioUnderTest studio, string name, int steps)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Made(folder), Path.Combine(studio.Runs, "uploads", "made.npy"));
        var request = new JobRequest { Data = new DataChoice { File = "made.npy" }, Paper = true, Steps = steps };
        return await studio.Server.Jobs.Add(request, name, CancellationToken.None);
    }

    // The picture of the generator, once it is there and another than before.
    private static async Task<string> Heat(IPage page, string? before)
    {
        await page.WaitForFunctionAsync(
            "before => { const e = document.querySelector('#live-matrices image'); "
            + "return e && e.getAttribute('href') !== before; }", before);
        return (await page.Locator("#live-matrices image").First.GetAttributeAsync("href"))!;
    }

    private static Task<int> Updates(IPage page) =>
        page.EvalOnSelectorAsync<int>("#live-status", "e => +e.dataset.updates || 0");

    private static async Task<double[]> Moved(IPage page, int power)
    {
        var text = await page.Locator($"#shift [data-power='{power}']").GetAttributeAsync("data-moved");
        return [.. text!.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
