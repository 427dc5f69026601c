using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Discovery.Figures;

namespace Noether.Conserved.Reporting;

/// <summary>Level lines of conserved quantities over a plane of two coordinates, with the flow that belongs to each.</summary>
/// <param name="result">The search.</param>
internal sealed class PhasePortraits(SearchResult result)
{
    private const int Side = 61;
    private const int Arrows = 11;
    private const int LevelLines = 9;
    private const int MostPaths = 4;
    private const double Air = 0.08;

    /// <summary>The portrait of a quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="number">Its number, from 1.</param>
    public PhasePortraitFigure Draw(Quantity quantity, int number)
    {
        var paths = result.Paths;
        var (x, y) = Axes(quantity);
        var middle = Middle(paths);
        var ((lowX, highX), (lowY, highY)) = (Range(paths, x), y == x ? (-1, 1) : Range(paths, y));
        var values = new double[Side * Side];
        for (var i = 0; i < values.Length; i++)
        {
            var state = At(i % Side / (Side - 1.0), i / Side / (Side - 1.0));
            var value = quantity.Value(state);
            values[i] = double.IsFinite(value) ? value : double.NaN;
        }

        var flow = Flow(quantity);
        var exact = paths.Dimension == 2;
        var rest = exact ? "" : $" The other coordinates stand at their medians.";
        return new PhasePortraitFigure
        {
            Name = $"phase-portrait-{number}",
            File = $"phase_portrait_{number}.png",
            Title = quantity.Formula(paths.Names),
            Caption = $"Level lines of the quantity{(flow is null ? "" : ", and the flow of its symmetry")}"
                + $"{(exact ? "; dots are held-out paths" : "")}.{rest}",
            Rows = Side,
            Columns = Side,
            Values = values,
            LowerX = lowX,
            UpperX = highX,
            LowerY = lowY,
            UpperY = highY,
            Levels = Levels(values),
            Arrows = flow is null ? [] : [.. ArrowsOf(flow)],
            Paths = exact ? [new PointGroup("held-out paths", [.. Points(x)], [.. Points(y)])] : [],
            XLabel = paths.Names[x],
            YLabel = y == x ? "" : paths.Names[y],
        };

        double[] At(double across, double up)
        {
            var state = (double[])middle.Clone();
            state[x] = lowX + (across * (highX - lowX));
            if (y != x)
                state[y] = lowY + (up * (highY - lowY));
            return state;
        }

        IEnumerable<FlowArrow> ArrowsOf(HamiltonianFlow field)
        {
            var direction = new double[paths.Dimension];
            for (var i = 0; i < Arrows * Arrows; i++)
            {
                var state = At(((i % Arrows) + 0.5) / Arrows, ((i / Arrows) + 0.5) / Arrows);
                field.Direction(state, direction);
                if (double.IsFinite(direction[x]) && double.IsFinite(direction[y]))
                    yield return new FlowArrow(state[x], state[y], direction[x], direction[y]);
            }
        }

        IEnumerable<double> Points(int coordinate) => result.Held.Take(MostPaths)
            .SelectMany(i => paths.Along(i, coordinate));
    }

    /// <summary>The flow of a quantity; null where momenta are not known.</summary>
    public HamiltonianFlow? Flow(Quantity quantity) =>
        HamiltonianFlow.Applies(result.Library.Roles, result.Paths.Dimension)
            ? new HamiltonianFlow(quantity, result.Library.Roles, result.Paths.Names) : null;

    // A place and its momentum, or the first two coordinates that the formula has.
    private (int X, int Y) Axes(Quantity quantity)
    {
        if (result.Library.Roles.Pairs is [var pair, ..])
            return (pair.Place, pair.Momentum);
        int[] used =
        [
            .. Enumerable.Range(0, result.Paths.Dimension)
                .OrderBy(i => quantity.Terms.Any(term => term.Powers[i] > 0 || term.Members.Contains(i)) ? 0 : 1),
        ];
        return (used[0], used[Math.Min(1, used.Length - 1)]);
    }

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
