using Noether.Data.Paths;

namespace Noether.Conserved.Search;

/// <summary>
/// Whether quantities are functions of each other: then their gradients are linearly dependent at every state. So the
/// square of an energy counts as nothing new.
/// </summary>
internal static class GradientAngles
{
    private const int MostStates = 200;

    /// <summary>
    /// Median over states of the sine of the angle between a gradient and the span of others, coordinates in units of
    /// their deviations; 1 where there are no others.
    /// </summary>
    /// <param name="paths">Where gradients are taken.</param>
    /// <param name="known">The others.</param>
    /// <param name="fresh">The quantity.</param>
    public static double Sine(PathSet paths, IReadOnlyList<Quantity> known, Quantity fresh)
    {
        if (known.Count == 0)
            return 1;
        var d = paths.Dimension;
        var scales = Scales(paths);
        var every = (paths.States / MostStates) + 1;
        var (sines, at) = (new List<double>(), 0);
        for (var i = 0; i < paths.Count; i++)
        {
            for (var time = 0; time < paths.Length(i); time++, at++)
            {
                if (at % every != 0)
                    continue;
                var basis = new List<double[]>();
                foreach (var quantity in known)
                {
                    var other = Scaled(quantity, paths.State(i, time), scales, d);
                    if (Reduce(other, basis) > 1e-6)
                        basis.Add(Normalised(other));
                }

                sines.Add(Reduce(Scaled(fresh, paths.State(i, time), scales, d), basis));
            }
        }

        sines.Sort();
        return sines[sines.Count / 2];
    }

    /// <summary>Deviation of every coordinate over all states; 1 for one that does not vary.</summary>
    public static double[] Scales(PathSet paths)
    {
        var scales = new double[paths.Dimension];
        for (var j = 0; j < scales.Length; j++)
        {
            var values = paths.Column(j);
            var mean = values.Average();
            scales[j] = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            if (scales[j] == 0)
                scales[j] = 1;
        }

        return scales;
    }

    private static double[] Scaled(Quantity quantity, ReadOnlySpan<double> state, double[] scales, int d)
    {
        var gradient = new double[d];
        quantity.Gradient(state, gradient);
        for (var j = 0; j < d; j++)
            gradient[j] *= scales[j];
        return gradient;
    }

    // Takes the parts along an orthonormal basis away; returns what share of the length is left.
    private static double Reduce(double[] vector, List<double[]> basis)
    {
        var before = Length(vector);
        foreach (var direction in basis)
        {
            var part = vector.Zip(direction, (a, b) => a * b).Sum();
            for (var j = 0; j < vector.Length; j++)
                vector[j] -= part * direction[j];
        }

        return before > 0 ? Length(vector) / before : 0;
    }

    private static double[] Normalised(double[] vector)
    {
        var length = Length(vector);
        return [.. vector.Select(value => value / length)];
    }

    private static double Length(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));
}
