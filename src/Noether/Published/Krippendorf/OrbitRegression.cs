using System.Numerics.Tensors;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Published.Krippendorf;

/// <summary>
/// Generators of the points of orbits (S. Krippendorf and M. Syvaeri, arXiv 2003.13679): in a plane drawn at random,
/// the
/// differences of near points of one orbit, all turned the same way and stretched to the length of the point, are
/// regressed on the point; each plane gives one candidate, and principal axes of all candidates give the generators.
/// Points near the plane count on both of its sides, and axes are not centred: with a mean taken off, two dimensions
/// lose the generator itself.
/// </summary>
/// <param name="points">n x d points, of root mean square norm 1.</param>
/// <param name="classes">The orbit of each.</param>
/// <param name="context">Seed and cancellation.</param>
internal sealed class OrbitRegression(Matrix points, int[] classes, RunContext context)
{
    private const double MostBeside = 1; // |G b| for axes b beside the plane
    private const double MostCondition = 1e3;
    private const int MostPoints = 1500; // of a plane: pairs grow with the square

    private readonly int d = points.Columns;

    /// <summary>Planes whose points covered too little of them.</summary>
    public int Narrow { get; private set; }

    /// <summary>Candidates, d x d.</summary>
    /// <param name="draws">Planes to draw.</param>
    /// <param name="near">Largest distance of a pair.</param>
    /// <param name="slab">Largest distance from the plane.</param>
    /// <param name="told">Told the share that is done.</param>
    public IReadOnlyList<Matrix> Candidates(int draws, double near, double slab, Action<double>? told = null)
    {
        var candidates = new List<Matrix>();
        var random = new CounterRandom(context.Seed, stream: 51);
        for (var draw = 0; draw < draws; draw++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var basis = Basis(random);
            var kept = Enumerable.Range(0, points.Rows).Where(i => IsNear(points.Row(i), basis, slab)).ToArray();
            if (kept.Length > MostPoints)
                kept = [.. random.Permutation(kept.Length).Take(MostPoints).Select(i => kept[i])];
            if (Regress(kept, basis, near) is { } candidate && Enumerable.Range(2, d - 2)
                .All(j => Size(candidate, basis.Row(j)) <= MostBeside))
                candidates.Add(candidate);
            told?.Invoke((draw + 1.0) / draws);
        }

        return candidates;
    }

    /// <summary>Principal axes of candidates, largest share of their squares first.</summary>
    public static (double[] Shares, IReadOnlyList<Matrix> Axes) Principal(IReadOnlyList<Matrix> candidates)
    {
        var size = candidates[0].Values.Length;
        var moment = new Matrix(size, size);
        foreach (var candidate in candidates)
            MatrixOps.AddOuter(moment, candidate.Values, candidate.Values, 1);
        var (values, vectors) = MatrixOps.Eigen(moment);
        var total = values.Sum();
        var axes = Enumerable.Range(0, size).Select(k =>
        {
            var axis = new Matrix(candidates[0].Rows, candidates[0].Rows);
            for (var i = 0; i < size; i++)
                axis.Values[i] = vectors[i, size - 1 - k];
            return axis;
        }).ToArray();
        return ([.. values.Reverse().Select(value => Math.Max(value, 0) / total)], axes);
    }

    // Two points drawn, then the coordinate axes least aligned with their plane, orthonormal.
    private Matrix Basis(CounterRandom random)
    {
        var basis = new Matrix(d, d);
        var rank = 0;
        while (rank < 2)
            rank += Add(basis, rank, points.Row(random.NextInt(points.Rows)));
        var axes = Enumerable.Range(0, d)
            .OrderBy(i => (basis[0, i] * basis[0, i]) + (basis[1, i] * basis[1, i])).ToArray();
        var axis = new double[d];
        foreach (var i in axes)
        {
            Array.Clear(axis);
            axis[i] = 1;
            if (rank < d)
                rank += Add(basis, rank, axis);
        }

        return basis;
    }

    private int Add(Matrix basis, int rank, ReadOnlySpan<double> vector)
    {
        var row = basis.Row(rank);
        vector.CopyTo(row);
        var length = TensorPrimitives.Norm(vector);
        for (var pass = 0; pass < 2; pass++)
            for (var k = 0; k < rank; k++)
                MatrixOps.AddScaled(row, basis.Row(k), -MatrixOps.Dot(basis.Row(k), row));
        var rest = TensorPrimitives.Norm<double>(row);
        if (rest <= 1e-6 * length)
            return 0;
        TensorPrimitives.Multiply(row, 1 / rest, row);
        return 1;
    }

    private bool IsNear(ReadOnlySpan<double> point, Matrix basis, double slab)
    {
        for (var j = 2; j < d; j++)
        {
            if (Math.Abs(MatrixOps.Dot(basis.Row(j), point)) >= slab)
                return false;
        }

        return true;
    }

    // Y = (p - p') |p| / (s |p - p'|) on p and 1, s the side on which p' lies of p in the plane.
    private Matrix? Regress(int[] kept, Matrix basis, double near)
    {
        var (moment, cross) = (new Matrix(d + 1, d + 1), new Matrix(d, d + 1));
        var plane = kept.Select(i =>
            (X: MatrixOps.Dot(basis.Row(0), points.Row(i)), Y: MatrixOps.Dot(basis.Row(1), points.Row(i)))).ToArray();
        var (difference, sum, extended) = (new double[d], new double[d], new double[d + 1]);
        for (var a = 0; a < kept.Length; a++)
        {
            var point = points.Row(kept[a]);
            var length = TensorPrimitives.Norm<double>(point);
            var pairs = 0;
            Array.Clear(sum);
            for (var b = 0; b < kept.Length; b++)
            {
                var other = points.Row(kept[b]);
                if (a == b || classes[kept[a]] != classes[kept[b]])
                    continue;
                TensorPrimitives.Subtract(point, other, difference);
                var distance = TensorPrimitives.Norm<double>(difference);
                var side = Math.Sign((plane[a].X * plane[b].Y) - (plane[a].Y * plane[b].X));
                if (distance >= near || distance == 0 || side == 0)
                    continue;
                MatrixOps.AddScaled(sum, difference, length / (side * distance));
                pairs++;
            }

            if (pairs == 0)
                continue;
            point.CopyTo(extended);
            extended[d] = 1;
            MatrixOps.AddOuter(moment, extended, extended, pairs);
            MatrixOps.AddOuter(cross, sum, extended, 1);
        }

        var values = MatrixOps.Eigen(moment).Values;
        if (!(values[0] * MostCondition > values[^1]))
        {
            Narrow++;
            return null;
        }

        var slopes = MatrixOps.Multiply(cross, MatrixOps.PositiveInverse(moment));
        var candidate = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            slopes.Row(i)[..d].CopyTo(candidate.Row(i));
        return candidate;
    }

    private static double Size(Matrix candidate, ReadOnlySpan<double> axis)
    {
        var square = 0.0;
        for (var i = 0; i < candidate.Rows; i++)
            square += Math.Pow(MatrixOps.Dot(candidate.Row(i), axis), 2);
        return Math.Sqrt(square);
    }
}
