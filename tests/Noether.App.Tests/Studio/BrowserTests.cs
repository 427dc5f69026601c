using System.Globalization;
using Microsoft.Playwright;
using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Data.Synthetic;
using Noether.Runs;
using Noether.Studio.Jobs;

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

        // The order of the columns that was found is the one that hid the axis, up to its direction.
        var record = RunFolder.Read(Path.Combine(studio.Runs, "data")).Record;
        var order = record.Facts["columnOrder"]!.AsArray().Select(column => column!.GetValue<int>()).ToArray();
        var truth = NpyFile.ReadMatrix(folder["truth.npy"]);
        var steps = order.Zip(order.Skip(1)).ToArray();
        var along = steps.Count(step => truth[step.Second, step.First] > 0.9);
        var against = steps.Count(step => truth[step.First, step.Second] > 0.9);
        Assert.True(Math.Max(along, against) >= Dimension - 4, $"{along} and {against} of {steps.Length}");

        // The slider moves the sample, and comes back to where it was.
        var shown = page.Locator(".frames .shown").First;
        var rest = await shown.InnerHTMLAsync();
        await page.Locator(".frames input[type=range]").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(rest, await shown.InnerHTMLAsync());
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(rest, await shown.InnerHTMLAsync());
        Assert.Contains("runs/uploads/data.npy", await page.InnerTextAsync(".command code"), StringComparison.Ordinal);

        await page.Locator("svg[data-values] image").First.HoverAsync();
        Assert.Matches(@"^row .+, column .+: .", await page.InnerTextAsync("#hover"));
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
        Assert.Equal(JobState.Running, job.State);

        var updates = await Updates(page);
        await page.WaitForTimeoutAsync(3000);
        Assert.True(await Updates(page) - updates >= 6, "fewer than two updates a second");

        await page.ClickAsync("button:has-text('Pause')");
        await page.WaitForSelectorAsync("#live-state:has-text('paused')");
        Assert.Equal(JobState.Paused, job.State);
        var step = HistoryCsv.Read(Path.Combine(studio.Runs, "watched", "history.csv")).Rows[^1][0];
        await page.ClickAsync("button:has-text('Resume')");
        await page.WaitForSelectorAsync("#live-state:has-text('running')");
        await page.WaitForSelectorAsync("dt:has-text('Step')");
        Assert.True(job.Latest!.Row[0].Value >= step, "the work began anew");
        // Closing the page does not stop the job.
        await page.Context.CloseAsync();
        var version = job.Version;
        await StudioUnderTest.Until(() => job.Version > version + 3, "the job to go on without a page");
    }

    [BrowserFact]
    public async Task Tabs_SevenOfOneBrowser_AllHearWhatIsNewAndSeeWhenTheServerIsGone()
    {
        var work = new SlowWork();
        var studio = await StudioUnderTest.WithToy(work.Run, places: 2);
        await studio.Add("one");
        await studio.Add("two");
        var first = await browser.Open(studio, "/runs/one");
        var pages = new List<IPage> { first };
        // Browsers open six connections to a server: a seventh page would wait for ever.
        for (var i = 1; i < 7; i++)
        {
            pages.Add(await first.Context.NewPageAsync());
            await pages[i].GotoAsync(i % 2 == 0 ? "/runs/one" : "/runs/two");
        }

        foreach (var page in pages)
            await page.WaitForFunctionAsync("+document.querySelector('#live-status').dataset.updates > 1");
        Assert.True(await first.IsHiddenAsync("[data-lost]"));
        await studio.DisposeAsync();
        await first.WaitForSelectorAsync("[data-lost]", new() { State = WaitForSelectorState.Visible });
    }

    [BrowserFact]
    public async Task Page_OfAStudioThatWasStartedAnew_SaysSoAndGoesOn()
    {
        var before = await StudioUnderTest.WithToy();
        var port = new Uri(before.Server.Url).Port;
        var page = await browser.Open(before, "/runs");
        await before.DisposeAsync();
        await using var studio = await StudioUnderTest.Start([new ToyMethod()], port: port);
        await page.WaitForSelectorAsync("[data-stranger]", new() { State = WaitForSelectorState.Visible });
        Assert.True(await page.IsHiddenAsync("[data-lost]"));
        await (await page.Context.NewPageAsync()).GotoAsync(studio.Server.EntryUrl);
        await page.WaitForSelectorAsync("[data-stranger]", new() { State = WaitForSelectorState.Hidden });
    }

    [BrowserFact]
    public async Task Focus_AfterPause_StaysWithTheButtons()
    {
        var work = new SlowWork();
        await using var studio = await StudioUnderTest.WithToy(work.Run);
        await StudioUnderTest.Until(await studio.Add("slow"), JobState.Running);
        var page = await browser.Open(studio, "/runs/slow");
        await page.FocusAsync("button:has-text('Pause')");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("button:has-text('Resume')");
        await page.WaitForFunctionAsync("document.activeElement.textContent === 'Resume'");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("button:has-text('Pause')");
        await page.WaitForFunctionAsync("document.activeElement.textContent === 'Pause'");
        studio.Server.Jobs.Halt("slow", JobState.Stopped);
    }

    [BrowserFact]
    public async Task End_OfARunThatNobodyLooksAt_IsTold()
    {
        using var mayEnd = new ManualResetEventSlim();
        await using var studio = await StudioUnderTest.WithToy(_ => mayEnd.Wait());
        await studio.Add("long");
        var page = await browser.Open(studio, "/runs");
        // A browser without a screen is always looked at, and shows no notices.
        await page.Context.AddInitScriptAsync(
            "Object.defineProperty(document, 'hidden', { get: () => !window.looked });"
            + "window.Notification = function (text, more) { sessionStorage.setItem('told', text + ': ' + more.body); };"
            + "Notification.permission = 'granted';");
        await page.GotoAsync("/runs/long");
        await page.WaitForFunctionAsync("() => +document.querySelector('#live-status').dataset.updates > 0");
        Assert.False(await page.IsVisibleAsync("[data-notify]"));
        mayEnd.Set();
        await page.WaitForFunctionAsync("() => document.title.startsWith('\u25cf long')");
        Assert.Matches("^long has ended: .*found", await page.EvaluateAsync<string>("sessionStorage.getItem('told').toLowerCase()"));
        await page.EvaluateAsync("window.looked = true; document.dispatchEvent(new Event('visibilitychange'))");
        Assert.StartsWith("long", await page.TitleAsync(), StringComparison.Ordinal);
        // Only once.
        await page.ReloadAsync();
        Assert.StartsWith("long", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Search_IsSeenForming()
    {
        await using var studio = await StudioUnderTest.Start();
        var settings = new SyntheticSettings
        {
            Family = SignalFamily.Legendre,
            Samples = 50_000,
            Transform = HiddenTransform.Orthogonal,
        };
        SyntheticData.Write(settings, Path.Combine(studio.Runs, "uploads", "waves.npy"));
        var page = await browser.Open(studio, "/discover?file=waves.npy");
        await page.ClickAsync("button:has-text('Start')");
        var first = await Heat(page, null);
        Assert.NotEqual(first, await Heat(page, first));
        Assert.True(await page.Locator("#live-figures svg[data-values]").CountAsync() >= 2);
    }

    [BrowserFact]
    public async Task Form_MarksTheFieldThatASentenceSpeaksOf()
    {
        await using var studio = await StudioUnderTest.WithToy();
        var page = await browser.Open(studio, "/discover?file=" + studio.Data());
        await page.FillAsync("[name=set-rounds]", "1000");
        await page.WaitForSelectorAsync("#preview .problem:has-text('“Rounds” must be')");
        Assert.Equal("true", await page.GetAttributeAsync("[name=set-rounds]", "aria-invalid"));
        await page.FillAsync("[name=set-rounds]", "5");
        await page.WaitForSelectorAsync("#preview .problem", new() { State = WaitForSelectorState.Detached });
        Assert.Null(await page.GetAttributeAsync("[name=set-rounds]", "aria-invalid"));
        Assert.Contains("set-rounds=5", page.Url, StringComparison.Ordinal);
        Assert.Contains("--rounds 5", await page.Locator("#preview code").TextContentAsync(), StringComparison.Ordinal);

        // A field that is folded away is unfolded where something is wrong with it.
        await page.EvalOnSelectorAsync("[name=set-strength]", "e => { e.value = 'much'; }");
        Assert.False(await page.IsVisibleAsync("[name=set-strength]"));
        await page.ClickAsync("button:has-text('Start')");
        await page.WaitForSelectorAsync("[data-problem]:has-text('“Strength”')");
        Assert.Equal("set-strength", await page.EvaluateAsync<string>("document.activeElement.name"));
        Assert.True(await page.IsVisibleAsync("[name=set-strength]"));
    }

    [BrowserFact]
    public async Task Picture_IsDroppedAndAsked()
    {
        await using var studio = await StudioUnderTest.Start();
        using var folder = new TemporaryFolder();
        var page = await browser.Open(studio);
        await page.ClickAsync(".big-buttons >> text=Ask a picture");
        await page.SetInputFilesAsync("[data-upload]", PngFiles.Ring(folder["ring.png"]));
        await page.WaitForURLAsync("**/discover?file=ring.png");
        await page.FillAsync("[name=set-networks]", "3");
        await page.ClickAsync("button:has-text('Start')");
        await page.WaitForSelectorAsync(".verdict");
        Assert.EndsWith("/runs/ring", page.Url, StringComparison.Ordinal);
        Assert.Equal(5, await page.Locator("svg.bars rect.bar").CountAsync());
        Assert.Contains("--networks 3", await page.InnerTextAsync(".command code"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Keyboard_ReachesEverythingInItsOrderAndShowsWhere()
    {
        const string focusable = "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']";
        await using var studio = await StudioUnderTest.WithToy();
        var page = await browser.Open(studio);
        foreach (var path in new[] { "/", "/discover", "/discover?file=" + studio.Data(), "/runs", "/library" })
        {
            await page.GotoAsync(path);
            // What is folded away or has no meaning at the moment is not on the way.
            var expected = await page.Locator(focusable).EvaluateAllAsync<string[]>(
                "all => all.filter(e => e.checkVisibility() && !e.disabled)"
                + ".map((e, i) => e.dataset.number = String(i))");
            var reached = new List<string>();
            foreach (var _ in expected)
            {
                await page.Keyboard.PressAsync("Tab");
                reached.Add(await page.EvaluateAsync<string>("document.activeElement.dataset.number || 'nothing'"));
                Assert.True(
                    await page.EvaluateAsync<bool>(
                        "[document.activeElement, document.activeElement.closest('.file') || document.activeElement]"
                        + ".map(e => getComputedStyle(e))"
                        + ".some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 1)"),
                    $"the focus is not to be seen on element {reached[^1]} of {path}");
            }

            Assert.Equal(expected, reached);
        }

        await page.GotoAsync("/discover");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [BrowserFact]
    public async Task Runs_AreSortedComparedAndDeleted()
    {
        await using var studio = await StudioUnderTest.WithToy();
        foreach (var name in new[] { "b", "a" })
            await StudioUnderTest.Until(await studio.Add(name), JobState.Done);
        var page = await browser.Open(studio, "/runs");
        await page.ClickAsync("th a:has-text('Name')");
        await page.WaitForSelectorAsync("th[aria-sort=ascending]");
        Assert.Equal(["a", "b"], await page.Locator("tbody td:nth-child(3)").AllInnerTextsAsync());
        await page.ClickAsync("th a:has-text('Name')");
        await page.WaitForSelectorAsync("th[aria-sort=descending]");
        Assert.Equal(["b", "a"], await page.Locator("tbody td:nth-child(3)").AllInnerTextsAsync());

        Assert.True(await page.IsDisabledAsync("[data-compare]"));
        await page.CheckAsync("[aria-label='Compare a']");
        await page.CheckAsync("[aria-label='Compare b']");
        await page.ClickAsync("[data-compare]");
        Assert.Contains("same finding", await page.InnerTextAsync(".lead"), StringComparison.Ordinal);

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
        await using var studio = await StudioUnderTest.WithToy();
        using var folder = new TemporaryFolder();
        var page = await browser.Open(studio, "/discover");
        await page.SetInputFilesAsync("[data-upload]", folder.Write("words.csv", "these are\nonly words\n"));
        await page.WaitForSelectorAsync("[data-upload-problem]:has-text('words.csv')");

        await page.SetInputFilesAsync("[data-upload]", folder.Write("words.png", "these are words"));
        await page.WaitForSelectorAsync("[data-upload-problem]:has-text('words.png')");

        await page.GotoAsync("/discover?file=" + studio.Data());
        await page.FillAsync("[name=data-window]", "4");
        await page.WaitForSelectorAsync("#preview .problem:has-text('even')");
        Assert.True(await page.IsDisabledAsync("button:has-text('Start')"));
        Assert.Contains("even", await page.InnerTextAsync("[data-why-not]"), StringComparison.Ordinal);
        await page.FillAsync("[name=data-window]", "5");
        await page.WaitForSelectorAsync("button:has-text('Start'):enabled");
        Assert.Equal("", await page.InnerTextAsync("[data-why-not]"));
        Assert.Single(Directory.GetDirectories(studio.Runs));
    }

    [BrowserFact]
    public async Task Pages_OnAPhone_FitAndSwitchTheTheme()
    {
        await using var studio = await StudioUnderTest.WithToy();
        foreach (var name in new[] { "a", "b" })
            await StudioUnderTest.Until(await studio.Add(name), JobState.Done);
        var page = await browser.Open(studio, width: 400);
        string[] paths =
        [
            "/", "/discover", "/discover?file=data.npy", "/runs", "/runs/a", "/runs/a/delete",
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
        var request = new RunRequest
        {
            Method = "lens",
            Data = "uploads/made.npy",
            Settings = new Dictionary<string, string>
            {
                ["preset"] = "paper",
                ["steps"] = steps.ToString(CultureInfo.InvariantCulture),
            },
        };
        return await studio.Server.Jobs.Add(request, name, CancellationToken.None);
    }

    // The picture of the generator, once it is there and another than before.
    private static async Task<string> Heat(IPage page, string? before)
    {
        await page.WaitForFunctionAsync(
            "before => { const e = document.querySelector('#live-figures image'); "
            + "return e && e.getAttribute('href') !== before; }", before);
        return (await page.Locator("#live-figures image").First.GetAttributeAsync("href"))!;
    }

    private static Task<int> Updates(IPage page) =>
        page.EvalOnSelectorAsync<int>("#live-status", "e => +e.dataset.updates || 0");
}
