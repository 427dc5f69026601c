using Noether.Data;
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
        const int chosen = 40;
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Transform = HiddenTransform.Permuted, Samples = 200, Noise = 0.02, Seed = 3,
        });
        var d = data.Settings.Dimension;
        var best = Enumerable.Range(0, chosen).MaxBy(i => Energy(data.Samples.AsSpan((i * d) + 8, d - 16)));
        var x = new Matrix(d, 1, Array.ConvertAll(data.Samples[(best * d)..((best + 1) * d)], value => (double)value));
        var h = LearnedMatrices.Product(data.Transform, x);
        var moved = LearnedMatrices.Product(data.Transform, LearnedMatrices.Product(data.Truth, x));
        double[] places = [.. Enumerable.Range(0, d).Select(i => (double)i)];
        var seen = new LineChart
        {
            Title = "As read", XLabel = "column", Series = [new ChartSeries("x", places, x.Values.ToArray())],
        };
        var axis = new LineChart
        {
            Title = "Along the hidden axis", XLabel = "position",
            Series =
            [
                new ChartSeries("before", places, h.Values.ToArray()),
                new ChartSeries("moved", places, moved.Values.ToArray()),
            ],
        };
        var map = new HeatMap
        {
            Values = data.Transform, Title = "L", XLabel = "column", YLabel = "position",
        };
        return $"""<div class="trio">{seen.ToSvg()}{map.ToSvg()}{axis.ToSvg()}</div>""";
    }

    private static double Energy(ReadOnlySpan<float> values)
    {
        double energy = 0;
        foreach (var value in values)
            energy += value * value;
        return energy;
    }
}
