using Noether.Conserved.Library;
using Noether.Data.Paths;

namespace Noether.Conserved.Search;

/// <summary>A combination of functions as a quantity: sum_i c_i f_i(x), the first coefficient 1.</summary>
internal sealed record Quantity
{
    private const int MostDecimals = 3;

    /// <summary>The functions f_i, simple ones first.</summary>
    public required IReadOnlyList<LibraryFunction> Terms { get; init; }

    /// <summary>The coefficients c_i.</summary>
    public required double[] Coefficients { get; init; }

    /// <summary>Standard errors of the coefficients by leaving out a tenth of the paths at a time; 0 for the first.</summary>
    public required double[] Errors { get; init; }

    /// <summary>The combination behind it, fitted to one half of the paths.</summary>
    public required Combination Combination { get; init; }

    /// <summary>How it behaves on the other half.</summary>
    public required PathStatistics Held { get; init; }

    /// <summary>Chance of as small a share where points are shared out to paths at random; NaN where not measured.</summary>
    public double PValue { get; init; } = double.NaN;

    /// <summary>Formulas of as many terms that cannot be told from it.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Rms cosine between its gradient and the velocity of held-out paths, by central differences.</summary>
    public double FlowResidual { get; init; } = double.NaN;

    /// <summary>The formula, coefficients to the digits that the data tell, at most three decimals.</summary>
    /// <param name="names">Names of the coordinates.</param>
    public string Formula(IReadOnlyList<string> names) => Text(Terms, Coefficients, Errors, names);

    /// <summary>The value at a state.</summary>
    public double Value(ReadOnlySpan<double> state)
    {
        var sum = 0.0;
        for (var i = 0; i < Coefficients.Length; i++)
            sum += Coefficients[i] * Terms[i].Value(state);
        return sum;
    }

    /// <summary>Writes the gradient at a state.</summary>
    public void Gradient(ReadOnlySpan<double> state, Span<double> gradient)
    {
        gradient.Clear();
        Span<double> part = stackalloc double[gradient.Length];
        for (var i = 0; i < Coefficients.Length; i++)
        {
            Terms[i].Gradient(state, part);
            for (var j = 0; j < part.Length; j++)
                gradient[j] += Coefficients[i] * part[j];
        }
    }

    /// <summary>Values along the paths of a set.</summary>
    public double[][] Along(PathSet paths) =>
    [
        .. Enumerable.Range(0, paths.Count).Select(i =>
            Enumerable.Range(0, paths.Length(i)).Select(time => Value(paths.State(i, time))).ToArray()),
    ];

    /// <summary>A sum of terms in words, such as "p^2 - 3.000 cos q".</summary>
    public static string Text(
        IReadOnlyList<LibraryFunction> terms, double[] coefficients, double[] errors, IReadOnlyList<string> names)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < terms.Count; i++)
        {
            var name = terms[i].Name(names);
            var sign = coefficients[i] < 0 ? "-" : "+";
            text.Append(i == 0 ? (coefficients[i] < 0 ? "-" : "") : $" {sign} ");
            if (i == 0 && Math.Abs(coefficients[i]) == 1)
                text.Append(name);
            else
                text.Append($"{Number(Math.Abs(coefficients[i]), errors[i])} {(name.StartsWith("1 /", StringComparison.Ordinal) ? name[2..] : name)}");
        }

        return text.ToString();
    }

    // One digit beyond the first that is uncertain, and significant digits for coefficients that are small.
    private static string Number(double value, double error)
    {
        var told = error > 0 ? (int)Math.Ceiling(-Math.Log10(error)) : MostDecimals;
        var needed = value is > 0 and < 0.1 ? 2 - (int)Math.Floor(Math.Log10(value)) : MostDecimals;
        return value.ToString(
            "F" + Math.Clamp(told, 0, Math.Max(needed, MostDecimals)),
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
