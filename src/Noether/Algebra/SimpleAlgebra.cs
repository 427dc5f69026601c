namespace Noether.Algebra;

/// <summary>
/// A real simple Lie algebra by one of its names, with what tells it (Helgason, Differential Geometry, Lie Groups, and
/// Symmetric Spaces, chapter X).
/// </summary>
/// <param name="Name">The name, such as "so(1,3)".</param>
/// <param name="Class">The name that all algebras isomorphic to it share.</param>
/// <param name="Dimension">Dimension over the reals.</param>
/// <param name="Rank">Dimension of a Cartan subalgebra.</param>
/// <param name="Noncompact">Positive eigenvalues of the Killing form.</param>
/// <param name="Vector">Dimension of the real space that the name speaks of, such as 4 for so(1,3).</param>
/// <param name="Share">
/// tr(x y) on that space as a share of the Killing form, such as 1/(n - 2) for so(n): twice as large on two copies.
/// </param>
internal sealed record SimpleAlgebra(
    string Name, string Class, int Dimension, int Rank, int Noncompact, int Vector, double Share)
{
    private const int MostVector = 32;

    // Names of isomorphic algebras; the second is that of the class.
    private static readonly Dictionary<string, string> Isomorphic = new()
    {
        ["su(2)"] = "so(3)",
        ["sp(1)"] = "so(3)",
        ["sl(2,R)"] = "so(1,2)",
        ["su(1,1)"] = "so(1,2)",
        ["sp(2,R)"] = "so(1,2)",
        ["sl(2,C)"] = "so(1,3)",
        ["sp(2)"] = "so(5)",
        ["sp(1,1)"] = "so(1,4)",
        ["sp(4,R)"] = "so(2,3)",
        ["su(4)"] = "so(6)",
        ["su*(4)"] = "so(1,5)",
        ["su(2,2)"] = "so(2,4)",
        ["sl(4,R)"] = "so(3,3)",
        ["so*(8)"] = "so(2,6)",
        ["sp(4,C)"] = "so(5,C)",
        ["sl(4,C)"] = "so(6,C)",
    };

    /// <summary>All whose space has at most 32 dimensions; an algebra stands here once for every name that it
    /// has.</summary>
    public static IReadOnlyList<SimpleAlgebra> All { get; } =
        [.. Orthogonal(), .. Linear(), .. Symplectic(), .. Exceptional()];

    private static IEnumerable<SimpleAlgebra> Orthogonal()
    {
        for (var n = 3; n <= MostVector; n++)
        {
            // so(4) and so(2,2) are sums of two; so(1,3) is simple.
            for (var p = 0; 2 * p <= n; p++)
            {
                if (n != 4 || p == 1)
                    yield return Make(p == 0 ? $"so({n})" : $"so({p},{n - p})", n * (n - 1) / 2, n / 2, p * (n - p), n,
                        1.0 / (n - 2));
            }

            if (n >= 5 && 2 * n <= MostVector)
                yield return Make($"so({n},C)", n * (n - 1), n / 2 * 2, n * (n - 1) / 2, 2 * n, 1.0 / (n - 2));
            if (n >= 4 && 4 * n <= MostVector)
                yield return Make($"so*({2 * n})", n * ((2 * n) - 1), n, n * (n - 1), 4 * n, 1.0 / (n - 1));
        }
    }

    private static IEnumerable<SimpleAlgebra> Linear()
    {
        for (var n = 2; n <= MostVector; n++)
        {
            yield return Make($"sl({n},R)", (n * n) - 1, n - 1, (n * (n + 1) / 2) - 1, n, 1.0 / (2 * n));
            if (2 * n > MostVector)
                continue;
            yield return Make($"sl({n},C)", 2 * ((n * n) - 1), 2 * (n - 1), (n * n) - 1, 2 * n, 1.0 / (2 * n));
            for (var p = 0; 2 * p <= n; p++)
                yield return Make(p == 0 ? $"su({n})" : $"su({p},{n - p})", (n * n) - 1, n - 1, 2 * p * (n - p), 2 * n,
                    1.0 / n);
            if (4 * n <= MostVector)
            {
                yield return Make(
                    $"su*({2 * n})", (4 * n * n) - 1, (2 * n) - 1, (4 * n * n) - 1 - (n * ((2 * n) + 1)), 4 * n,
                        1.0 / (2 * n));
            }
        }
    }

    private static IEnumerable<SimpleAlgebra> Symplectic()
    {
        for (var n = 1; 2 * n <= MostVector; n++)
        {
            var dimension = n * ((2 * n) + 1);
            yield return Make($"sp({2 * n},R)", dimension, n, (n * n) + n, 2 * n, 1.0 / ((2 * n) + 2));
            if (4 * n > MostVector)
                continue;
            for (var p = 0; 2 * p <= n; p++)
                yield return Make(p == 0 ? $"sp({n})" : $"sp({p},{n - p})", dimension, n, 4 * p * (n - p), 4 * n,
                    1.0 / (n + 1));
            if (n > 1)
                yield return Make($"sp({2 * n},C)", 2 * dimension, 2 * n, dimension, 4 * n, 1.0 / ((2 * n) + 2));
        }
    }

    private static IEnumerable<SimpleAlgebra> Exceptional() =>
    [
        Make("g2", 14, 2, 0, 7, 1.0 / 4), Make("g2(2)", 14, 2, 8, 7, 1.0 / 4),
        Make("f4", 52, 4, 0, 26, 1.0 / 3), Make("f4(4)", 52, 4, 28, 26, 1.0 / 3),
            Make("f4(-20)", 52, 4, 16, 26, 1.0 / 3),
        Make("e6(-26)", 78, 6, 26, 27, 1.0 / 4), Make("e6(6)", 78, 6, 42, 27, 1.0 / 4),
    ];

    private static SimpleAlgebra Make(string name, int dimension, int rank, int noncompact, int vector, double share) =>
        new(name, Isomorphic.GetValueOrDefault(name, name), dimension, rank, noncompact, vector, share);
}
