using System.Numerics;
using Noether.Numerics;
using Noether.Published.Craven;

namespace Noether.Studies.Others.Systems;

/// <summary>
/// The linear sigma model: a complex 3 x 3 matrix as 18 real numbers, real parts first, row after row;
/// V = -tr(P^+ P) + (tr P^+ P)^2 / 2 + tr (P^+ P)^2 / 2 + 2 c Re det P.
/// </summary>
internal static class SigmaModel
{
    /// <summary>The potential.</summary>
    /// <param name="x">18 numbers.</param>
    /// <param name="c">Weight of the determinant, which breaks the axial U(1).</param>
    public static double Potential(double[] x, double c)
    {
        var p = new Complex[9];
        for (var i = 0; i < 9; i++)
            p[i] = new Complex(x[i], x[9 + i]);
        double trace = 0, square = 0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                Complex entry = 0;
                for (var k = 0; k < 3; k++)
                    entry += Complex.Conjugate(p[(3 * k) + i]) * p[(3 * k) + j];
                square += (entry.Real * entry.Real) + (entry.Imaginary * entry.Imaginary);
                trace += i == j ? entry.Real : 0;
            }
        }

        var determinant = (p[0] * ((p[4] * p[8]) - (p[5] * p[7]))) - (p[1] * ((p[3] * p[8]) - (p[5] * p[6])))
            + (p[2] * ((p[3] * p[7]) - (p[4] * p[6])));
        return -trace + (0.5 * trace * trace) + (0.5 * square) + (2 * c * determinant.Real);
    }

    /// <summary>The 16 generators of SU(3) x SU(3).</summary>
    public static IEnumerable<CandidateMap> Symmetries() => GellMann().Index().SelectMany(one => (CandidateMap[])
    [
        Map($"L{one.Index + 1}", (i, j, k, l) => j == l ? Complex.ImaginaryOne * one.Item[i, k] : 0),
        Map($"R{one.Index + 1}", (i, j, k, l) => i == k ? -Complex.ImaginaryOne * one.Item[l, j] : 0),
    ]);

    /// <summary>The axial U(1).</summary>
    public static CandidateMap Axial() => Map("axial", (i, j, k, l) => i == k && j == l ? Complex.ImaginaryOne : 0);

    // P_ij changes by sum_kl entry(i, j, k, l) P_kl.
    private static CandidateMap Map(string name, Func<int, int, int, int, Complex> entry)
    {
        var map = new Matrix(18, 18);
        for (var a = 0; a < 9; a++)
        {
            for (var b = 0; b < 9; b++)
            {
                var value = entry(a / 3, a % 3, b / 3, b % 3);
                (map[a, b], map[9 + a, 9 + b]) = (value.Real, value.Real);
                (map[a, 9 + b], map[9 + a, b]) = (-value.Imaginary, value.Imaginary);
            }
        }

        return CandidateMap.Scaled(name, map);
    }

    private static IEnumerable<Complex[,]> GellMann()
    {
        foreach (var (i, j) in ((int, int)[])[(0, 1), (0, 2), (1, 2)])
        {
            var (real, imaginary) = (new Complex[3, 3], new Complex[3, 3]);
            (real[i, j], real[j, i]) = (1, 1);
            (imaginary[i, j], imaginary[j, i]) = (-Complex.ImaginaryOne, Complex.ImaginaryOne);
            yield return real;
            yield return imaginary;
        }

        yield return new Complex[,] { { 1, 0, 0 }, { 0, -1, 0 }, { 0, 0, 0 } };
        yield return new Complex[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, -2 } };
    }
}
