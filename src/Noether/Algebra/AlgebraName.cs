using System.Numerics;
using Noether.Numerics;

namespace Noether.Algebra;

/// <summary>
/// The name of a Lie algebra, told by dimension, rank, signature of the Killing form, centre and how the trace on the
/// space compares with the Killing form. All real simple algebras that can act on at most 32 dimensions are compared;
/// where none fits, or several that differ, there is no name.
/// </summary>
/// <param name="Text">The name, such as "so(1,3)", or "not recognised".</param>
/// <param name="IsRecognised">Whether it has a name.</param>
/// <param name="Remark">Other names of the same algebra, or why there is none; a sentence, may be empty.</param>
public sealed record AlgebraName(string Text, bool IsRecognised, string Remark)
{
    private const double MostClosure = 0.1;
    private const double Near = 0.05;

    /// <summary>Names an algebra.</summary>
    /// <param name="structure">Its structure.</param>
    public static AlgebraName Of(AlgebraStructure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        if (structure.Closure > MostClosure)
        {
            return None(FormattableString.Invariant(
                $"The generators do not close to an algebra: their commutators leave the span by {structure.Closure:G2}."));
        }

        if (structure.Dimension == 1)
            return One(structure.Basis[0]);
        var centre = Centre(structure);
        if (centre.Count != structure.Signature.Zero)
            return None("It has a part that is solvable and not in the centre, so that it is not reductive.");
        if (centre.Count == structure.Dimension)
            return new AlgebraName($"R^{structure.Dimension}", true, "All generators commute.");
        var parts = SimpleParts(structure, structure.Dimension - centre.Count);
        if (parts is null)
            return None("Its simple parts cannot be told apart.");
        var named = parts.Select(part => SimpleSum.Of(part)).ToArray();
        if (named.Any(part => part.Text.Length == 0))
            return None(named.First(part => part.Text.Length == 0).Remark);
        var text = string.Join(" + ", named.Select(part => part.Text));
        var remark = string.Join(" ", named.Select(part => part.Remark).Where(word => word.Length > 0));
        return centre.Count == 0
            ? new AlgebraName(text, true, remark)
            : WithCentre(structure, centre, text, remark);
    }

    internal static AlgebraName None(string why) => new("not recognised", false, why);

    private static AlgebraName WithCentre(
        AlgebraStructure structure, IReadOnlyList<Matrix> centre, string text, string remark)
    {
        var d = structure.Basis[0].Rows;
        if (centre.Count == 1)
        {
            if (text == $"sl({d},R)")
                return new AlgebraName($"gl({d},R)", true, $"That is {text} and the scaling of all values alike.");
            var complex = d % 2 == 0 && text == (d == 4 ? "su(2)" : $"su({d / 2})");
            if (complex && One(centre[0]).Text == "so(2)")
                return new AlgebraName($"u({d / 2})", true, $"That is {text} and a rotation that commutes with it.");
        }

        var kinds = centre.Count == 1 ? One(centre[0]).Text : $"R^{centre.Count}";
        return new AlgebraName($"{text} + {kinds}", true, remark);
    }

    // A single generator always spans R as an algebra; what its powers do tells more.
    private static AlgebraName One(Matrix generator)
    {
        var values = ComplexSchur.Of(generator).Eigenvalues();
        var largest = values.Max(value => value.Magnitude);
        // Powers of a nilpotent matrix vanish, but its computed eigenvalues are only as small as a root of the
        // rounding.
        if (largest < 0.02)
            return new AlgebraName("R", true, "One generator, nilpotent: a shear.");
        var moving = values.Where(value => value.Magnitude > Near * largest).ToArray();
        var alike = moving.All(value => value.Magnitude > (1 - Near) * largest);
        if (alike && moving.All(value => Math.Abs(value.Real) < Near * largest)
            && IsNormal(generator, moving.Length, values.Length))
            return new AlgebraName("so(2)", true, "One generator: a rotation.");
        if (alike && moving.All(value => Math.Abs(value.Imaginary) < Near * largest))
        {
            var rising = moving.Count(value => value.Real > 0);
            if (2 * rising == moving.Length)
                return new AlgebraName("so(1,1)", true,
                    "One generator: a hyperbolic rotation, as a boost; as an algebra it is R.");
            if (moving.Length == values.Length && rising % moving.Length == 0)
                return new AlgebraName("gl(1,R)", true, "One generator: a scaling.");
        }

        return new AlgebraName("R", true, "One generator that is neither a pure rotation nor a pure scaling.");
    }

    // Zero eigenvalues of a rotation belong to a plane that rests, not to a shear beside it.
    private static bool IsNormal(Matrix generator, int moving, int all)
    {
        var squares = MatrixOps.Eigen(MatrixOps.MultiplyTransposed(generator, generator)).Values;
        return squares.Count(square => square > Near * Near * squares[^1]) == moving || moving == all;
    }

    // What commutes with everything, as matrices.
    private static List<Matrix> Centre(AlgebraStructure structure)
    {
        var k = structure.Dimension;
        var moment = new Matrix(k, k);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                for (var a = 0; a < k; a++)
                    for (var l = 0; l < k; l++)
                        moment[i, j] += structure.Constant(i, a, l) * structure.Constant(j, a, l);
                moment[j, i] = moment[i, j];
            }
        }

        var (values, vectors) = MatrixOps.Eigen(moment);
        var limit = Math.Pow(structure.Tolerance, 2) * Math.Max(values[^1], 1);
        var centre = new List<Matrix>();
        for (var i = 0; i < k && values[i] <= limit; i++)
            centre.Add(Combined(structure.Basis, vectors, i));
        return centre;
    }

    // The semisimple part, cut where tr(x y) and the Killing form differ in proportion; null where that fails.
    private static IReadOnlyList<AlgebraStructure>? SimpleParts(AlgebraStructure structure, int dimension)
    {
        var semisimple = structure;
        if (dimension < structure.Dimension)
        {
            var k = structure.Dimension;
            var moment = new Matrix(k, k);
            for (var i = 0; i < k; i++)
                for (var j = 0; j < k; j++)
                    for (var l = 0; l < k; l++)
                        for (var m = 0; m < k; m++)
                            moment[l, m] += structure.Constant(i, j, l) * structure.Constant(i, j, m);
            var vectors = MatrixOps.Eigen(moment).Vectors;
            semisimple = AlgebraStructure.Of(
                [.. Enumerable.Range(k - dimension, dimension).Select(i => Combined(structure.Basis, vectors, i))]);
        }

        var shares = Shares(semisimple);
        var values = ComplexSchur.Of(shares).Eigenvalues();
        var scale = values.Max(value => value.Magnitude);
        if (values.Any(value => Math.Abs(value.Imaginary) > Near * scale))
            return null;
        var parts = new List<AlgebraStructure>();
        foreach (var group in Groups(values, scale))
        {
            if (group.Count == semisimple.Dimension)
                return [semisimple];
            parts.Add(Part(semisimple, shares, group.Average(), group.Count));
        }

        return parts.Any(part => part.Closure > MostClosure) ? null : parts;
    }

    private static AlgebraStructure Part(AlgebraStructure whole, Matrix shares, double share, int dimension)
    {
        var shifted = shares.Clone();
        for (var i = 0; i < whole.Dimension; i++)
            shifted[i, i] -= share;
        var transposed = shifted.Transposed();
        var vectors = MatrixOps.Eigen(MatrixOps.MultiplyTransposed(transposed, transposed)).Vectors;
        return AlgebraStructure.Of([.. Enumerable.Range(0, dimension).Select(i => Combined(whole.Basis, vectors, i))]);
    }

    private static List<List<double>> Groups(Complex[] values, double scale)
    {
        var groups = new List<List<double>>();
        foreach (var value in values.Select(value => value.Real).Order())
        {
            if (groups.Count > 0 && value - groups[^1][^1] < Near * scale)
                groups[^1].Add(value);
            else
                groups.Add([value]);
        }

        return groups;
    }

    /// <summary>K^-1 B with B_ij = tr(G_i G_j): on a simple part a number times the identity.</summary>
    internal static Matrix Shares(AlgebraStructure structure)
    {
        var k = structure.Dimension;
        var trace = new Matrix(k, k);
        var transposed = structure.Basis.Select(matrix => matrix.Transposed()).ToArray();
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
                trace[i, j] = MatrixOps.Dot(structure.Basis[i].Values, transposed[j].Values);
        var (values, vectors) = MatrixOps.Eigen(structure.Killing);
        var scaled = vectors.Clone();
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
                scaled[i, j] /= values[j];
        return MatrixOps.Multiply(MatrixOps.MultiplyTransposed(scaled, vectors), trace);
    }

    private static Matrix Combined(IReadOnlyList<Matrix> basis, Matrix vectors, int column)
    {
        var coefficients = new double[basis.Count];
        for (var i = 0; i < coefficients.Length; i++)
            coefficients[i] = vectors[i, column];
        return GeneratorSpan.Combine(basis, coefficients);
    }
}
