namespace Noether.Published.HamiltonianNetworks;

/// <summary>Where the parameters of a <see cref="HamiltonianNetwork{T}"/> stand in one array.</summary>
/// <param name="Dimension">Coordinates, d.</param>
/// <param name="Width">Units of either hidden layer, h.</param>
internal readonly record struct HamiltonianShape(int Dimension, int Width)
{
    /// <summary>First weights W1, h x d values.</summary>
    public Range W1 => 0..(Width * Dimension);

    /// <summary>First biases b1, h values.</summary>
    public Range B1 => W1.End.Value..(W1.End.Value + Width);

    /// <summary>Second weights W2, h x h values.</summary>
    public Range W2 => B1.End.Value..(B1.End.Value + (Width * Width));

    /// <summary>Second biases b2, h values.</summary>
    public Range B2 => W2.End.Value..(W2.End.Value + Width);

    /// <summary>Last weights w3, h values.</summary>
    public Range W3 => B2.End.Value..(B2.End.Value + Width);

    /// <summary>How many they are.</summary>
    public int Count => W3.End.Value;
}
