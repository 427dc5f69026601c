using Noether.Data.Synthetic;
using Noether.Numerics;
using Noether.Reports.Rendering;

namespace Noether.Studio.Views;

/// <summary>The pictures of the library, computed from a generated example when they are first asked for.</summary>
internal static class Figures
{
    private static readonly Lazy<string> LensPicture = new(DrawLens);

    /// <summary>A shuffled sample, the matrix that undoes it, and the sample along the hidden axis.</summary>
    public static string Lens() => LensPicture.Value;

    private static string DrawLens()
    {
        const int chosen = 200;
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Transform = HiddenTransform.Permuted,
            Samples = 200,
            Noise = 0.02,
            Seed = 3,
        });
        var d = data.Settings.Dimension;
        var columns = Enumerable.Range(0, chosen).Select(i => new Matrix(
            d, 1, Array.ConvertAll(data.Samples[(i * d)..((i + 1) * d)], value => (double)value)));
        var x = columns.MaxBy(column => Inside(MatrixOps.Multiply(data.Transform, column).Values))!;
        var h = MatrixOps.Multiply(data.Transform, x);
        var moved = MatrixOps.Multiply(data.Transform, MatrixOps.Multiply(data.Truth, x));
        double[] places = [.. Enumerable.Range(0, d).Select(i => (double)i)];
        var seen = new LineChart
        {
            Title = "As read",
            XLabel = "column",
            Series = [new ChartSeries("x", places, x.Values.ToArray())],
        };
        var axis = new LineChart
        {
            Title = "Along the hidden axis",
            XLabel = "position",
            Series =
            [
                new ChartSeries("before", places, h.Values.ToArray()),
                new ChartSeries("moved", places, moved.Values.ToArray()),
            ],
        };
        var map = new HeatMap
        {
            Values = data.Transform,
            Title = "L",
            XLabel = "column",
            YLabel = "position",
        };
        return $"""<div class="trio">{seen.ToSvg()}{map.ToSvg()}{axis.ToSvg()}</div>""";
    }

    // What is in the middle counts for a sample, what is at the ends against it: a bump that stays in view is wanted.
    private static double Inside(ReadOnlySpan<double> values)
    {
        double energy = 0;
        for (var i = 0; i < values.Length; i++)
            energy += values[i] * values[i] * (i > values.Length / 4 && i < 3 * values.Length / 4 ? 1 : -3);
        return energy;
    }
}
