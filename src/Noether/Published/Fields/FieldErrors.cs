using Noether.Data.Paths;
using Noether.Numerics;

namespace Noether.Published.Fields;

/// <summary>How a velocity field fits velocities, path by path.</summary>
/// <param name="ByPath">Mean squared error over the points and coordinates of each path, in units of a scale.</param>
/// <param name="Variance">Mean square of the velocities less their mean, in the same units.</param>
internal sealed record FieldErrors(double[] ByPath, double Variance)
{
    private const double Errors = 3;

    // An error of this share of the variance is that of a network that is not trained to the end.
    private const double Untrained = 1e-3;

    /// <summary>Mean over paths.</summary>
    public double Mean => ByPath.Average();

    /// <summary>Share of the variance that is explained.</summary>
    public double Explained => Variance > 0 ? 1 - (Mean / Variance) : 0;

    /// <summary>Compares.</summary>
    /// <param name="field">The field, for several states at once.</param>
    /// <param name="data">States and velocities.</param>
    /// <param name="scale">Units in which coordinates count alike.</param>
    public static FieldErrors Of(VectorField field, PathVelocities data, CanonicalScale scale)
    {
        var d = data.Dimension;
        var found = new double[data.Velocities.Length];
        field(data.States, found);
        var (wanted, predicted) = (scale.DownVelocities(data.Velocities), scale.DownVelocities(found));
        var errors = new double[data.Paths];
        for (var path = 0; path < errors.Length; path++)
        {
            var (first, last) = (data.Starts[path] * d, data.Starts[path + 1] * d);
            for (var i = first; i < last; i++)
                errors[path] += Math.Pow(predicted[i] - wanted[i], 2) / (last - first);
        }

        var variance = Enumerable.Range(0, d).Sum(j =>
        {
            double[] column = [.. Enumerable.Range(0, data.Count).Select(i => wanted[(i * d) + j])];
            var mean = column.Average();
            return column.Sum(value => (value - mean) * (value - mean)) / wanted.Length;
        });
        return new FieldErrors(errors, variance);
    }

    /// <summary>
    /// By how much at least these errors exceed those of a free field, as a share of them: by the mean logarithm of
    /// their
    /// ratios over paths less three standard errors, as a few paths may err far more than the rest.
    /// </summary>
    /// <param name="free">Errors of a free field on the same paths.</param>
    public double ExcessOver(FieldErrors free)
    {
        var floor = Math.Max(Untrained * Variance, double.Epsilon);
        double[] ratios = [.. ByPath.Zip(free.ByPath, (one, other) => Math.Log((one + floor) / (other + floor)))];
        var mean = ratios.Average();
        var error = Math.Sqrt(ratios.Sum(value => (value - mean) * (value - mean))
            / (ratios.Length * Math.Max(1, ratios.Length - 1.0)));
        return Math.Exp(mean - (Errors * error)) - 1;
    }
}
