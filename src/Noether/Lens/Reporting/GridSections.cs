using System.Globalization;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Lens.Reporting;

/// <summary>The report of the lens where the hidden axes are two: pictures instead of curves.</summary>
internal sealed class GridSections
{
    private const int Shown = 4;
    private const int MostPower = 16;

    // Matrices of more columns than this show nothing that a page could carry.
    private const int MostMatrixColumns = 128;

    private readonly LensResult result;
    private readonly GridShape shape;
    private readonly Matrix samples;
    private readonly Matrix placed;

    // The column of each cell; null where cells mix columns.
    private readonly int[]? columns;

    private GridSections(LensResult result, GridShape shape, Matrix samples)
    {
        (this.result, this.shape, this.samples) = (result, shape, samples);
        columns = ColumnOrder.Find(result.GroupConvolution)?.Columns;
        placed = MatrixOps.MultiplyTransposed(samples, result.GroupConvolution);
    }

    /// <summary>The sections of a result with a grid, in the order in which they are read.</summary>
    /// <param name="result">The answer of the lens.</param>
    /// <param name="shape">Its grid.</param>
    /// <param name="found">Whether a symmetry may be claimed.</param>
    public static IReadOnlyList<Section> Of(LensResult result, GridShape shape, bool found)
    {
        List<Section> sections = [];
        if (result.ExampleSamples is { } samples)
        {
            var pictures = new GridSections(result, shape, samples);
            sections.Add(pictures.Pictures(found));
            if (found)
                sections.Add(pictures.Moving());
            sections.Add(pictures.Grid());
            if (result.Axes.Contains(AxisKind.Local))
                sections.Add(RingSection.Of(pictures.placed, shape, result.Axes[0] == AxisKind.Local));
        }

        sections.Add(Shapes(result.Candidates));
        sections.Add(Usage(result, shape, found));
        return sections;
    }

    private Section Pictures(bool found)
    {
        var liveliest = Liveliest(Shown);
        return new Section(
            found ? "Samples, put back" : "Samples on the grid that was tried",
            columns is null
                ? $"The values of a sample as they were read, row after row, and y = L x on the grid of {Words(shape)} cells, "
                    + "up to a mirror image."
                : $"The values of a sample as they were read, row after row, and the same values on the grid of "
                    + $"{Words(shape)} cells, up to a mirror image.",
            [
                new TilesFigure
                {
                    Name = "pictures",
                    Columns = 2,
                    Tiles =
                    [
                        .. liveliest.SelectMany((row, i) => new[]
                        {
                            Picture($"sample-{i + 1}-read", $"Sample {i + 1} as read", samples.Row(row).ToArray()),
                            Picture($"sample-{i + 1}-grid", $"Sample {i + 1} on the grid", placed.Row(row).ToArray()),
                        }),
                    ],
                },
            ]);
    }

    private Section Moving()
    {
        var isOne = result.Generators.Count == 1;
        return new Section("Watch a sample move", GridSentences.Moving(result.Axes),
            [
                new ShiftedFigure
                {
                    Name = "moving",
                    Title = "A sample on the grid",
                    Caption = "Drag the picture or move a slider.",
                    Picture = Picture("moving-picture", "", placed.Row(Liveliest(1)[0]).ToArray()),
                    Columns = Axis(1, shape.Columns, isOne ? "Columns: power of G" : "Columns: power of G2"),
                    Rows = Axis(0, shape.Rows, isOne ? "Rows: power of G" : "Rows: power of G1"),
                },
            ]);

        ShiftAxis? Axis(int axis, int side, string label) => result.Axes[axis] == AxisKind.Local
            ? null
            : new ShiftAxis(label, Math.Min(side / 2, MostPower), result.Axes[axis] == AxisKind.Ring);
    }

    private Section Grid()
    {
        List<Figure> figures = [];
        if (columns is not null)
        {
            figures.Add(Map("columns", "Which column is where", [.. columns.Select(column => (double)column)]) with
            {
                Caption = "The number of the column, from 0, at each cell: the order in result.json, columnOrder.",
                Signed = false,
            });
        }

        figures.Add(Map("correlation", "Correlation with the cell in the middle", Correlations()) with
        {
            Caption = $"Over {samples.Rows} samples: local where it fades with the distance.",
            Upper = 1,
        });
        if (shape.Cells <= MostMatrixColumns)
        {
            figures.AddRange(result.Generators.Select((generator, k) =>
                HeatMapFigure.Of(
                    $"generator-{k + 1}", result.Generators.Count == 1 ? "Generator G" : $"Generator G{k + 1}", generator) with
                {
                    XLabel = "component before",
                    YLabel = "component after",
                }));
        }

        return new Section(
            "The grid",
            GridSentences.Generators(result.Axes) + " The rows of the group convolution L are the cells, row after row, and "
            + "y = L x is the sample on the grid.",
            figures);
    }

    private static Section Shapes(IReadOnlyList<LensCandidate> candidates) => new(
        "Shapes that were compared",
        "How far the correlations of held-out samples are from depending on the displacement alone, for the best placing "
        + "on each shape; of the best single line on the samples of the search.",
        [
            new TableFigure
            {
                Name = "candidates",
                Title = "Shapes, the best first",
                Columns = ["Shape", "Departure", "Neighbour correlation", "Sharpness of differences"],
                Rows = [.. candidates.Select(c => (IReadOnlyList<string>)
                [
                    c.Won ? c.Name + " (chosen)" : c.Name, Reporting.Words.Number(c.ToeplitzDeparture),
                    c.NeighbourCorrelation == 0 ? "" : Reporting.Words.Number(c.NeighbourCorrelation),
                    c.DifferenceSharpness == 0 ? "" : Reporting.Words.Number(c.DifferenceSharpness),
                ])],
                Stressed = [.. candidates.Index().Where(c => c.Item.Won).Select(c => c.Index)],
            },
        ]);

    private static Section Usage(LensResult result, GridShape shape, bool found)
    {
        var ordered = ColumnOrder.Find(result.GroupConvolution) is not null;
        var pictures = string.Create(
            CultureInfo.InvariantCulture, $".reshape(-1, {shape.Rows}, {shape.Columns})   # x: samples in rows");
        List<string> lines = ordered
            ?
            [
                "import json",
                "import numpy as np",
                "order = json.load(open(\"result.json\"))[\"columnOrder\"]",
                "pictures = x[:, order]" + pictures,
            ]
            :
            [
                "import numpy as np",
                "L = np.load(\"group_convolution.npy\")",
                "pictures = (x @ L.T)" + pictures,
            ];
        if (found)
            lines.Add(GridSentences.Load(result.Axes));
        return new Section(
            "How to use it",
            "New samples of the same kind as pictures in Python, from the files of the run; "
            + $"{GridSentences.Convolution(result.Axes)} on top of them.",
            [new TextFigure { Name = "usage", Text = string.Join('\n', lines) }]);
    }

    // The samples of the largest spread, in the order of the data.
    private int[] Liveliest(int count) =>
    [
        .. Enumerable.Range(0, samples.Rows).OrderByDescending(row => Spread(samples.Row(row))).Take(count),
    ];

    private double[] Correlations()
    {
        var centre = Centred(shape.Middle);
        return [.. Enumerable.Range(0, shape.Cells).Select(cell => Correlation(Centred(cell), centre))];
    }

    private double[] Centred(int cell)
    {
        var values = new double[placed.Rows];
        for (var n = 0; n < values.Length; n++)
            values[n] = placed[n, cell];
        var mean = values.Average();
        return Array.ConvertAll(values, value => value - mean);
    }

    // From 0 up, so that pictures look like pictures.
    private HeatMapFigure Picture(string name, string title, double[] values)
    {
        var least = values.Min();
        return Map(name, title, Array.ConvertAll(values, value => value - least)) with
        {
            Signed = false,
            Small = true,
            Upper = values.Max() - least,
        };
    }

    private HeatMapFigure Map(string name, string title, double[] values) => new()
    {
        Name = name,
        Title = title,
        Rows = shape.Rows,
        Columns = shape.Columns,
        Values = values,
    };

    private static double Correlation(double[] one, double[] other)
    {
        var norm = Math.Sqrt(MatrixOps.Dot(one, one) * MatrixOps.Dot(other, other));
        return norm > 0 ? MatrixOps.Dot(one, other) / norm : 0;
    }

    private static double Spread(ReadOnlySpan<double> values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
        {
            sum += value;
            squares += value * value;
        }

        var variance = (squares / values.Length) - Math.Pow(sum / values.Length, 2);
        return double.IsFinite(variance) ? variance : -1;
    }

    private static string Words(GridShape shape) => $"{shape.Rows} x {shape.Columns}";
}
