using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Contours;
using Noether.Methods;
using Noether.Pictures;
using Noether.Tests.Data;
using Noether.Tests.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer;

public sealed class HiddenLayerMethodTests : IDisposable
{
    private static readonly HiddenLayerMethod Method = new();
    private static readonly PictureData Disc = new(Drawn.Disc(64));

    private readonly TemporaryFolder folder = new();

    private HiddenLayerSettings Tiny => new() { Networks = 4, Model = TinyModel.Write(folder.File("model")) };

    private HiddenLayerSettings TinyScatter => Tiny with { Reading = HiddenReading.Scatter };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Settings_AreNamedAsOnTheCommandLine() => Assert.Equal(
        ["networks", "reading", "model", "contour", "level", "smoothing", "largest-share", "window", "zoom"],
        Method.Settings.All.Select(setting => setting.Name));

    [Fact]
    public void Settings_FromTexts_MakeTheRecord()
    {
        var settings = (HiddenLayerSettings)Method.Settings.Create(new Dictionary<string, string>
        {
            ["networks"] = "7",
            ["contour"] = "level",
            ["level"] = "0.4",
            ["window"] = "whole",
        });

        Assert.Equal(7, settings.Networks);
        Assert.Null(settings.Model);
        Assert.Equal(
            new ContourSettings { Kind = ContourKind.Level, Level = 0.4, Window = ContourWindow.Whole },
            settings.Contour);
    }

    [Fact]
    public void Run_GivesAnArrayRowForEachNetwork()
    {
        var answer = Method.Run(Disc, Tiny, new RunContext());

        var array = Assert.Single(answer.Arrays);
        Assert.Equal("likelihoods", array.Name);
        Assert.Equal([4, 5], array.Shape);
        Assert.All(array.Values.Chunk(5), row => Assert.Equal(1, row.Sum(), 1e-9));
        Assert.Equal("total", answer.Timings[^1].Name);
        Assert.Equal(answer.Timings[^1].Value, answer.Timings.SkipLast(1).Sum(stage => stage.Value), 1e-6);
    }

    [Fact]
    public void Run_Facts_AreThoseOfResultJson()
    {
        var answer = Method.Run(Disc, TinyScatter, new RunContext());

        Assert.Equal(
            ["symmetry", "clear", "likelihoods", "networks", "contour", "model", "pointsOfEach"],
            answer.Facts.Select(fact => fact.Key));
        Assert.Equal(5, answer.Facts["likelihoods"]!.AsArray().Count);
        Assert.Equal(
            answer.Arrays[0].Values,
            answer.Facts["networks"]!.AsArray()
                .SelectMany(network => network!["likelihoods"]!.AsArray().Select(value => (double)value!)));
        Assert.Equal(256, (int)answer.Facts["contour"]!["width"]!);
        Assert.Equal(0.7, (double)answer.Facts["model"]!["accuracy"]!);
        Assert.Equal(TinyModel.PointsOfEach, (int)answer.Facts["pointsOfEach"]!);
    }

    [Fact]
    public void Run_Figures_HaveNamesOfTheirOwnAndTheFilesOfBefore()
    {
        var answer = Method.Run(Disc, TinyScatter, new RunContext());
        var figures = answer.Sections.SelectMany(section => section.Figures).ToArray();

        Assert.Equal(["likelihoods", "contour", "planes", "networks", "facts"], figures.Select(figure => figure.Name));
        Assert.Equal(
            ["likelihoods.png", "contour.png", "planes.png"], figures.Select(figure => figure.File).OfType<string>());
        var contour = Assert.IsType<PictureFigure>(figures[1]);
        File.WriteAllBytes(folder.File("contour.png"), contour.Png);
        var drawn = PictureFile.Read(folder.File("contour.png"));
        Assert.Equal((contour.Width, contour.Height), (drawn.Width, drawn.Height));
        Assert.Equal(4, Assert.IsType<TableFigure>(figures[3]).Rows.Count);
    }

    // Tiny networks learn hardly anything, so that the list says that nothing can be said.
    [Fact]
    public void Run_WithTheProbe_AddsItsListItsPictureAndItsMaps()
    {
        var answer = Method.Run(Disc, Tiny, new RunContext());
        var figures = answer.Sections.SelectMany(section => section.Figures).ToArray();

        Assert.Equal("symmetries", answer.Facts.Last().Key);
        Assert.Null(answer.Facts["symmetries"]);
        Assert.Equal((Finding.Undecided, "Cannot be judged"), (answer.Verdict.Finding, answer.Verdict.Headline));
        Assert.Equal("found", figures[0].Name);
        string[] maps = ["mirrors", "centres", "shifts"];
        Assert.Equal(
            ((string[])["hidden", "output", "raw"]).SelectMany(reading => maps.Select(map => $"{reading}-{map}")),
            figures.OfType<HeatMapFigure>().Select(figure => figure.Name));
        Assert.Equal(figures.Length, figures.Select(figure => figure.Name).Distinct().Count());
    }

    [Fact]
    public void Run_Planes_ShowBothKindsOfPointsInUnitsOfTheirDeviation()
    {
        var planes = (TilesFigure)Method.Run(Disc, TinyScatter, new RunContext()).Sections[1].Figures[0];

        Assert.Equal(4, planes.Tiles.Count);
        foreach (var plane in planes.Tiles.Cast<ScatterFigure>())
        {
            Assert.Equal(["background", "contour"], plane.Groups.Select(group => group.Name));
            Assert.All(plane.Groups, group => Assert.InRange(group.X.Count, 1, TinyModel.PointsOfEach));
            Assert.All(plane.Groups, group => Assert.All(group.X.Concat(group.Y), x => Assert.InRange(x, -2.5, 2.5)));
            // Over all points the mean square is 1; those beyond the frame are few.
            var xs = plane.Groups.SelectMany(group => group.X).ToArray();
            Assert.InRange(xs.Average(x => x * x), 0.5, 1.1);
        }
    }

    [Fact]
    public void Run_OfABudgetThatIsSpentAtOnce_AnswersFromOneNetworkAndSaysSo()
    {
        var answer = Method.Run(
            Disc, Tiny with { Networks = 1000 }, new RunContext { Budget = TimeSpan.FromMilliseconds(1), Threads = 2 });

        Assert.Equal([1, 5], answer.Arrays[0].Shape);
        Assert.Equal(Finding.Undecided, answer.Verdict.Finding);
        Assert.StartsWith(
            "Stopped early: the budget of 0.001 s was spent after 1 of 1000 networks.", answer.Verdict.Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OfABudget_AnswersFromTheNetworksThatFit()
    {
        // A network takes milliseconds, so that some fit on a busy machine and not all on a fast one.
        var answer = Method.Run(
            Disc, TinyScatter with { Networks = 10_000 }, new RunContext { Budget = TimeSpan.FromSeconds(2), Threads = 1 });

        Assert.InRange(answer.Arrays[0].Shape[0], 2, 9_999);
        Assert.Equal("Stopped early", answer.Verdict.Headline);
        Assert.Equal(answer.Arrays[0].Shape[0], answer.Facts["networks"]!.AsArray().Count);
    }

    [Fact]
    public void Check_OfALevelOfAnotherKindOfContour_RefusesIt()
    {
        var settings = new HiddenLayerSettings { Contour = new ContourSettings { Level = 0.4 } };

        var failure = Assert.Throws<NoetherException>(() => Method.Check(Disc, settings, new RunContext()));

        Assert.Equal("‹level› has a meaning only together with ‹contour› level.", failure.Message);
        Assert.Equal("level", failure.Setting);
    }

    [Fact]
    public void Check_OfAPictureWithoutContour_RefusesIt()
    {
        var even = new PictureData(Drawn.Picture(64, 64, (_, _) => 0.5));

        var failure = Assert.Throws<NoetherException>(
            () => Method.Check(even, new HiddenLayerSettings(), new RunContext()));

        Assert.StartsWith("No contour was found in p.png", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAFolderWithoutModel_RefusesIt()
    {
        var settings = new HiddenLayerSettings { Model = folder.Path };

        var failure = Assert.Throws<NoetherException>(() => Method.Check(Disc, settings, new RunContext()));

        Assert.StartsWith("There is no symmetry model in", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_Methods_HaveItForPictures() =>
        Assert.Equal("hidden-layer", MethodList.All.DefaultFor(DataKind.Picture)?.Card.Name);

    [Fact]
    public void Differences_OfSettings_MakeThemAgain()
    {
        var settings = new HiddenLayerSettings { Networks = 3, Contour = new ContourSettings { Zoom = 2.5 } };
        var texts = Method.Settings.Differences(settings).ToDictionary();

        Assert.Equal(["networks", "zoom"], texts.Keys);
        Assert.Equal(settings, Method.Settings.Create(texts));
        Assert.Equal(SettingKind.Real, Method.Settings.Find("zoom")!.Kind);
    }
}
