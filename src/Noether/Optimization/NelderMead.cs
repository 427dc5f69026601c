namespace Noether.Optimization;

/// <summary>
/// Minimises a function of a few variables without its slope, by reflecting, stretching and shrinking a simplex.
/// Source: Nelder and Mead, Computer Journal 7, 308 (1965), with the usual coefficients 1, 2, 1/2 and 1/2.
/// </summary>
internal static class NelderMead
{
    /// <summary>The best point seen and its value.</summary>
    /// <param name="function">What to minimise; a value that is not a number counts as infinite.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="step">Size of the first simplex along every variable.</param>
    /// <param name="evaluations">Evaluations at most, about.</param>
    /// <param name="cancellationToken">Stops between evaluations.</param>
    public static (double[] Point, double Value) Minimise(
        Func<double[], double> function, double[] start, double step, int evaluations,
        CancellationToken cancellationToken = default)
    {
        var size = start.Length;
        var done = 0;
        var simplex = new (double[] Point, double Value)[size + 1];
        for (var i = 0; i <= size; i++)
        {
            var point = (double[])start.Clone();
            if (i > 0)
                point[i - 1] += step;
            simplex[i] = At(point);
        }

        while (true)
        {
            Array.Sort(simplex, (one, other) => one.Value.CompareTo(other.Value));
            if (done >= evaluations)
                return simplex[0];
            var middle = new double[size];
            for (var i = 0; i < size; i++)
                for (var k = 0; k < size; k++)
                    middle[k] += simplex[i].Point[k] / size;
            var reflected = Towards(-1);
            if (reflected.Value < simplex[0].Value)
            {
                var stretched = Towards(-2);
                simplex[size] = stretched.Value < reflected.Value ? stretched : reflected;
                continue;
            }

            if (reflected.Value < simplex[size - 1].Value)
            {
                simplex[size] = reflected;
                continue;
            }

            var inside = Towards(reflected.Value < simplex[size].Value ? -0.5 : 0.5);
            if (inside.Value < Math.Min(reflected.Value, simplex[size].Value))
            {
                simplex[size] = inside;
                continue;
            }

            for (var i = 1; i <= size; i++)
            {
                simplex[i] = At([.. simplex[i].Point.Zip(simplex[0].Point, (far, near) => near + ((far - near) / 2))]);
            }

            (double[] Point, double Value) Towards(double factor) =>
                At([.. middle.Zip(simplex[size].Point, (centre, worst) => centre + (factor * (worst - centre)))]);
        }

        (double[] Point, double Value) At(double[] point)
        {
            cancellationToken.ThrowIfCancellationRequested();
            done++;
            var value = function(point);
            return (point, double.IsNaN(value) ? double.PositiveInfinity : value);
        }
    }
}
