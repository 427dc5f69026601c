using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Reports.Rendering;
using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;
using Noether.Studio.Views;

namespace Noether.App.Tests.Studio;

public class ViewsTests
{
    private static readonly MethodCatalogue Toys =
        new([new ToyMethod(), new ToyMethod("other"), new ToyPictureMethod()]);

    [Fact]
    public void CommandLine_OfARequest_AsksForTheSame()
    {
        var request = new RunRequest
        {
            Method = "toy",
            Data = "my runs/uploads/a.npz",
            DataSettings = new Dictionary<string, string> { ["window"] = "17", ["entry"] = "x y" },
            Settings = new Dictionary<string, string>
            {
                ["preset"] = "thorough",
                ["careful"] = "no",
                ["strength"] = "0.5",
            },
            Seed = 7,
            BudgetSeconds = 90,
        };
        Assert.Equal(
            "noether discover 'my runs/uploads/a.npz' --window 17 --entry 'x y' --preset thorough --no-careful "
            + "--strength 0.5 --seed 7 --budget 90s --out 'my runs/r'",
            CommandLine.Of(request, Toys, isPicture: false, "my runs/r"));
    }

    [Theory]
    [InlineData("toy", false, "noether discover a --out r")]
    [InlineData("other", false, "noether discover a --method other --out r")]
    [InlineData("toy", true, "noether discover a --method toy --out r")]
    [InlineData("toy-picture", true, "noether discover a --out r")]
    [InlineData("gone", false, "noether discover a --method gone --out r")]
    public void CommandLine_OfAMethod_NamesItWhereItIsNotTheDefault(string method, bool isPicture, string line) =>
        Assert.Equal(
            line, CommandLine.Of(new RunRequest { Method = method, Data = "a" }, Toys, isPicture, "r"));

    [Theory]
    [InlineData("toy-labels", "labels=y", "noether discover a --labels y --out r")]
    [InlineData("other-labels", "labels=y", "noether discover a --labels y --method other-labels --out r")]
    [InlineData("toy-pairs", "columns=0-3&next=b&steps=s", "noether discover a --next b --steps s --columns 0-3 --out r")]
    [InlineData("toy-paths", "dt=0.1", "noether discover a --paths --dt 0.1 --out r")]
    public void CommandLine_OfLabelsPairsAndPaths_NamesAllFiles(string method, string given, string line)
    {
        var methods = new MethodCatalogue(
        [
            new ToyCompanionMethod(DataKind.Labels), new ToyCompanionMethod(DataKind.Pairs), new ToyCompanionMethod(DataKind.Paths),
        ]);
        var settings = given.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(
            line, CommandLine.Of(new RunRequest { Method = method, Data = "a", DataSettings = settings }, methods, isPicture: false, "r"));
    }

    [Fact]
    public void Thumbnail_OfAnyFigure_ShowsWhatIsNotBlank()
    {
        var blank = HeatMapFigure.Of("blank", "", new Numerics.Matrix(3, 3));
        var shift = HeatMapFigure.Of("shift", "", ToyMethod.Shift(3));
        Assert.Equal((null, 0), ThumbnailChoice.Of(blank));
        Assert.Equal(shift, ThumbnailChoice.Of(new TilesFigure { Name = "tiles", Tiles = [blank, shift] }).Figure);
        Assert.Equal(shift, ThumbnailChoice.Of(new ShiftedFigure { Name = "moving", Picture = shift }).Figure);
        Assert.Equal((null, 0), ThumbnailChoice.Of(new TextFigure { Name = "text", Text = "words" }));
        var portrait = new PhasePortraitFigure
        {
            Name = "portrait",
            Rows = 2,
            Columns = 3,
            Values = [0, 1, 2, 3, 4, 5],
            LowerX = 0,
            UpperX = 1,
            LowerY = 0,
            UpperY = 1,
            Levels = [1, 3],
        };
        // The lower end of a plane is at the bottom, and the middle level is the middle of the scale.
        var map = Assert.IsType<HeatMapFigure>(ThumbnailChoice.Of(portrait).Figure);
        Assert.Equal([1, 2, 3, -2, -1, 0], map.Values);
        Assert.Equal(1, map.Upper);
    }

    [Fact]
    public void Plain_OfASentence_NamesFieldsAndFilesAsTheUserDoes()
    {
        using var folder = new TemporaryFolder();
        var runs = RunsFolder.Open(folder["runs"]);
        Assert.Equal(
            "a.csv is odd; choose “Max memory”.",
            runs.Plain($"{runs.ShownUpload("a.csv")} is odd; choose ‹max-memory›."));
    }

    [Fact]
    public void HistoryFigures_OfAnyColumns_AreOneEachBesideStepsAndTime()
    {
        var history = new HistoryTable(
            ["step", "seconds", "lossOfAll", "unused"], [[0, 1, 5, double.NaN], [10, 2, 4, double.NaN]]);
        var figure = Assert.Single(HistoryFigures.Of(history));
        Assert.Equal("Loss of all", figure.Title);
        Assert.Equal([0, 10], figure.Series[0].X);
        Assert.Equal([5, 4], figure.Series[0].Y);
        Assert.Empty(HistoryFigures.Of(history with { Rows = [history.Rows[0]] }));
    }

    [Fact]
    public void ThemedChartStyle_OfTheReports_HasBothThemesWithAllColours()
    {
        var css = StudioAssets.ThemedChartStyle(ChartStyle.Css);
        foreach (var theme in new[] { "light", "dark" })
        {
            var rule = css.Split($":root[data-theme={theme}]{{")[1].Split('}')[0];
            foreach (var name in new[] { "paper", "ink", "accent", "good", "bad", "s0", "s5" })
                Assert.Contains($"--{name}:#", rule.ReplaceLineEndings("").Replace(" ", ""), StringComparison.Ordinal);
        }

        Assert.Throws<InvalidOperationException>(() => StudioAssets.ThemedChartStyle("body{}"));
    }
}
