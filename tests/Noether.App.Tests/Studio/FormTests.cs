using System.Net;
using Noether.App.Tests.Support;
using Noether.Runs;

namespace Noether.App.Tests.Studio;

/// <summary>Forms come from the settings of data and methods, and say which field a sentence speaks of.</summary>
public class FormTests
{
    [Fact]
    public async Task Form_OfAMethod_HasAFieldForEverySetting()
    {
        await using var studio = await StudioUnderTest.WithToy();
        var page = await studio.Client.GetStringAsync("/discover?file=" + studio.Data());
        foreach (var part in new[]
        {
            "name=\"data-window\"", "name=\"data-max-memory\"", "name=\"set-preset\"", "name=\"set-rounds\"",
            "placeholder=\"the preset decides\"", "<option value=\"no\">no</option>",
            "<option value=\"very-sour\">very-sour</option>", "placeholder=\"as strong as needed\"", "From 0 to 1.",
            "name=\"run-seed\"", "name=\"run-budget\"", "More settings", "<dd>400</dd>",
            "noether discover",
        })
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("class=\"problem\" role=\"alert\" data-problem-setting", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OfAForm_RunsWhatWasAsked()
    {
        await using var studio = await StudioUnderTest.WithToy();
        var answer = await Post(
            studio, ("file", studio.Data()), ("method", "toy"), ("set-preset", "thorough"), ("set-rounds", ""),
            ("set-careful", "no"), ("set-taste", ""), ("run-seed", "7"), ("run-budget", "90"), ("name", "mine"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/runs/mine", answer.Headers.Location!.OriginalString);
        await StudioUnderTest.Until(() => studio.Server.Jobs.Find("mine") is null, "the run");
        var request = RunRequest.Read(Path.Combine(studio.Runs, "mine"))!;
        Assert.Equal((7UL, 90.0), (request.Seed, request.BudgetSeconds));
        Assert.Equal([new("preset", "thorough"), new("careful", "no")], request.Settings);
        Assert.Empty(request.DataSettings);
        var record = RunFolder.Read(Path.Combine(studio.Runs, "mine")).Record;
        Assert.Equal(50, record.Settings["rounds"]!.GetValue<int>());
        Assert.True(File.Exists(Path.Combine(studio.Runs, "mine", "report.html")));
    }

    [Theory]
    [InlineData("set-rounds", "101", "rounds", "“Rounds” must be a whole number from 1 to 100, not '101'.")]
    [InlineData("set-strength", "much", "strength", "“Strength” must be a number from 0 to 1, not 'much'.")]
    [InlineData("run-seed", "-1", "seed", "“Seed” must be")]
    [InlineData("run-budget", "soon", "budget", "“Budget” must be a time")]
    [InlineData("set-preset", "lazy", "preset", "“Preset” must be plain or thorough, not 'lazy'.")]
    [InlineData("data-columns", "0-3", "columns", "choose others with “Columns”.")]
    public async Task Start_WithABadField_NamesItAndMakesNoRun(string field, string value, string setting, string words)
    {
        await using var studio = await StudioUnderTest.WithToy();
        var answer = await Post(studio, ("file", studio.Data()), (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(setting, answer.Headers.GetValues("Noether-Setting").Single());
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["uploads"], Directory.GetDirectories(studio.Runs).Select(Path.GetFileName));
        // The page says the same before anybody starts.
        var preview = await studio.Client.GetStringAsync(
            $"/discover/preview?file={studio.Data()}&{field}={Uri.EscapeDataString(value)}");
        Assert.Contains($"data-problem-setting=\"{setting}\"", preview, StringComparison.Ordinal);
        Assert.Contains(words, WebUtility.HtmlDecode(preview), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongSignal_WithoutAWindow_IsCutAndSaysSo()
    {
        await using var studio = await StudioUnderTest.WithToy();
        await File.WriteAllLinesAsync(
            Path.Combine(studio.Runs, "uploads", "signal.csv"), Enumerable.Range(0, 400).Select(i => $"{i * i % 37}"));
        var answer = await studio.Client.GetAsync("/discover?file=signal.csv");
        var page = await studio.Client.GetStringAsync(answer.Headers.Location);
        Assert.Contains("a long signal, cut into windows of 33", page, StringComparison.Ordinal);
        Assert.Matches("name=\"data-window\"[^>]*value=\"33\"", page);
        Assert.DoesNotMatch("<button type=\"submit\"[^>]*disabled", page);
        // Who says how to cut it is not talked over.
        page = await studio.Client.GetStringAsync("/discover?file=signal.csv&data-window=2000");
        Assert.Matches("<button type=\"submit\"[^>]*disabled", page);
    }

    [Fact]
    public async Task Table_WithNames_ShowsThemAndWhatTheySuggest()
    {
        await using var studio = await StudioUnderTest.WithToy();
        await File.WriteAllLinesAsync(
            Path.Combine(studio.Runs, "uploads", "named.csv"),
            Enumerable.Range(0, 400).Select(i => $"{i % 7},{i % 5},{i % 3},{i % 2}").Prepend("height,width,depth,label"));
        var page = WebUtility.HtmlDecode(await studio.Client.GetStringAsync("/discover?file=named.csv"));
        Assert.Contains("Columns: height, width, depth, label.", page, StringComparison.Ordinal);
        Assert.Contains("The column label looks like labels", page, StringComparison.Ordinal);
        Assert.DoesNotContain("looks like that of paths", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_IsOfferedToTheMethodsThatTakeIt()
    {
        await using var studio = await StudioUnderTest.Start([new ToyMethod(), new ToyPictureMethod()]);
        // The ending does not decide.
        PngFiles.Ring(Path.Combine(studio.Runs, "uploads", "ring.data"));
        var page = await studio.Client.GetStringAsync("/discover?file=ring.data&set-level=0.25");
        Assert.Contains("<option value=\"toy-picture\" selected", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"samples\">", page, StringComparison.Ordinal);
        Assert.Contains("name=\"set-level\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"data-window\"", page, StringComparison.Ordinal);
        Assert.Contains("a line at 0.25 of ring.data", page, StringComparison.Ordinal);
        // Rows and windows of a picture are samples.
        var rows = await studio.Client.GetStringAsync("/discover?file=ring.data&data-window=5");
        Assert.Contains("<option value=\"toy\" selected", rows, StringComparison.Ordinal);
        rows = await studio.Client.GetStringAsync("/discover?file=ring.data&have=samples");
        Assert.Contains("<option value=\"toy\" selected", rows, StringComparison.Ordinal);
        // A table is no picture.
        var table = await studio.Client.GetStringAsync("/discover?file=" + studio.Data());
        Assert.DoesNotContain("toy-picture", table, StringComparison.Ordinal);
        var refused = await studio.Client.GetAsync($"/discover?file={studio.Data()}&method=toy-picture");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("does not take", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Library_ShowsTheCardsOfAllMethods()
    {
        await using var studio = await StudioUnderTest.Start([new ToyMethod(), new ToyPictureMethod()]);
        var page = await studio.Client.GetStringAsync("/library");
        foreach (var words in new[] { "The toy", "An odd number of values.", "certainty", "as strong as needed" })
            Assert.Contains(words, page, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Post(
        StudioUnderTest studio, params (string Name, string Value)[] fields) =>
        studio.Client.PostAsync("/api/jobs", new FormUrlEncodedContent(
            fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));
}
