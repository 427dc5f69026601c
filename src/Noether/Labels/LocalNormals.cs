using System.Numerics.Tensors;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Labels;

/// <summary>
/// The symmetry algebra of classes that are thin shells, level sets of something unknown: the normal of a class at a
/// sample is the direction in which its neighbours of the same class spread least, and stands for a gradient. After the
/// pipeline of Krippendorf and Syvaeri (arXiv 2003.13679). Two halves of the samples give two normals at each place.
/// </summary>
/// <param name="points">n x r coordinates, in random order.</param>
/// <param name="classes">The class of each.</param>
/// <param name="context">Seed and cancellation.</param>
internal sealed class LocalNormals(Matrix points, int[] classes, RunContext context)
{
    private const double MostInside = 0.1;
    private const double Floor = 2e-3;
    private const double Flat = 0.25;

    private static readonly int[] Sizes = [12, 24, 48];

    /// <summary>Measures; null where classes are no thin shells.</summary>
    /// <param name="permutations">Permutations of the normals.</param>
    public LabelEvidence? Measure(int permutations)
    {
        var choices = Sizes.Where(size => 4 * size <= Smallest()).Select(size =>
            (Size: size, Flatness: Flatness(size))).ToArray();
        if (choices.Length == 0)
            return null;
        var (size, flatness) = choices.MinBy(choice => choice.Flatness);
        if (flatness > Flat)
            return null;
        var r = points.Columns;
        var (one, other) = (new Matrix(points.Rows, r), new Matrix(points.Rows, r));
        for (var i = 0; i < points.Rows; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Plane(points.Row(i), classes[i], 0, i, size, one.Row(i));
            Plane(points.Row(i), classes[i], 1, i, size, other.Row(i));
            if (MatrixOps.Dot(one.Row(i), other.Row(i)) < 0)
                TensorPrimitives.Negate(other.Row(i), other.Row(i));
        }

        var moment = GradientMoment.Of(points, 1, [one], [other]);
        var cut = SpectrumCut.Of(moment.Values, MostInside, Floor);
        var losses = Enumerable.Range(0, Math.Min(Math.Max(cut.Count, 1) + 1, r * r))
            .Select(k => Loss(moment.Generator(k), size)).ToArray();
        return new LabelEvidence
        {
            Source = GradientSource.Shells,
            Model = $"normals of {size} neighbours",
            Samples = points.Rows,
            Moment = moment,
            Cut = cut,
            Loss = losses.Take(Math.Max(cut.Count, 1)).Max(),
            LossOutside = losses[^1],
            NullValue = Null(one, other, permutations, moment),
        };
    }

    private int Smallest() => classes.GroupBy(name => name).Min(group => group.Count());

    // Spread along the normal as a share of the least spread along the class, in the middle.
    private double Flatness(int size)
    {
        var normal = new double[points.Columns];
        var shares = Enumerable.Range(0, Math.Min(points.Rows, 200))
            .Select(i => Plane(points.Row(i), classes[i], 0, i, size, normal).Flatness).Order().ToArray();
        return shares[shares.Length / 2];
    }

    // The nearest of one half and of the same class: their normal, and how far a point is from their plane.
    private (double Flatness, double Offset) Plane(
        ReadOnlySpan<double> point, int name, int half, int without, int size, Span<double> normal)
    {
        var r = points.Columns;
        var (places, distances) = (new List<int>(), new List<double>());
        for (var j = half; j < points.Rows; j += 2)
        {
            if (j == without || classes[j] != name)
                continue;
            places.Add(j);
            distances.Add(TensorPrimitives.Distance(point, points.Row(j)));
        }

        var nearest = places.ToArray();
        Array.Sort([.. distances], nearest);
        var mean = new double[r];
        var count = Math.Min(size, nearest.Length);
        for (var k = 0; k < count; k++)
            MatrixOps.AddScaled(mean, points.Row(nearest[k]), 1.0 / count);
        var spread = new Matrix(r, r);
        var difference = new double[r];
        for (var k = 0; k < count; k++)
        {
            points.Row(nearest[k]).CopyTo(difference);
            MatrixOps.AddScaled(difference, mean, -1);
            MatrixOps.AddOuter(spread, difference, difference, 1.0 / count);
        }

        var (values, vectors) = MatrixOps.Eigen(spread);
        for (var a = 0; a < r; a++)
            normal[a] = vectors[a, 0];
        point.CopyTo(difference);
        MatrixOps.AddScaled(difference, mean, -1);
        return (values[0] / Math.Max(values[1], double.Epsilon), MatrixOps.Dot(difference, normal));
    }

    // How much farther from the planes of the other half samples are after they moved, as a share of the motion.
    private double Loss(Matrix generator, int size)
    {
        var normal = new double[points.Columns];
        double excess = 0, motion = 0;
        foreach (var direction in (int[])[-1, 1])
        {
            var moved = MovedSamples.Of(points, 1, generator, direction);
            for (var i = 0; i < Math.Min(points.Rows, 400); i++)
            {
                var half = 1 - (i % 2);
                excess += Math.Pow(Plane(moved.Row(i), classes[i], half, i, size, normal).Offset, 2)
                    - Math.Pow(Plane(points.Row(i), classes[i], half, i, size, normal).Offset, 2);
                motion += Math.Pow(TensorPrimitives.Distance<double>(moved.Row(i), points.Row(i)), 2);
            }
        }

        return points.Columns * excess / Math.Max(motion, double.Epsilon);
    }

    // The smallest eigenvalue where normals belong to other samples, as a share of the mean of all.
    private double Null(Matrix one, Matrix other, int permutations, GradientMoment moment)
    {
        var least = double.PositiveInfinity;
        for (var p = 0; p < permutations; p++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var order = new CounterRandom(context.Seed, stream: 1000 + (ulong)p).Permutation(points.Rows);
            var (left, right) = (new Matrix(points.Rows, points.Columns), new Matrix(points.Rows, points.Columns));
            for (var i = 0; i < order.Length; i++)
            {
                one.Row(order[i]).CopyTo(left.Row(i));
                other.Row(order[i]).CopyTo(right.Row(i));
            }

            least = Math.Min(least, Math.Abs(GradientMoment.Plain(points, 1, [left], [right])[0]));
        }

        return least * moment.Values.Length / Math.Max(Math.Abs(moment.Trace), double.Epsilon);
    }
}
