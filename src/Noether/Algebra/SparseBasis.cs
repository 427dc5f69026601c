using Noether.Numerics;

namespace Noether.Algebra;

/// <summary>
/// The basis of a span of generators whose matrices have as few large entries as possible: rotated by varimax (Kaiser,
/// Psychometrika 23, 187, 1958), pair by pair, from several starts. The span stays what it is.
/// </summary>
public sealed record SparseBasis
{
    private const int MostSweeps = 30;
    private const int Starts = 5;
    private const int FewGenerators = 20; // more are rotated from one start only
    private const double Still = 1e-10; // radians
    private const double Clear = 0.7;

    /// <summary>The generators, orthonormal in tr(A^T B), the largest entry of each positive.</summary>
    public required IReadOnlyList<Matrix> Basis { get; init; }

    /// <summary>Mean number of entries that a generator effectively has, 1 / sum of fourth powers: 1 to d^2.</summary>
    public required double Entries { get; init; }

    /// <summary>The same mean over rotations of the basis by chance.</summary>
    public required double EntriesByChance { get; init; }

    /// <summary>
    /// Whether the basis is clearly sparser than one by chance (0.7 of its entries at most); of a single generator
    /// there
    /// is no choice, and it is false.
    /// </summary>
    public bool IsSparser => Basis.Count > 1 && Entries <= Clear * EntriesByChance;

    /// <summary>Finds it.</summary>
    /// <param name="basis">At least one matrix; orthonormal in tr(A^T B).</param>
    /// <param name="seed">Seed of the starts.</param>
    public static SparseBasis Of(IReadOnlyList<Matrix> basis, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var random = new CounterRandom(seed);
        IReadOnlyList<Matrix>? best = null;
        var chance = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var turned = start == 0 ? basis : Turned(basis, random);
            if (start > 0)
                chance.Add(Mean(turned));
            if (start > 0 && basis.Count > FewGenerators)
                continue;
            var rotated = Rotate(turned);
            if (best is null || Mean(rotated) < Mean(best) - 1e-9)
                best = rotated;
        }

        return new SparseBasis { Basis = Signed(best!), Entries = Mean(best!), EntriesByChance = chance.Average() };
    }

    private static double Mean(IReadOnlyList<Matrix> basis) => basis.Average(matrix =>
    {
        var fourth = 0.0;
        foreach (var value in matrix.Values)
            fourth += value * value * value * value;
        return 1 / fourth;
    });

    private static IReadOnlyList<Matrix> Turned(IReadOnlyList<Matrix> basis, CounterRandom random)
    {
        var coefficients = new double[basis.Count];
        var turned = new List<Matrix>();
        for (var i = 0; i < basis.Count; i++)
        {
            random.FillNormal(coefficients);
            turned.Add(GeneratorSpan.Combine(basis, coefficients));
        }

        return GeneratorSpan.Orthonormal(turned);
    }

    private static List<Matrix> Rotate(IReadOnlyList<Matrix> basis)
    {
        var rotated = basis.Select(matrix => matrix.Clone()).ToList();
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var largest = 0.0;
            for (var a = 0; a < rotated.Count; a++)
                for (var b = 0; b < a; b++)
                    largest = Math.Max(largest, Math.Abs(RotatePair(rotated[a].Values, rotated[b].Values)));
            if (largest < Still)
                break;
        }

        return rotated;
    }

    // The angle that maximises the sum of fourth powers; columns have length one, so that the mean of squares is fixed.
    private static double RotatePair(Span<double> one, Span<double> other)
    {
        double cross = 0, difference = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var u = (one[i] * one[i]) - (other[i] * other[i]);
            var v = 2 * one[i] * other[i];
            cross += 2 * u * v;
            difference += (u * u) - (v * v);
        }

        var angle = Math.Atan2(cross, difference) / 4;
        if (Math.Abs(angle) < Still)
            return angle;
        var (sine, cosine) = Math.SinCos(angle);
        for (var i = 0; i < one.Length; i++)
            (one[i], other[i]) = ((cosine * one[i]) + (sine * other[i]), (cosine * other[i]) - (sine * one[i]));
        return angle;
    }

    private static List<Matrix> Signed(IReadOnlyList<Matrix> basis)
    {
        foreach (var matrix in basis)
        {
            var largest = 0.0;
            foreach (var value in matrix.Values)
                largest = Math.Abs(value) > Math.Abs(largest) + 1e-9 ? value : largest;
            if (largest < 0)
                GeneratorSpan.Scale(matrix, -1);
        }

        // In the order of where the largest entry stands.
        return [.. basis.OrderBy(matrix => Largest(matrix))];
    }

    private static int Largest(Matrix matrix)
    {
        var best = 0;
        for (var i = 1; i < matrix.Values.Length; i++)
        {
            if (Math.Abs(matrix.Values[i]) > Math.Abs(matrix.Values[best]) + 1e-9)
                best = i;
        }

        return best;
    }
}
