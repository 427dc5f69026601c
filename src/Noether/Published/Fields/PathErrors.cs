using Noether.Numerics;

namespace Noether.Published.Fields;

/// <summary>How well a velocity field predicts whole paths from their first states.</summary>
internal static class PathErrors
{
    private const int StepsPerPoint = 5;
    private const int MostPaths = 40;

    /// <summary>Mean squared error over the points of held-out paths, over the variance of these points.</summary>
    /// <param name="field">The field, for several states at once.</param>
    /// <param name="data">The paths.</param>
    /// <param name="units">Units in which coordinates count alike.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Infinite where a prediction leaves for infinity.</returns>
    public static double Of(
        VectorField field, FieldData data, CanonicalScale units, CancellationToken cancellation = default)
    {
        var (all, d) = (data.All, data.All.Dimension);
        int[] paths = [.. data.Held.Take(MostPaths)];
        double[] starts = [.. paths.SelectMany(path => all.States.AsSpan(all.Starts[path] * d, d).ToArray())];
        var longest = paths.Max(path => all.Starts[path + 1] - all.Starts[path]);
        var step = data.Paths.Step / StepsPerPoint;
        var predicted = RollOut.From(field, starts, paths.Length, (longest - 1) * data.Paths.Step, step, cancellation);
        var (error, size, mean) = (0.0, 0.0, new double[d]);
        var count = paths.Sum(path => all.Starts[path + 1] - all.Starts[path]);
        foreach (var (path, row, _) in Points())
        {
            for (var j = 0; j < d; j++)
                mean[j] += all.States[(row * d) + j] / count;
        }

        foreach (var (path, row, time) in Points())
        {
            var state = predicted.States[time * StepsPerPoint];
            for (var j = 0; j < d; j++)
            {
                var actual = all.States[(row * d) + j];
                error += Math.Pow((state[(path * d) + j] - actual) / units.Unit(j), 2);
                size += Math.Pow((actual - mean[j]) / units.Unit(j), 2);
            }
        }

        return double.IsFinite(error) && size > 0 ? error / size : double.PositiveInfinity;

        IEnumerable<(int Path, int Row, int Time)> Points()
        {
            for (var i = 0; i < paths.Length; i++)
            {
                for (var row = all.Starts[paths[i]]; row < all.Starts[paths[i] + 1]; row++)
                    yield return (i, row, row - all.Starts[paths[i]]);
            }
        }
    }
}
