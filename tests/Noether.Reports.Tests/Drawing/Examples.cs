using Noether.Discovery.Figures;
using Noether.Pictures;

namespace Noether.Reports.Tests.Drawing;

/// <summary>A figure of every kind, with names that markup has to escape.</summary>
internal static class Examples
{
    public const string Hostile = "<b>\"a\" & 'b'</b>";

    public static IReadOnlyList<Figure> All =>
    [
        HeatMap(8), Lines(0), Bars, Scatter(40), Picture, Table, Text, Frames(5), Tiles, Portrait, Choice, Shifted(true),
    ];

    public static HeatMapFigure HeatMap(int side, double factor = 1) => new()
    {
        Name = "heat-map",
        Title = "Heat map " + Hostile,
        Caption = Hostile,
        XLabel = "columns " + Hostile,
        YLabel = "rows",
        Rows = side,
        Columns = side,
        FirstRow = -(side / 2),
        Values = [.. Enumerable.Range(0, side * side).Select(i => factor * Math.Sin(i % side - i / side))],
    };

    public static LinesFigure Lines(double phase) => new()
    {
        Name = "lines",
        Title = "Lines " + Hostile,
        XLabel = "time, s",
        YLabel = "value",
        Series =
        [
            new(Hostile, Grid, [.. Grid.Select(x => Math.Sin(x + phase))])
            {
                Lower = [.. Grid.Select(x => Math.Sin(x + phase) - 0.3)],
                Upper = [.. Grid.Select(x => Math.Sin(x + phase) + 0.2)],
            },
            new("cosine", Grid, [.. Grid.Select(x => Math.Cos(x + phase))]),
        ],
    };

    public static ChoiceFigure Choice => new()
    {
        Name = "choice",
        Title = "Choice",
        Choices = [new("across " + Hostile, ["one", Hostile]), new("up", ["sine", "bars"])],
        Figures =
        [
            Lines(0), Bars, Lines(1) with { Name = "later", Caption = Hostile }, Bars with { Name = "last" },
        ],
    };

    public static BarsFigure Bars => new()
    {
        Name = "bars",
        Title = "Bars",
        YLabel = "likelihood",
        Upper = 1,
        Bars = [new("none", 0.1, 0.05, 0.15), new("O(2)", 0.7, 0.62, 0.78), new(Hostile, 0.2)],
    };

    public static ScatterFigure Scatter(int count, int seed = 1)
    {
        var random = new Random(seed);
        PointGroup Group(string name, double x) => new(
            name, [.. Enumerable.Range(0, count).Select(_ => x + random.NextDouble())],
            [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())]);
        return new()
        {
            Name = "scatter",
            Title = "Scatter",
            XLabel = "first",
            YLabel = "second",
            Square = true,
            Groups = [Group(Hostile, 0), Group("right", 0.5)],
        };
    }

    public static PictureFigure Picture => new()
    {
        Name = "picture",
        Title = "Picture",
        Width = 48,
        Height = 32,
        Png = PngWriter.Encode([.. Enumerable.Range(0, 48 * 32 * 3).Select(i => (byte)(i * 7))], 48, 32, 3),
        Overlay =
        [
            new(Hostile, [5, 40], [4, 30]) { Color = 1 },
            new("circle", [24], [16]) { Radius = 9 },
            new("mark", [10], [20]) { Color = 2 },
        ],
    };

    public static TableFigure Table => new()
    {
        Name = "table",
        Title = "Table",
        Caption = "Numbers stand at the right.",
        Columns = ["Name", "Score", "Time"],
        Rows = [["first " + Hostile, "−0.12", "3 ms"], ["second", "3·10⁻⁵", "12 s"], ["third", "", "–"]],
        Stressed = [1],
    };

    public static TextFigure Text => new()
    {
        Name = "text",
        Title = "Code",
        Text = "import numpy as np\nx = np.load(\"a.npy\")  # <shape> & more",
    };

    public static PhasePortraitFigure Portrait => new()
    {
        Name = "portrait",
        Title = "Portrait " + Hostile,
        XLabel = "q " + Hostile,
        YLabel = "p",
        Rows = 9,
        Columns = 9,
        LowerX = -1,
        UpperX = 1,
        LowerY = -1,
        UpperY = 1,
        Values = [.. Enumerable.Range(0, 81).Select(i => Math.Pow((i % 9) - 4, 2) + Math.Pow((i / 9) - 4, 2))],
        Levels = [3, 9],
        Arrows = [new(0.5, 0, 0, -1), new(-0.5, 0, 0, 1), new(0, 0, 0, 0)],
        Paths = [new(Hostile, [0.1, 0.2], [0.3, 0.4])],
    };

    public static TilesFigure Tiles => new()
    {
        Name = "tiles",
        Title = "Tiles",
        Columns = 4,
        Tiles = [.. Enumerable.Range(0, 7).Select(i => Scatter(150, i) with
        {
            Name = $"tile-{i}",
            Title = $"{i + 1}: {Hostile}",
            Small = true,
        })],
    };

    public static FramesFigure Frames(int count) => new()
    {
        Name = "frames",
        Title = "Frames",
        Label = "Power of G " + Hostile,
        Positions = [.. Enumerable.Range(0, count).Select(i => (i - 2) * 0.5)],
        Frames = [.. Enumerable.Range(0, count).Select(i => Lines(i * 0.6) with { Name = $"frame-{i}", Title = "" })],
        First = 2,
    };

    public static ShiftedFigure Shifted(bool isRing) => new()
    {
        Name = "shifted",
        Title = "Shifted " + Hostile,
        Picture = HeatMap(8) with { Title = "", Caption = "", Small = true },
        Rows = new ShiftAxis("Power of G1 " + Hostile, 4, isRing),
        Columns = new ShiftAxis("Power of G2", 3, IsRing: false),
    };

    private static double[] Grid => [.. Enumerable.Range(0, 60).Select(i => i * 0.2)];
}
