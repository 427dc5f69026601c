using Noether.Numerics;

namespace Noether.Lens.Seriation;

/// <summary>
/// Angles around a ring that is hidden in shuffled columns. A symmetric matrix that a turn of the ring leaves as it is has
/// its eigenvectors in pairs, f cos(m phi) and f sin(m phi) with f constant along the ring, so that a pair tells the angle
/// of every column whatever the other axis is. On a torus with equal sides two pairs share one eigenvalue; they are told
/// apart by the quadric cos^2 + sin^2 of one pair = that of the other, on which all columns lie.
/// </summary>
internal static class RingAngles
{
    private const int Modes = 12;

    /// <summary>Angles that may be those of a ring, in turns from 0 to 1, one array over the columns for each try.</summary>
    /// <param name="affinity">d x d, symmetric, no entry below 0.</param>
    public static List<double[]> Of(Matrix affinity)
    {
        var vectors = Smoothest(affinity);
        List<double[]> result = [];
        // Sampling may put a vector of the other axis between the two of a pair.
        for (var k = 0; k < vectors.Rows; k++)
            for (var l = k + 1; l < vectors.Rows; l++)
                result.Add(Angles(vectors.Row(k), vectors.Row(l)));
        for (var k = 0; k + 3 < vectors.Rows; k++)
        {
            var (one, other) = Split(vectors, k);
            result.Add(Angles(one.Row(0), one.Row(1)));
            result.Add(Angles(other.Row(0), other.Row(1)));
        }

        return result;
    }

    // The eigenvectors of the random walk on the affinity, the slowest first, the constant one left out; one a row, of
    // unit mean square.
    private static Matrix Smoothest(Matrix affinity)
    {
        var d = affinity.Rows;
        var roots = new double[d];
        for (var p = 0; p < d; p++)
        {
            double degree = 0;
            foreach (var weight in affinity.Row(p))
                degree += weight;
            roots[p] = Math.Sqrt(Math.Max(degree, double.Epsilon));
        }

        var walk = new Matrix(d, d);
        for (var p = 0; p < d; p++)
            for (var q = 0; q < d; q++)
                walk[p, q] = affinity[p, q] / (roots[p] * roots[q]);
        var (_, vectors) = MatrixOps.Eigen(walk);
        var result = new Matrix(Math.Min(Modes, d - 1), d);
        for (var k = 0; k < result.Rows; k++)
        {
            var row = result.Row(k);
            for (var p = 0; p < d; p++)
                row[p] = vectors[p, d - 2 - k] / roots[p];
            var scale = Math.Sqrt(d / Math.Max(MatrixOps.Dot(row, row), double.Epsilon));
            foreach (ref var value in row)
                value *= scale;
        }

        return result;
    }

    private static double[] Angles(ReadOnlySpan<double> cosine, ReadOnlySpan<double> sine)
    {
        var result = new double[cosine.Length];
        for (var p = 0; p < result.Length; p++)
        {
            var turns = Math.Atan2(sine[p], cosine[p]) / (2 * Math.PI);
            result[p] = turns - Math.Floor(turns);
        }

        return result;
    }

    // The traceless form x^T M x of four vectors that is least over all columns; its positive directions are one pair,
    // its negative ones the other.
    private static (Matrix One, Matrix Other) Split(Matrix vectors, int first)
    {
        const int Size = 4;
        const int Pairs = Size * (Size - 1) / 2;
        var d = vectors.Columns;
        // Coordinates of M: its off-diagonal entries, then differences of diagonal ones.
        var forms = new Matrix(Pairs + Size - 1, d);
        for (var p = 0; p < d; p++)
        {
            var row = 0;
            for (var i = 0; i < Size; i++)
            {
                for (var j = i + 1; j < Size; j++)
                    forms[row++, p] = Math.Sqrt(2) * vectors[first + i, p] * vectors[first + j, p];
            }

            for (var i = 1; i < Size; i++)
            {
                // x_0^2 + .. + x_(i-1)^2 - i x_i^2, of unit norm.
                var sum = -i * Square(vectors[first + i, p]);
                for (var j = 0; j < i; j++)
                    sum += Square(vectors[first + j, p]);
                forms[row++, p] = sum / Math.Sqrt(i * (i + 1.0));
            }
        }

        var (_, best) = MatrixOps.Eigen(MatrixOps.MultiplyTransposed(forms, forms));
        var m = new Matrix(Size, Size);
        var place = 0;
        for (var i = 0; i < Size; i++)
        {
            for (var j = i + 1; j < Size; j++)
                m[i, j] = m[j, i] = best[place++, 0] / Math.Sqrt(2);
        }

        for (var i = 1; i < Size; i++)
        {
            var weight = best[place++, 0] / Math.Sqrt(i * (i + 1.0));
            m[i, i] -= i * weight;
            for (var j = 0; j < i; j++)
                m[j, j] += weight;
        }

        var (_, axes) = MatrixOps.Eigen(m);
        return (Turned(axes, 0), Turned(axes, 2));

        Matrix Turned(Matrix directions, int from)
        {
            var result = new Matrix(2, d);
            for (var k = 0; k < 2; k++)
            {
                for (var i = 0; i < Size; i++)
                    MatrixOps.AddScaled(result.Row(k), vectors.Row(first + i), directions[i, from + k]);
            }

            return result;
        }
    }

    private static double Square(double value) => value * value;
}
