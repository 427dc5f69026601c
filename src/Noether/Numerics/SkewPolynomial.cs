using System.Numerics;

namespace Noether.Numerics;

/// <summary>
/// A polynomial of degree 8 that approximates e^A for skew A, arranged for three matrix products:
/// R = p A + A2, P = r A2 + A2 R, Q = q0 + q1 A + q2 A2 + q3 P, e^A = c0 + c1 A + y A2 + P Q with A2 = A A.
/// The scheme is that of Bader, Blanes and Casas, "Computing the matrix exponential with an optimized Taylor polynomial
/// approximation" (Mathematics 7, 2019), solved here for any nine coefficients.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class SkewPolynomial<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Degree = 8;

    private SkewPolynomial(ReadOnlySpan<double> c, double limit)
    {
        Limit = limit;
        var p = c[7] / (2 * c[8]);
        var q1 = c[5] - (p * c[6]) + (p * p * p * c[8]);

        // Matching A^3 leaves one quadratic equation for r; the larger root keeps all factors of moderate size.
        var a = p * c[8];
        var b = q1 - (p * (c[6] - (c[8] * p * p)));
        var constant = (p * (c[4] - (p * q1))) - c[3];
        var r = (-b + Math.Sqrt((b * b) - (4 * a * constant))) / (2 * a);
        var q2 = c[6] - (c[8] * (r + (p * p)));
        var q0 = c[4] - (r * q2) - (p * q1);
        P = T.CreateChecked(p);
        R = T.CreateChecked(r);
        Q0 = T.CreateChecked(q0);
        Q1 = T.CreateChecked(q1);
        Q2 = T.CreateChecked(q2 - (r * c[8]));
        Q3 = T.CreateChecked(c[8]);
        C0 = T.CreateChecked(c[0]);
        C1 = T.CreateChecked(c[1]);
        Y = T.CreateChecked(c[2] - (r * q0));
    }

    /// <summary>
    /// The Taylor polynomial, for spectral norms up to <see cref="Limit"/>: its error falls with the norm, so that e^A
    /// - 1 keeps its relative accuracy.
    /// </summary>
    public static SkewPolynomial<T> Taylor { get; } = CreateTaylor();

    /// <summary>
    /// The Chebyshev expansion of e^(ix) on [-Limit, Limit], which allows about twice the norm: the eigenvalues of a
    /// skew matrix lie on the imaginary axis and its eigenvectors are orthogonal, so the scalar error is the matrix
    /// error.
    /// </summary>
    public static SkewPolynomial<T> Chebyshev { get; } = CreateChebyshev();

    /// <summary>Largest spectral norm for which the error stays below the unit roundoff of T.</summary>
    public double Limit { get; }

    /// <summary>Factor of A in R.</summary>
    public T P { get; }

    /// <summary>Factor of A2 in P.</summary>
    public T R { get; }

    /// <summary>Constant of Q.</summary>
    public T Q0 { get; }

    /// <summary>Factor of A in Q.</summary>
    public T Q1 { get; }

    /// <summary>Factor of A2 in Q.</summary>
    public T Q2 { get; }

    /// <summary>Factor of P in Q.</summary>
    public T Q3 { get; }

    /// <summary>Constant of the result.</summary>
    public T C0 { get; }

    /// <summary>Factor of A in the result.</summary>
    public T C1 { get; }

    /// <summary>Factor of A2 in the result.</summary>
    public T Y { get; }

    // The first neglected term is x^9 / 9! for Taylor and 2 (x/2)^9 / 9! for Chebyshev.
    private static double UnitRoundoff => typeof(T) == typeof(float) ? 1.0 / (1 << 24) : 1.0 / (1L << 53);

    private static SkewPolynomial<T> CreateTaylor()
    {
        var c = new double[Degree + 1];
        c[0] = 1;
        for (var k = 1; k <= Degree; k++)
            c[k] = c[k - 1] / k;
        return new(c, Math.Pow(UnitRoundoff * 362880, 1.0 / 9));
    }

    private static SkewPolynomial<T> CreateChebyshev()
    {
        // e^(ix) = J0(L) + 2 sum i^k J_k(L) T_k(x/L); with x = A/i the powers of i leave the sign (-1)^((k-j)/2) at
        // A^j.
        var limit = 2 * Math.Pow(UnitRoundoff * 362880 / 2, 1.0 / 9);
        var c = new double[Degree + 1];
        double[] previous = [1];
        double[] current = [0, 1];
        for (var k = 0; k <= Degree; k++)
        {
            var weight = (k == 0 ? 1 : 2) * Bessel(k, limit);
            for (var j = k; j >= 0; j -= 2)
                c[j] += weight * previous[j] * Math.Pow(limit, -j) * ((k - j) % 4 == 0 ? 1 : -1);
            var next = new double[current.Length + 1];
            for (var j = 0; j < current.Length; j++)
                next[j + 1] += 2 * current[j];
            for (var j = 0; j < previous.Length; j++)
                next[j] -= previous[j];
            (previous, current) = (current, next);
        }

        return new(c, limit);
    }

    /// <summary>The Bessel function J_k by its power series, for small x.</summary>
    private static double Bessel(int k, double x)
    {
        var term = 1.0;
        for (var i = 1; i <= k; i++)
            term *= x / 2 / i;
        var sum = term;
        for (var i = 1; i < 20; i++)
        {
            term *= -(x * x / 4) / (i * (double)(i + k));
            sum += term;
        }

        return sum;
    }
}
