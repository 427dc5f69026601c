namespace Noether.Densities;

/// <summary>
/// A LeakyReLU layer whose input is one number t, followed by a linear layer, at all knots at once. With x = w t + b and
/// s the sign of w, leaky(x) = <see cref="Linear"/> x + <see cref="Bent"/> |x|, and |x| = e s x, where e is -1 at the
/// knots before the kink of the unit and +1 from there on. So a unit enters only through the number of its kink, the
/// first knot with e = 1: sums over units are sums over kinks, run once along the knots, and no unit is evaluated at a
/// knot. The share of |x| is worked out here; that of x is a matrix product, left to the caller.
/// </summary>
internal interface ILeakyKinks
{
    /// <summary>Slope of the LeakyReLU below zero.</summary>
    public const float Leak = 0.2f;

    /// <summary>Factor of x.</summary>
    public const float Linear = (1 + Leak) / 2;

    /// <summary>Factor of |x|.</summary>
    public const float Bent = (1 - Leak) / 2;

    /// <summary>
    /// outputs at knot t = slope t + offset + Bent sum over units of |w t + b| second[unit]; keeps the kinks.
    /// </summary>
    /// <param name="units">The units.</param>
    /// <param name="slope">A row: the linear share in t.</param>
    /// <param name="offset">A row: the linear share without t.</param>
    /// <param name="sums">Scratch, <see cref="ConditionalLayout.KinkLength"/> floats.</param>
    /// <param name="outputs">Output, a row for each knot.</param>
    void Forward(
        in LeakyUnits units, ReadOnlySpan<float> slope, ReadOnlySpan<float> offset, Span<float> sums,
        Span<float> outputs);

    /// <summary>
    /// Sums the gradient by the outputs along the knots: for every kink the sums of Bent e r t and Bent e r over the
    /// rows r, and the sums of r t and r.
    /// </summary>
    /// <param name="rows">A row for each knot, its pad zero.</param>
    /// <param name="sums">Output, <see cref="ConditionalLayout.KinkLength"/> floats.</param>
    /// <param name="slope">Output, a row: the sum of r t.</param>
    /// <param name="offset">Output, a row: the sum of r.</param>
    void Fold(ReadOnlySpan<float> rows, Span<float> sums, Span<float> slope, Span<float> offset);

    /// <summary>Adds the gradient of the share of |x|.</summary>
    /// <param name="units">The units, with the kinks of the last <see cref="Forward"/>.</param>
    /// <param name="sums">From <see cref="Fold"/>.</param>
    /// <param name="weights">Gradient by w, added to.</param>
    /// <param name="biases">Gradient by b, added to.</param>
    /// <param name="second">Gradient by the second weights, a row for each unit, added to.</param>
    void Backward(
        in LeakyUnits units, ReadOnlySpan<float> sums, Span<float> weights, Span<float> biases, Span<float> second);
}
