using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Points in the plane whose distances are near given ones: the two leading eigenvectors of -J D^2 J / 2, J = I - 1/d,
/// times the square roots of their eigenvalues (Torgerson 1952), by subspace iteration from a fixed start.
/// </summary>
internal static class ClassicalScaling
{
    // A few more vectors than wanted: the error falls as (l_7 / l_2)^k rather than (l_3 / l_2)^k.
    private const int SubspaceSize = 6;
    private const int Wanted = 2;
    private const int MostIterations = 300;
    private const double ResidualTolerance = 1e-7;

    /// <summary>Two coordinates a pixel, the one of larger spread first.</summary>
    /// <param name="distances">d x d finite distances, d at least 2; replaced by -J D^2 J / 2.</param>
    /// <param name="threads">Threads for the products; 0 means all processors.</param>
    /// <param name="cancellationToken">Stops between iterations.</param>
    public static (double[] First, double[] Second) Place(
        Matrix distances, int threads, CancellationToken cancellationToken)
    {
        var d = distances.Rows;
        CentreSquares(distances);
        var size = Math.Min(SubspaceSize, d);
        var vectors = new Matrix(size, d);
        var images = new Matrix(size, d);
        var turned = new Matrix(size, d);
        var eigen = new SymmetricEigen(size);
        var projected = new double[size * size];
        new CounterRandom(0).FillNormal(vectors.Values);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Orthonormalise(vectors);
            Gemm.Multiply(images.Values, vectors.Values, distances.Values, size, d, d, threads: threads);
            Gemm.Multiply(projected, images.Values, vectors.Values, size, size, d, transposeB: true);
            eigen.Compute(projected);
            Gemm.Multiply(turned.Values, eigen.Vectors, vectors.Values, size, d, size);
            Gemm.Multiply(vectors.Values, eigen.Vectors, images.Values, size, d, size);
            if (Residual(turned, vectors, eigen.Values) <= ResidualTolerance)
                break;
        }

        return (Coordinates(turned.Row(0), eigen.Values[0]), Coordinates(turned.Row(1), eigen.Values[1]));
    }

    private static void CentreSquares(Matrix distances)
    {
        var d = distances.Rows;
        var means = new double[d];
        double total = 0;
        for (var p = 0; p < d; p++)
        {
            foreach (ref var value in distances.Row(p))
            {
                value *= value;
                means[p] += value / d;
            }

            total += means[p] / d;
        }

        for (var p = 0; p < d; p++)
        {
            var row = distances.Row(p);
            for (var q = 0; q < d; q++)
                row[q] = -0.5 * (row[q] - means[p] - means[q] + total);
        }
    }

    private static void Orthonormalise(Matrix vectors)
    {
        for (var i = 0; i < vectors.Rows; i++)
        {
            // Twice is enough (Kahan, in Parlett 1980).
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                    MatrixOps.AddScaled(vectors.Row(i), vectors.Row(j), -MatrixOps.Dot(vectors.Row(i), vectors.Row(j)));
                var length = Math.Sqrt(MatrixOps.Dot(vectors.Row(i), vectors.Row(i)));
                foreach (ref var value in vectors.Row(i))
                    value /= Math.Max(length, double.Epsilon);
            }
        }
    }

    // The largest |B x - l x| of the wanted vectors, relative to the second eigenvalue.
    private static double Residual(Matrix vectors, Matrix images, ReadOnlySpan<double> values)
    {
        double largest = 0;
        for (var i = 0; i < Wanted; i++)
        {
            double sum = 0;
            for (var p = 0; p < vectors.Columns; p++)
                sum += Math.Pow(images[i, p] - (values[i] * vectors[i, p]), 2);
            largest = Math.Max(largest, sum);
        }

        return Math.Sqrt(largest) / Math.Max(Math.Abs(values[Wanted - 1]), double.Epsilon);
    }

    private static double[] Coordinates(ReadOnlySpan<double> vector, double value)
    {
        var result = vector.ToArray();
        foreach (ref var coordinate in result.AsSpan())
            coordinate *= Math.Sqrt(Math.Max(value, 0));
        return result;
    }
}
