namespace Noether.Numerics;

/// <summary>
/// Orthogonal transforms that have a name, as d x d matrices T with orthonormal rows: the coefficients are T h. Sources:
/// Britanak, Yip and Rao, Discrete cosine and sine transforms (2007); Bracewell, J. Opt. Soc. Am. 73, 1832 (1983) for
/// Hartley; Haar, Math. Ann. 69, 331 (1910); Harmuth, IEEE Spectrum 6(11), 82 (1969) for the order by sequency.
/// </summary>
internal static class NamedTransforms
{
    /// <summary>Every transform that exists for d values, with its name; each one once.</summary>
    public static IEnumerable<(string Name, Matrix T)> All(int d)
    {
        yield return ("sine transform DST-I", Sine(d));
        yield return ("cosine transform DCT-II", Cosine(d));
        yield return ("cosine transform DCT-I", CosineWithEnds(d));
        yield return ("sine transform DST-II", Scaled(d, (k, j) => Math.Sin(Math.PI * (k + 1) * (j + 0.5) / d), d - 1));
        yield return ("cosine transform DCT-IV", Scaled(d, (k, j) => Math.Cos(Math.PI * (k + 0.5) * (j + 0.5) / d), -1));
        yield return ("sine transform DST-IV", Scaled(d, (k, j) => Math.Sin(Math.PI * (k + 0.5) * (j + 0.5) / d), -1));
        yield return ("Fourier transform", Fourier(d));
        yield return ("Fourier transform, real parts first", RealPartsFirst(Fourier(d)));
        yield return ("conjugate Fourier transform", Conjugate(Fourier(d)));
        yield return ("conjugate Fourier transform, real parts first", RealPartsFirst(Conjugate(Fourier(d))));
        yield return ("Hartley transform", Scaled(d, (k, j) => Cas(2 * Math.PI * (k * j % d) / d) / Math.Sqrt(2), -1));
        if (!IsPowerOfTwo(d))
            yield break;
        yield return ("Hadamard transform", Hadamard(d));
        yield return ("Hadamard transform by sequency", HadamardBySequency(d));
        yield return ("Haar transform", Haar(d));
    }

    /// <summary>Whether d is 1, 2, 4, 8, ...: for others there is no transform of Hadamard and of Haar.</summary>
    public static bool IsPowerOfTwo(int d) => d > 0 && (d & (d - 1)) == 0;

    /// <summary>DST-I: T_kj = sqrt(2/(d+1)) sin(pi (k+1)(j+1)/(d+1)), k, j = 0 .. d - 1; its own inverse.</summary>
    public static Matrix Sine(int d)
    {
        // k j modulo the period keeps the argument small and the sine exact.
        var scale = Math.Sqrt(2.0 / (d + 1));
        return Fill(d, (k, j) =>
            scale * Math.Sin(Math.PI * (int)((long)(k + 1) * (j + 1) % (2 * (d + 1))) / (d + 1)));
    }

    /// <summary>DCT-II: T_kj = sqrt(2/d) cos(pi k (j + 1/2)/d), row 0 over sqrt 2. Its transpose is DCT-III.</summary>
    public static Matrix Cosine(int d) => Scaled(d, (k, j) => Math.Cos(Math.PI * k * (j + 0.5) / d), 0);

    /// <summary>
    /// The real Fourier transform: rows 1/sqrt d, then sqrt(2/d) cos(2 pi f j/d) and sqrt(2/d) sin(2 pi f j/d) for each
    /// frequency f, and (-1)^j/sqrt d last where d is even.
    /// </summary>
    public static Matrix Fourier(int d) => Fill(d, (k, j) =>
    {
        var f = (k + 1) / 2;
        var angle = 2 * Math.PI * ((long)f * j % d) / d;
        return k == 0 || 2 * f == d ? Math.Cos(angle) / Math.Sqrt(d)
            : Math.Sqrt(2.0 / d) * (k % 2 == 1 ? Math.Cos(angle) : Math.Sin(angle));
    });

    /// <summary>Sylvester's Hadamard matrix over sqrt d: T_kj = (-1)^(number of bits that k and j share)/sqrt d.</summary>
    public static Matrix Hadamard(int d) => Fill(
        d, (k, j) => (int.IsEvenInteger(System.Numerics.BitOperations.PopCount((uint)(k & j))) ? 1 : -1) / Math.Sqrt(d));

    /// <summary>Haar wavelets, from coarse to fine: the mean, then sqrt(2^s/d) on one half of a stretch, minus it on the
    /// other, for the 2^s stretches of d/2^s values.</summary>
    public static Matrix Haar(int d)
    {
        var result = new Matrix(d, d);
        result.Row(0).Fill(1 / Math.Sqrt(d));
        for (var k = 1; k < d; k++)
        {
            var stretches = 1 << System.Numerics.BitOperations.Log2((uint)k);
            var length = d / stretches;
            var row = result.Row(k).Slice((k - stretches) * length, length);
            row[..(length / 2)].Fill(Math.Sqrt((double)stretches / d));
            row[(length / 2)..].Fill(-Math.Sqrt((double)stretches / d));
        }

        return result;
    }

    /// <summary>T_a x T_b, the transform of the rows and of the columns of a grid whose cells come row after row.</summary>
    public static Matrix Separable(Matrix rows, Matrix columns)
    {
        var (a, b) = (rows.Rows, columns.Rows);
        return Fill(a * b, (p, q) => rows[p / b, q / b] * columns[p % b, q % b]);
    }

    // DCT-I: the ends of both axes weigh half.
    private static Matrix CosineWithEnds(int d) => Fill(d, (k, j) =>
    {
        bool IsEnd(int i) => i == 0 || i == d - 1;
        var value = Math.Sqrt(2.0 / (d - 1)) * Math.Cos(Math.PI * ((long)k * j % (2 * (d - 1))) / (d - 1));
        return value * (IsEnd(k) ? Math.Sqrt(0.5) : 1) * (IsEnd(j) ? Math.Sqrt(0.5) : 1);
    });

    // Values times sqrt(2/d); the row of a constant, if there is one, has twice the norm of the others.
    private static Matrix Scaled(int d, Func<int, int, double> value, int level)
    {
        var scale = Math.Sqrt(2.0 / d);
        return Fill(d, (k, j) => scale * value(k, j) * (k == level ? Math.Sqrt(0.5) : 1));
    }

    private static double Cas(double angle) => Math.Cos(angle) + Math.Sin(angle);

    // Sines with the sign of exp(-i w t), as numpy has them.
    private static Matrix Conjugate(Matrix fourier)
    {
        for (var k = 2; k < fourier.Rows; k += 2)
        {
            foreach (ref var value in fourier.Row(k))
                value = -value;
        }

        return fourier;
    }

    private static Matrix RealPartsFirst(Matrix pairs)
    {
        var d = pairs.Rows;
        var (result, next) = (new Matrix(d, d), 0);
        foreach (var odd in new[] { true, false })
        {
            for (var k = 0; k < d; k++)
            {
                if ((k == 0 || k % 2 == 1) == odd)
                    pairs.Row(k).CopyTo(result.Row(next++));
            }
        }

        return result;
    }

    private static Matrix HadamardBySequency(int d)
    {
        var (natural, result) = (Hadamard(d), new Matrix(d, d));
        for (var k = 0; k < d; k++)
        {
            var changes = 0;
            for (var j = 1; j < d; j++)
                changes += natural[k, j] * natural[k, j - 1] < 0 ? 1 : 0;
            natural.Row(k).CopyTo(result.Row(changes));
        }

        return result;
    }

    private static Matrix Fill(int d, Func<int, int, double> value)
    {
        var result = new Matrix(d, d);
        for (var k = 0; k < d; k++)
        {
            for (var j = 0; j < d; j++)
                result[k, j] = value(k, j);
        }

        return result;
    }
}
