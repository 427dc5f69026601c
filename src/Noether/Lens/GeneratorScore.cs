using Noether.Numerics;

namespace Noether.Lens;

/// <summary>
/// How close a learned generator G is to the true one T. A symmetry fixes its generator only up to direction, so every
/// figure is for the better of T and its transpose. Source: Efe and Ozakin, arXiv 2410.05232, Table 1.
/// </summary>
/// <param name="Cosine">
/// Cosine similarity &lt;G, T&gt; / (|G| |T|) over the d x d entries, -1 to 1; 0 for a zero matrix.
/// </param>
/// <param name="Rmse">Root of the mean squared difference over the d x d entries, at least 0.</param>
/// <param name="Direction">
/// "forward" where T fits better (or both fit alike), "reversed" where its transpose does.
/// </param>
public sealed record GeneratorScore(double Cosine, double Rmse, string Direction)
{
    /// <summary>The value of <see cref="Direction"/> for a generator that shifts as the truth does.</summary>
    public const string Forward = "forward";

    /// <summary>The value of <see cref="Direction"/> for a generator that shifts against the truth.</summary>
    public const string Reversed = "reversed";

    /// <summary>Compares a learned generator with the true one.</summary>
    /// <param name="learned">Learned generator, d x d.</param>
    /// <param name="truth">True generator, d x d.</param>
    /// <exception cref="NoetherException">
    /// The shapes differ, a matrix is not square, or an entry is not a finite number.
    /// </exception>
    public static GeneratorScore Compare(Matrix learned, Matrix truth)
    {
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(truth);
        RequireUsable(learned, "learned generator");
        RequireUsable(truth, "true generator");
        if (learned.Rows != truth.Rows)
        {
            throw new NoetherException(
                $"The learned generator is {learned.Rows} x {learned.Columns} but the true one is {truth.Rows} x " +
                $"{truth.Columns}; give the truth that belongs to the data of this run.");
        }

        var forward = Measure(learned, truth, Forward);
        var reversed = Measure(learned, truth.Transposed(), Reversed);
        return reversed.Cosine > forward.Cosine ? reversed : forward;
    }

    private static GeneratorScore Measure(Matrix learned, Matrix truth, string direction)
    {
        double inner = 0, learnedSquares = 0, truthSquares = 0, difference = 0;
        for (var i = 0; i < learned.Values.Length; i++)
        {
            var (g, t) = (learned.Values[i], truth.Values[i]);
            inner += g * t;
            learnedSquares += g * g;
            truthSquares += t * t;
            difference += (g - t) * (g - t);
        }

        var norm = Math.Sqrt(learnedSquares) * Math.Sqrt(truthSquares);
        var cosine = norm == 0 ? 0 : Math.Clamp(inner / norm, -1, 1);
        return new(cosine, Math.Sqrt(difference / learned.Values.Length), direction);
    }

    private static void RequireUsable(Matrix matrix, string name)
    {
        if (matrix.Rows != matrix.Columns)
            throw new NoetherException($"The {name} is {matrix.Rows} x {matrix.Columns}; a generator must be square.");
        foreach (var value in matrix.Values)
        {
            if (!double.IsFinite(value))
                throw new NoetherException($"The {name} holds {value}; every entry must be a finite number.");
        }
    }
}
