namespace Noether.Conserved.Library;

/// <summary>
/// A function of a state x: the product of x_i^(n_i) over the coordinates and of one <see cref="AtomKind"/>.
/// </summary>
/// <param name="Powers">The d exponents n_i, 0 or more.</param>
/// <param name="Kind">The part that is no monomial.</param>
/// <param name="Members">The coordinates that it depends on: one, or those of a vector; none for a monomial.</param>
/// <param name="NormName">What a norm is called, such as r.</param>
internal sealed record LibraryFunction(int[] Powers, AtomKind Kind, int[] Members, string NormName = "r")
{
    /// <summary>Sum of the exponents, and one more for what is no monomial.</summary>
    public int Degree => Powers.Sum() + (Kind == AtomKind.One ? 0 : 1);

    /// <summary>Whether it is a monomial.</summary>
    public bool IsMonomial => Kind == AtomKind.One;

    /// <summary>A monomial.</summary>
    public static LibraryFunction Monomial(int[] powers) => new(powers, AtomKind.One, []);

    /// <summary>Its value.</summary>
    /// <param name="x">The d coordinates of a state.</param>
    public double Value(ReadOnlySpan<double> x) => MonomialValue(x, without: -1) * AtomValue(x);

    /// <summary>Writes its gradient.</summary>
    /// <param name="x">The d coordinates of a state.</param>
    /// <param name="gradient">Receives d derivatives.</param>
    public void Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        var atom = AtomValue(x);
        for (var i = 0; i < Powers.Length; i++)
        {
            if (Powers[i] > 0)
                gradient[i] = Powers[i] * MonomialValue(x, without: i) * atom;
        }

        if (Kind == AtomKind.One)
            return;
        var factor = MonomialValue(x, without: -1);
        foreach (var i in Members)
            gradient[i] += factor * AtomSlope(x, i);
    }

    /// <summary>The formula with the names of the coordinates, such as "x^2 y", "cos q" or "x / r".</summary>
    /// <param name="names">The d names.</param>
    public string Name(IReadOnlyList<string> names)
    {
        var monomial = string.Join(' ', Powers.Select((power, i) => (power, i)).Where(part => part.power > 0)
            .Select(part => part.power == 1 ? names[part.i] : $"{names[part.i]}^{part.power}"));
        var atom = Kind switch
        {
            AtomKind.Cosine => $"cos {names[Members[0]]}",
            AtomKind.Sine => $"sin {names[Members[0]]}",
            AtomKind.Logarithm => $"ln {names[Members[0]]}",
            AtomKind.Norm => NormName,
            AtomKind.InverseNorm => $"/ {NormName}",
            _ => "",
        };
        if (Kind == AtomKind.InverseNorm && monomial.Length == 0)
            return $"1 {atom}";
        return $"{monomial} {atom}".Trim();
    }

    private double MonomialValue(ReadOnlySpan<double> x, int without)
    {
        var value = 1.0;
        for (var i = 0; i < Powers.Length; i++)
        {
            for (var k = i == without ? 1 : 0; k < Powers[i]; k++)
                value *= x[i];
        }

        return value;
    }

    private double AtomValue(ReadOnlySpan<double> x) => Kind switch
    {
        AtomKind.Cosine => Math.Cos(x[Members[0]]),
        AtomKind.Sine => Math.Sin(x[Members[0]]),
        AtomKind.Logarithm => Math.Log(x[Members[0]]),
        AtomKind.Norm => Length(x),
        AtomKind.InverseNorm => 1 / Length(x),
        _ => 1,
    };

    private double AtomSlope(ReadOnlySpan<double> x, int i)
    {
        switch (Kind)
        {
            case AtomKind.Cosine: return -Math.Sin(x[i]);
            case AtomKind.Sine: return Math.Cos(x[i]);
            case AtomKind.Logarithm: return 1 / x[i];
            case AtomKind.Norm: return x[i] / Length(x);
            default:
                var r = Length(x);
                return -x[i] / (r * r * r);
        }
    }

    private double Length(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var i in Members)
            sum += x[i] * x[i];
        return Math.Sqrt(sum);
    }
}
