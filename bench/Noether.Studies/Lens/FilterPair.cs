using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>
/// Two resolving filters for one generator: kernels c along the hidden axis, z_j = sum_k c_k y_(j+k), of the least
/// log E|z| at unit variance, by the fixed point of one unit of independent components (Hyvarinen 1999) on windows of y.
/// The second is decorrelated from the first and its shifts by up to two places.
/// </summary>
internal sealed class FilterPair
{
    /// <summary>Taps of a kernel.</summary>
    public const int Taps = 13;

    private const int Shifts = 2;
    private const int Starts = 8;
    private const int Iterations = 100;
    private const ulong StartStream = 91;

    private readonly double[][] windows;
    private readonly Matrix whitening;

    private FilterPair(double[][] windows, Matrix whitening) => (this.windows, this.whitening) = (windows, whitening);

    /// <summary>Finds both.</summary>
    /// <param name="y">Representations, one sample a row, n x d.</param>
    /// <param name="seed">Seed of the starts.</param>
    /// <returns>The kernels, and log E|z| of each at unit variance.</returns>
    public static (double[] Kernel, double Level)[] Find(Matrix y, ulong seed)
    {
        // Windows with room for the shifts of the first filter on either side.
        List<double[]> wide = [];
        for (var n = 0; n < y.Rows; n++)
            for (var j = 0; j + Taps + (2 * Shifts) <= y.Columns; j++)
                wide.Add(y.Row(n).Slice(j, Taps + (2 * Shifts)).ToArray());
        double[][] inner = [.. wide.Select(window => window[Shifts..^Shifts])];
        var covariance = new Matrix(Taps, Taps);
        foreach (var window in inner)
            for (var k = 0; k < Taps; k++)
                MatrixOps.AddScaled(covariance.Row(k), window, window[k] / inner.Length);
        var root = MatrixOps.InverseSquareRoot(covariance);
        var pair = new FilterPair([.. inner.Select(window => Apply(root, window))], root);
        var first = pair.Unit([], seed);
        List<double[]> taken = [];
        for (var shift = 0; shift <= 2 * Shifts; shift++)
        {
            // E[v z1_shifted]: the second unit is orthogonal to it.
            var direction = new double[Taps];
            for (var n = 0; n < wide.Count; n++)
                MatrixOps.AddScaled(direction, pair.windows[n], MatrixOps.Dot(first.Kernel, wide[n].AsSpan(shift, Taps)));
            taken.Add(Without(direction, taken));
        }

        return [first, pair.Unit(taken, seed + 1)];
    }

    private (double[] Kernel, double Level) Unit(List<double[]> taken, ulong seed)
    {
        var random = new CounterRandom(seed, StartStream);
        (double[] Kernel, double Level) best = ([], double.PositiveInfinity);
        for (var start = 0; start < Starts; start++)
        {
            var unit = new double[Taps];
            random.FillNormal(unit);
            unit = Without(unit, taken);
            for (var iteration = 0; iteration < Iterations; iteration++)
            {
                var next = new double[Taps];
                var slope = 0.0;
                foreach (var v in windows)
                {
                    var g = Math.Tanh(MatrixOps.Dot(unit, v));
                    slope += 1 - (g * g);
                    MatrixOps.AddScaled(next, v, g);
                }

                MatrixOps.AddScaled(next, unit, -slope);
                next = Without(next, taken);
                var same = Math.Abs(MatrixOps.Dot(next, unit));
                unit = next;
                if (same > 1 - 1e-10)
                    break;
            }

            var level = Math.Log(windows.Average(v => Math.Abs(MatrixOps.Dot(unit, v))));
            if (level < best.Level)
                best = (Apply(whitening, unit), level);
        }

        return best;
    }

    private static double[] Without(double[] vector, List<double[]> taken)
    {
        var result = (double[])vector.Clone();
        foreach (var direction in taken)
            MatrixOps.AddScaled(result, direction, -MatrixOps.Dot(result, direction));
        var norm = Math.Sqrt(MatrixOps.Dot(result, result));
        return Array.ConvertAll(result, value => value / norm);
    }

    private static double[] Apply(Matrix map, double[] vector) =>
        [.. Enumerable.Range(0, map.Rows).Select(k => MatrixOps.Dot(map.Row(k), vector))];
}
