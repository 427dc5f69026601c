using Noether.Discovery;

namespace Noether.Studies.Others;

/// <summary>A function whose symmetry algebra is known.</summary>
/// <param name="Name">Name of the algebra, as the library calls it.</param>
/// <param name="Space">Dimension of the space it acts on.</param>
/// <param name="Dimension">Dimension of the algebra.</param>
/// <param name="Signature">Signs of its Killing form, as "(+, -, 0)" counts.</param>
/// <param name="Function">The function.</param>
internal sealed record KnownFunction(
    string Name, int Space, int Dimension, string Signature, FunctionOracle Function);

/// <summary>Functions of classical and exceptional algebras.</summary>
internal static class KnownFunctions
{
    // e_i e_j = e_k for these and their rotations; R. T. Forestano et al., arXiv 2307.04891, use the same algebra.
    private static readonly int[][] Triples = [[1, 2, 3], [1, 4, 5], [1, 7, 6], [2, 4, 6], [2, 5, 7], [3, 4, 7],
        [3, 6, 5]];

    private static readonly (int Index, int Sign)[,] Table = Products();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownFunction> All { get; } =
    [
        new("so(3)", 3, 3, "(0, 3, 0)", new FunctionOracle(3, 1, x => [Norm(x)], "x.x")),
        new("so(10)", 10, 45, "(0, 45, 0)", new FunctionOracle(10, 1, x => [Norm(x)], "x.x")),
        new("so(1,3)", 4, 6, "(3, 3, 0)",
            new FunctionOracle(4, 1, x => [(2 * x[0] * x[0]) - Norm(x)], "t^2 - x^2 - y^2 - z^2")),
        new("u(3)", 6, 9, "(0, 8, 1)", new FunctionOracle(12, 2, x => Hermitian(x, 3), "Hermitian form of two vectors")),
        new("g2", 7, 14, "(0, 14, 0)", new FunctionOracle(21, 1, ThreeForm, "Re((x y) z) of imaginary octonions")),
        new("f4", 27, 52, "(0, 52, 0)",
            new FunctionOracle(27, 2, x => [Determinant(x), Trace(x)], "determinant and trace form")),
        new("e6(-26)", 27, 78, "(26, 52, 0)",
            new FunctionOracle(27, 1, x => [Determinant(x)], "determinant of the Albert algebra")),
    ];

    /// <summary>x.x on n dimensions.</summary>
    public static KnownFunction Rotations(int n) => new(
        $"so({n})", n, n * (n - 1) / 2, n == 2 ? "(0, 0, 1)" : $"(0, {n * (n - 1) / 2}, 0)",
        new FunctionOracle(n, 1, x => [Norm(x)], "x.x"));

    /// <summary>The Hermitian form of two vectors of n complex numbers.</summary>
    public static KnownFunction Unitary(int n) => new(
        $"u({n})", 2 * n, n * n, $"(0, {(n * n) - 1}, 1)",
        new FunctionOracle(4 * n, 2, x => Hermitian(x, n), "Hermitian form of two vectors"));

    private static double Norm(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var value in x)
            sum += value * value;
        return sum;
    }

    // <x, y> of C^n as R^2n: real parts first.
    private static double[] Hermitian(double[] x, int n)
    {
        double real = 0, imaginary = 0;
        for (var k = 0; k < n; k++)
        {
            real += (x[k] * x[(2 * n) + k]) + (x[n + k] * x[(3 * n) + k]);
            imaginary += (x[k] * x[(3 * n) + k]) - (x[n + k] * x[(2 * n) + k]);
        }

        return [real, imaginary];
    }

    private static double[] ThreeForm(double[] x)
    {
        var (a, b, c) = (Imaginary(x, 0), Imaginary(x, 7), Imaginary(x, 14));
        return [Multiply(Multiply(a, b), c)[0]];
    }

    // Coordinates a, b, c and octonions X, Y, Z: abc - a|X|^2 - b|Y|^2 - c|Z|^2 + 2 Re((XY)Z).
    private static double Determinant(double[] x)
    {
        ReadOnlySpan<double> one = x.AsSpan(3, 8), two = x.AsSpan(11, 8), three = x.AsSpan(19, 8);
        return (x[0] * x[1] * x[2]) - (x[0] * Norm(one)) - (x[1] * Norm(two)) - (x[2] * Norm(three))
            + (2 * Multiply(Multiply(one, two), three)[0]);
    }

    private static double Trace(double[] x) => Norm(x.AsSpan(0, 3)) + (2 * Norm(x.AsSpan(3)));

    private static double[] Imaginary(double[] x, int from) => [0, .. x.AsSpan(from, 7)];

    private static double[] Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var product = new double[8];
        for (var i = 0; i < 8; i++)
        {
            for (var j = 0; j < 8; j++)
            {
                var (index, sign) = Table[i, j];
                product[index] += sign * a[i] * b[j];
            }
        }

        return product;
    }

    private static (int Index, int Sign)[,] Products()
    {
        var table = new (int, int)[8, 8];
        for (var i = 0; i < 8; i++)
        {
            table[0, i] = table[i, 0] = (i, 1);
            if (i > 0)
                table[i, i] = (0, -1);
        }

        foreach (var triple in Triples)
        {
            for (var turn = 0; turn < 3; turn++)
            {
                var (i, j, k) = (triple[turn], triple[(turn + 1) % 3], triple[(turn + 2) % 3]);
                (table[i, j], table[j, i]) = ((k, 1), (k, -1));
            }
        }

        return table;
    }
}
