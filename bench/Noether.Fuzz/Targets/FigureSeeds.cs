using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Pictures;

namespace Noether.Fuzz.Targets;

/// <summary>A figure of every kind.</summary>
internal static class FigureSeeds
{
    private static readonly double[] Values = [0.5, -1, 2, 0.25];

    /// <summary>Words of figures.json.</summary>
    public static byte[][] Words { get; } = SampleTargets.Words(
        "\"kind\":\"heatMap\"", "\"kind\":\"lines\"", "\"kind\":\"table\"", "\"rows\":-1", "\"columns\":1000000", "\"values\"",
        "\"x\":[]", "\"y\"", "\"first\":9",
        "\"logX\":true", "\"upper\":0", "\"figures\"", "\"png\":\"AAAA\"", "\"levels\":[0]",
        "\"width\":0", "\"stressed\":[9]", "\"color\":-1", "\"directions\":0");

    /// <summary>Sections that hold them.</summary>
    public static IReadOnlyList<Section> Sections()
    {
        var map = new HeatMapFigure { Name = "map", Title = "A map", Rows = 2, Columns = 2, Values = Values, XLabel = "x", Upper = 2 };
        var lines = new LinesFigure
        {
            Name = "lines",
            XLabel = "x",
            Series = [new LineSeries("one", Values, Values) { Lower = [0, 0, 0, 0], Upper = [1, 1, 1, 1] }],
            File = "lines.png",
        };
        return
        [
            new Section("Maps and lines", "Words.", [
                map, lines, lines with { Name = "logarithms", LogX = true, LogY = true, Dots = true },
                new BarsFigure { Name = "bars", Bars = [new Bar("a", 1, 0.5, 1.5), new Bar("b", -1)], Upper = 2 },
                new ScatterFigure { Name = "scatter", Groups = [new PointGroup("g", Values, Values)], Square = true },
            ]),
            new Section("All else", "", [
                new PictureFigure
                {
                    Name = "picture",
                    Png = PngWriter.Encode(new byte[3 * 16], 4, 4, 3),
                    Width = 4,
                    Height = 4,
                    Overlay = [new OverlayShape("shape", Values, Values) { Radius = 1 }],
                    Lines = new LineGrid(2, -1, 1, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]),
                },
                new TableFigure { Name = "table", Columns = ["a", "b"], Rows = [["1", "2"], ["3", "4"]], Stressed = [1] },
                new TextFigure { Name = "text", Text = "noether discover data.npy" },
                new FramesFigure { Name = "frames", Label = "angle", Positions = [0, 1], Frames = [map, map with { Name = "map2" }], First = 1 },
                new TilesFigure { Name = "tiles", Tiles = [map, lines], Columns = 2 },
                new PhasePortraitFigure
                {
                    Name = "portrait",
                    Rows = 2,
                    Columns = 2,
                    Values = Values,
                    LowerX = -1,
                    UpperX = 1,
                    LowerY = -1,
                    UpperY = 1,
                    Levels = [0, 0.5],
                    Arrows = [new FlowArrow(0, 0, 1, 1)],
                    Paths = [new PointGroup("p", [0, 0.5], [0, 0.5])],
                },
                new ChoiceFigure { Name = "choice", Choices = [new FigureChoice("which", ["a", "b"])], Figures = [map, lines] },
            ])
            { Folded = true },
        ];
    }
}
