namespace Noether.Densities;

/// <summary>Some hidden units of one network, as one revealed component sees them.</summary>
/// <param name="weights">w, the weight of the revealed component.</param>
/// <param name="biases">b.</param>
/// <param name="second">
/// Second weights from the first unit on, a row of <see cref="ConditionalLayout.Outputs"/> for each, and behind the
/// last row what else is there: up to a register of it is read and takes no part.
/// </param>
/// <param name="kinks">Number of the kink of each unit, 0 .. the number of knots.</param>
internal readonly ref struct LeakyUnits(
    ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, ReadOnlySpan<float> second, Span<int> kinks)
{
    /// <summary>w, the weight of the revealed component.</summary>
    public ReadOnlySpan<float> Weights { get; } = weights;

    /// <summary>b.</summary>
    public ReadOnlySpan<float> Biases { get; } = biases;

    /// <summary>Second weights, and what lies behind them.</summary>
    public ReadOnlySpan<float> Second { get; } = second;

    /// <summary>Number of the kink of each unit.</summary>
    public Span<int> Kinks { get; } = kinks;

    /// <summary>Number of units.</summary>
    public int Count => Kinks.Length;
}
