namespace Noether.Densities;

/// <summary>
/// Both layers of one conditional network for one revealed component g at all knots, forward and back, at one width of
/// registers. The linear share of the outputs comes from a matrix product outside, see
/// <see cref="LeakyKinks{TLanes, TVector}"/>.
/// </summary>
internal interface IConditionalLayers
{
    /// <summary>Finds the kinks of the units and fills the table's planes of (network, g), activated.</summary>
    /// <param name="network">Number of the network.</param>
    /// <param name="g">The revealed component.</param>
    /// <param name="units">All units of the network; the kinks are written.</param>
    /// <param name="slope">A row of outputs: the linear share in t.</param>
    /// <param name="offset">A row of outputs: the linear share without t.</param>
    /// <param name="table">Values and derivatives are written.</param>
    void Forward(
        int network, int g, in LeakyUnits units, ReadOnlySpan<float> slope, ReadOnlySpan<float> offset,
        ConditionalTable table);

    /// <summary>
    /// Takes scale times the gradient of the table's planes of (network, g) back through the activation, which uses it
    /// up, and sums it along the knots.
    /// </summary>
    /// <param name="network">Number of the network.</param>
    /// <param name="g">The revealed component.</param>
    /// <param name="scale">Factor.</param>
    /// <param name="table">The table.</param>
    /// <param name="sums">Output, <see cref="ConditionalLayout.KinkLength"/> floats; its pads are left alone.</param>
    /// <param name="slope">Output, a row: the gradient by the linear share in t.</param>
    /// <param name="offset">Output, a row: the gradient by the linear share without t.</param>
    void TakeBack(
        int network, int g, float scale, ConditionalTable table, Span<float> sums, Span<float> slope,
        Span<float> offset);

    /// <summary>Adds the gradient by the units' parameters.</summary>
    /// <param name="units">Units of the network, with their kinks.</param>
    /// <param name="sums">From <see cref="TakeBack"/>, pads zero; so are those of the rows.</param>
    /// <param name="slope">From <see cref="TakeBack"/>.</param>
    /// <param name="offset">From <see cref="TakeBack"/>.</param>
    /// <param name="weights">Gradient by w, added to.</param>
    /// <param name="biases">Gradient by b, added to.</param>
    /// <param name="second">Gradient by the second weights, a padded row for each unit, added to.</param>
    void Backward(
        in LeakyUnits units, ReadOnlySpan<float> sums, ReadOnlySpan<float> slope, ReadOnlySpan<float> offset,
        Span<float> weights, Span<float> biases, Span<float> second);
}
