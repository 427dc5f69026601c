using Noether.Numerics;
using Noether.Testing;

namespace Noether.Rivals;

/// <summary>An element of a group: x to x M + b, x a row, and what undoes it.</summary>
/// <param name="Map">M, d x d.</param>
/// <param name="Offset">b, d.</param>
internal sealed record ElementAction(Matrix Map, double[] Offset)
{
    private const double Least = 1e-6; // of the largest entry, of what undoes it

    /// <summary>What undoes it; null where nothing does.</summary>
    public ElementAction? Inverse => field ??= Inverted();

    /// <summary>Moves a row.</summary>
    public void Apply(ReadOnlySpan<double> row, Span<double> shown)
    {
        Offset.CopyTo(shown);
        for (var i = 0; i < row.Length; i++)
            MatrixOps.AddScaled(shown, Map.Row(i), row[i]);
    }

    /// <summary>The same element, on samples x' of which x = (x' - middle) / scale.</summary>
    public ElementAction Unscaled(double[] middle, double scale)
    {
        // x' M + scale b + middle - middle M.
        var offset = (double[])middle.Clone();
        MatrixOps.AddScaled(offset, Offset, scale);
        for (var i = 0; i < middle.Length; i++)
            MatrixOps.AddScaled(offset, Map.Row(i), -middle[i]);
        return new ElementAction(Map, offset);
    }

    /// <summary>A random one of some elements, there or back by the toss of a coin.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="words">What it does.</param>
    /// <param name="elements">At least one, each with what undoes it.</param>
    public static SampleAction Law(string name, string words, IReadOnlyList<ElementAction> elements) =>
        new(name, words, elements[0].Map.Rows, (row, shown, random) =>
        {
            var element = elements[random.NextInt(elements.Count)];
            (random.NextInt(2) == 0 ? element : element.Inverse!).Apply(row, shown);
        });

    private ElementAction? Inverted()
    {
        var d = Map.Rows;
        var inverse = new Matrix(d, d);
        var transposed = Map.Transposed();
        for (var i = 0; i < d; i++)
        {
            var unit = new double[d];
            unit[i] = 1;
            // Rows r with r M = e_i.
            LinearSolve.Solve(transposed.Values, unit).CopyTo(inverse.Row(i));
        }

        var largest = inverse.Values.ToArray().Max(Math.Abs) * Map.Values.ToArray().Max(Math.Abs);
        if (!double.IsFinite(largest) || largest * Least > 1)
            return null;
        var offset = new double[d];
        for (var i = 0; i < d; i++)
            MatrixOps.AddScaled(offset, inverse.Row(i), -Offset[i]);
        return new ElementAction(inverse, offset);
    }
}
