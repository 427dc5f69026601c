using Noether.Conserved.Library;
using Noether.Conserved.Search;
using Noether.Numerics;

namespace Noether.Conserved.Reporting;

/// <summary>
/// The symmetry that belongs to a conserved quantity F by Noether's theorem: the flow dq/ds = dF/dp, dp/ds = -dF/dq. Every
/// coordinate must be a place or its momentum.
/// </summary>
/// <param name="quantity">F.</param>
/// <param name="roles">Places and momenta.</param>
/// <param name="names">Names of the coordinates.</param>
internal sealed class HamiltonianFlow(Quantity quantity, CoordinateRoles roles, IReadOnlyList<string> names)
{
    /// <summary>Whether every coordinate has its partner.</summary>
    public static bool Applies(CoordinateRoles roles, int dimension) => roles.Pairs.Count > 0
        && roles.Pairs.SelectMany(pair => new[] { pair.Place, pair.Momentum }).Distinct().Count() == dimension
        && 2 * roles.Pairs.Count == dimension;

    /// <summary>The flow as text, one coordinate after another, such as "dq/ds = 2.000 p".</summary>
    public IReadOnlyList<string> Formulas() =>
    [
        .. roles.Pairs.SelectMany(pair => new[]
        {
            $"d{names[pair.Place]}/ds = {Derivative(pair.Momentum, 1)}",
            $"d{names[pair.Momentum]}/ds = {Derivative(pair.Place, -1)}",
        }),
    ];

    /// <summary>Writes the direction of the flow at a state.</summary>
    /// <param name="state">The d coordinates.</param>
    /// <param name="direction">Receives d values.</param>
    public void Direction(ReadOnlySpan<double> state, Span<double> direction)
    {
        Span<double> gradient = stackalloc double[state.Length];
        quantity.Gradient(state, gradient);
        foreach (var (place, momentum) in roles.Pairs)
            (direction[place], direction[momentum]) = (gradient[momentum], -gradient[place]);
    }

    /// <summary>
    /// The matrix G of a linear flow dx/ds = G x, d x d; null where F is no homogeneous polynomial of degree 2.
    /// </summary>
    public Matrix? Generator()
    {
        if (quantity.Terms.Any(term => !term.IsMonomial || term.Degree != 2))
            return null;
        var d = names.Count;
        var generator = new Matrix(d, d);
        var (state, direction) = (new double[d], new double[d]);
        for (var j = 0; j < d; j++)
        {
            state[j] = 1;
            Direction(state, direction);
            for (var i = 0; i < d; i++)
                generator[i, j] = direction[i];
            state[j] = 0;
        }

        return generator;
    }

    private string Derivative(int coordinate, double sign)
    {
        var sum = new List<(double Factor, string Name)>();
        for (var i = 0; i < quantity.Terms.Count; i++)
        {
            foreach (var (factor, name) in Of(quantity.Terms[i], coordinate))
                sum.Add((sign * factor * quantity.Coefficients[i], name));
        }

        var text = string.Concat(sum.GroupBy(part => part.Name).Select(same => (Factor: same.Sum(part => part.Factor), Name: same.Key))
            .Where(part => part.Factor != 0).Select((part, i) => Signed(part.Factor, part.Name, first: i == 0)));
        return text.Length > 0 ? text : "0";
    }

    private static string Signed(double factor, string name, bool first)
    {
        var sign = factor < 0 ? (first ? "-" : " - ") : first ? "" : " + ";
        var number = Math.Abs(factor).ToString("F3", System.Globalization.CultureInfo.InvariantCulture);
        return name.Length == 0 ? $"{sign}{number}" : $"{sign}{number} {name}";
    }

    // The product rule over the power of the coordinate and the part that is no monomial.
    private IEnumerable<(double Factor, string Name)> Of(LibraryFunction term, int i)
    {
        if (term.Powers[i] > 0)
            yield return (term.Powers[i], Named(term with { Powers = Changed(term.Powers, i, -1) }));
        if (!term.Members.Contains(i))
            yield break;
        var raised = term with { Powers = Changed(term.Powers, i, 1) };
        switch (term.Kind)
        {
            case AtomKind.Cosine: yield return (-1, Named(term with { Kind = AtomKind.Sine })); break;
            case AtomKind.Sine: yield return (1, Named(term with { Kind = AtomKind.Cosine })); break;
            case AtomKind.Logarithm: yield return (1, $"{Named(Bare(term))} / {names[i]}".Trim()); break;
            case AtomKind.Norm: yield return (1, Named(raised with { Kind = AtomKind.InverseNorm })); break;
            default: yield return (-1, $"{Named(Bare(raised))} / {term.NormName}^3"); break;
        }
    }

    private static LibraryFunction Bare(LibraryFunction term) => LibraryFunction.Monomial(term.Powers);

    private string Named(LibraryFunction term) => term.Name(names) is ['1', ' ', .. var rest] ? rest : term.Name(names);

    private static int[] Changed(int[] powers, int i, int by) => [.. powers.Select((power, j) => j == i ? power + by : power)];
}
