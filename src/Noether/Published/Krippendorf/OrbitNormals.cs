using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Published.Krippendorf;

/// <summary>
/// The refusing half: the direction in which the neighbours of a point of its class spread least stands on the orbit,
/// so
/// that a symmetry must not move the point along it.
/// </summary>
/// <param name="points">n x d points.</param>
/// <param name="classes">The class of each.</param>
internal sealed class OrbitNormals(Matrix points, int[] classes)
{
    private const int Neighbours = 24;
    private const int MostPlaces = 300;

    private readonly (int Place, double[] Normal)[] normals =
        [.. Enumerable.Range(0, Math.Min(points.Rows, MostPlaces)).Select(i => (i, Normal(points, classes, i)))];

    /// <summary>d E (n . G p)^2 / E |G p|^2: 0 for a symmetry, about 1 for a map by chance.</summary>
    public double Violation(Matrix generator)
    {
        double across = 0, motion = 0;
        var moved = new double[points.Columns];
        foreach (var (place, normal) in normals)
        {
            for (var k = 0; k < moved.Length; k++)
                moved[k] = MatrixOps.Dot(generator.Row(k), points.Row(place));
            across += Math.Pow(MatrixOps.Dot(moved, normal), 2);
            motion += MatrixOps.Dot(moved, moved);
        }

        return points.Columns * across / Math.Max(motion, double.Epsilon);
    }

    private static double[] Normal(Matrix points, int[] classes, int place)
    {
        var d = points.Columns;
        var others = Enumerable.Range(0, points.Rows).Where(j => classes[j] == classes[place]).ToArray();
        var distances = others.Select(j => TensorPrimitives.Distance<double>(points.Row(place), points.Row(j)))
            .ToArray();
        Array.Sort(distances, others);
        var near = others[..Math.Min(Neighbours, others.Length)];
        var (mean, spread, difference) = (new double[d], new Matrix(d, d), new double[d]);
        foreach (var j in near)
            MatrixOps.AddScaled(mean, points.Row(j), 1.0 / near.Length);
        foreach (var j in near)
        {
            TensorPrimitives.Subtract(points.Row(j), mean, difference);
            MatrixOps.AddOuter(spread, difference, difference, 1);
        }

        var vectors = MatrixOps.Eigen(spread).Vectors;
        return [.. Enumerable.Range(0, d).Select(i => vectors[i, 0])];
    }
}
