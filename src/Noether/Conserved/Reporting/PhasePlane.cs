using Noether.Data.Paths;
using Noether.Discovery.Figures;

namespace Noether.Conserved.Reporting;

/// <summary>
/// A function over the plane of two coordinates as level lines, with a flow; the other coordinates stand at their medians.
/// </summary>
/// <param name="paths">The paths, for the range of the plane.</param>
/// <param name="x">The horizontal coordinate.</param>
/// <param name="y">The vertical one, or the same where there is only one.</param>
internal sealed class PhasePlane(PathSet paths, int x, int y)
{
    private const int Side = 61;
    private const int Arrows = 11;
    private const int LevelLines = 9;
    private const int MostPaths = 4;
    private const double Air = 0.08;

    private readonly double[] middle = Middle(paths);
    private readonly (double Low, double High) across = Range(paths, x);
    private readonly (double Low, double High) up = y == x ? (-1, 1) : Range(paths, y);

    /// <summary>The portrait of a function.</summary>
    /// <param name="name">Name of the figure; that of its file is the same with underscores.</param>
    /// <param name="title">Heading.</param>
    /// <param name="what">What the level lines are of, such as "the quantity".</param>
    /// <param name="value">The function.</param>
    /// <param name="flow">Writes the direction of the flow at a state; null for none.</param>
    /// <param name="held">Paths to show as dots.</param>
    public PhasePortraitFigure Draw(
        string name, string title, string what, Func<double[], double> value, Action<double[], double[]>? flow,
        IReadOnlyList<int> held)
    {
        var values = new double[Side * Side];
        for (var i = 0; i < values.Length; i++)
        {
            var found = value(At(i % Side / (Side - 1.0), i / Side / (Side - 1.0)));
            values[i] = double.IsFinite(found) ? found : double.NaN;
        }

        var exact = paths.Dimension == 2;
        var rest = exact ? "" : $" The other coordinates stand at their medians.";
        return new PhasePortraitFigure
        {
            Name = name,
            File = $"{name.Replace('-', '_')}.png",
            Title = title,
            Caption = $"Level lines of {what}{(flow is null ? "" : ", and the flow of its symmetry")}"
                + $"{(exact ? "; dots are held-out paths" : "")}.{rest}",
            Rows = Side,
            Columns = Side,
            Values = values,
            LowerX = across.Low,
            UpperX = across.High,
            LowerY = up.Low,
            UpperY = up.High,
            Levels = Levels(values),
            Arrows = flow is null ? [] : [.. ArrowsOf(flow)],
            Paths = exact ? [new PointGroup("held-out paths", [.. Points(held, x)], [.. Points(held, y)])] : [],
            XLabel = paths.Names[x],
            YLabel = y == x ? "" : paths.Names[y],
        };
    }

    private double[] At(double right, double above)
    {
        var state = (double[])middle.Clone();
        state[x] = across.Low + (right * (across.High - across.Low));
        if (y != x)
            state[y] = up.Low + (above * (up.High - up.Low));
        return state;
    }

    private IEnumerable<FlowArrow> ArrowsOf(Action<double[], double[]> flow)
    {
        var direction = new double[paths.Dimension];
        for (var i = 0; i < Arrows * Arrows; i++)
        {
            var state = At(((i % Arrows) + 0.5) / Arrows, ((i / Arrows) + 0.5) / Arrows);
            flow(state, direction);
            if (double.IsFinite(direction[x]) && double.IsFinite(direction[y]))
                yield return new FlowArrow(state[x], state[y], direction[x], direction[y]);
        }
    }

    private IEnumerable<double> Points(IReadOnlyList<int> held, int coordinate) => held.Take(MostPaths)
        .SelectMany(i => paths.Along(i, coordinate));

    private static double[] Middle(PathSet paths) =>
    [
        .. Enumerable.Range(0, paths.Dimension).Select(j =>
        {
            var sorted = paths.Column(j).Order().ToArray();
            return sorted[sorted.Length / 2];
        }),
    ];

    private static (double Low, double High) Range(PathSet paths, int j)
    {
        var all = paths.Column(j);
        var (low, high) = (all.Min(), all.Max());
        // A logarithm has nothing to the left of 0.
        var room = Air * (high - low);
        return (low > 0 && low - room <= 0 ? low / 2 : low - room, high + room);
    }

    private static double[] Levels(double[] values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        return sorted.Length == 0 ? []
            : [.. Enumerable.Range(1, LevelLines).Select(k => sorted[(int)((long)sorted.Length * k / (LevelLines + 1))]).Distinct()];
    }
}
