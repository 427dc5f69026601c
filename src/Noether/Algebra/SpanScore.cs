using Noether.Numerics;

namespace Noether.Algebra;

/// <summary>
/// How close the span of found generators is to that of the true ones. Blind to scale, sign and choice of basis, which
/// no data fix.
/// </summary>
/// <param name="Least">
/// Least of the min(k, k') cosines of the principal angles between both spans, 0 to 1; 0 where nothing was found.
/// </param>
/// <param name="Mean">Their mean.</param>
/// <param name="CountError">Found dimension less the true one.</param>
/// <param name="Closure">Closure residual of what was found, see <see cref="AlgebraStructure.Closure"/>.</param>
public sealed record SpanScore(double Least, double Mean, int CountError, double Closure)
{
    /// <summary>Compares two spans.</summary>
    /// <param name="found">Found generators, k' matrices of d x d; may be none.</param>
    /// <param name="truth">True generators, k matrices of d x d; may be none.</param>
    /// <exception cref="NoetherException">The sizes differ, or an entry is not a finite number.</exception>
    public static SpanScore Compare(IReadOnlyList<Matrix> found, IReadOnlyList<Matrix> truth)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(truth);
        Require(found, truth);
        var (one, other) = (GeneratorSpan.Orthonormal(found), GeneratorSpan.Orthonormal(truth));
        var error = one.Count - other.Count;
        if (one.Count == 0 || other.Count == 0)
            return new SpanScore(error == 0 ? 1 : 0, error == 0 ? 1 : 0, error, 0);
        var cosines = GeneratorSpan.Cosines(one, other);
        return new SpanScore(cosines[0], cosines.Average(), error, AlgebraStructure.Of(one).Closure);
    }

    private static void Require(IReadOnlyList<Matrix> found, IReadOnlyList<Matrix> truth)
    {
        var all = found.Concat(truth).ToArray();
        foreach (var matrix in all)
        {
            if (matrix.Rows != all[0].Rows || matrix.Columns != all[0].Rows)
            {
                throw new NoetherException(
                    $"The found generators are {all[0].Rows} x {all[0].Columns} and the true ones {truth[0].Rows} x "
                    + $"{truth[0].Columns}; give the truth that belongs to the data of this run.");
            }

            foreach (var value in matrix.Values)
            {
                if (!double.IsFinite(value))
                    throw new NoetherException($"A generator holds {value}; every entry must be a finite number.");
            }
        }
    }
}
