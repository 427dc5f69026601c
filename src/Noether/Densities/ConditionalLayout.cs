using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// Where the conditional estimator keeps its numbers. Parameters: three networks (weights, means, variances), each
/// first weights d x H, first biases H, second weights H x 4d (column i d + j for kernel i of component j), second
/// biases 4d. Table: for every (g, knot) a row of twelve planes (weight, mean, inverse deviation of four kernels), each
/// over the packed others o = j &lt; g ? j : j - 1. Under this packing the pairs (g - 1, j - 1) and (g + 1, j + 1)
/// sit at o - 1 and o + 1 of the neighbouring tables, so planes are padded on both sides and read at a shift.
/// </summary>
/// <param name="dimension">Number of components d.</param>
/// <param name="hiddenPerOutput">Hidden units of a network for each of its outputs.</param>
/// <param name="knots">Knots per revealed component.</param>
/// <param name="level">Width of the registers, to whole ones of which planes and rows are padded.</param>
/// <param name="eachEntry">Whether every (g, j) weighs alike in uniformity.</param>
internal sealed class ConditionalLayout(
    int dimension, int hiddenPerOutput, int knots, SimdLevel level, bool eachEntry = false)
{
    /// <summary>Gaussians per conditional density.</summary>
    public const int Kernels = 4;

    /// <summary>Networks: 0 weights, 1 means, 2 variances.</summary>
    public const int Networks = 3;

    /// <summary>Planes in a row of the table.</summary>
    public const int Planes = Networks * Kernels;

    /// <summary>
    /// Floats behind every array that is read by whole registers; the widest register.
    /// </summary>
    public const int Pad = 16;

    private readonly int lanes = level switch { SimdLevel.Avx512 => 16, SimdLevel.Avx2 => 8, _ => 4 };

    /// <summary>Number of components d.</summary>
    public int Dimension => dimension;

    /// <summary>Number of others, d - 1.</summary>
    public int Others => dimension - 1;

    /// <summary>Outputs of a network, 4d.</summary>
    public int Outputs => Kernels * dimension;

    /// <summary>Floats in a padded row of outputs: a register may reach out of the last kernel.</summary>
    public int OutputStride => RoundUp(3 * dimension + RoundUp(dimension));

    /// <summary>
    /// Floats of two rows of outputs for each kink of <see cref="LeakyKinks{TLanes, TVector}"/>, of which there is one
    /// more than knots.
    /// </summary>
    public int KinkLength => 2 * (knots + 1) * OutputStride;

    /// <summary>Hidden units H of a network.</summary>
    public int Hidden { get; } = hiddenPerOutput * Kernels * dimension;

    /// <summary>Knots per revealed component.</summary>
    public int Knots => knots;

    /// <summary>Rows at which the networks are evaluated, g-major.</summary>
    public int Rows => dimension * knots;

    /// <summary>Others rounded up to whole registers: floats in a row of samples.</summary>
    public int Width => RoundUp(dimension - 1);

    /// <summary>Floats from one plane to the next; what is behind a plane is the pad of the next one.</summary>
    public int PlaneStride => lanes + Width;

    /// <summary>Floats from one row of the table to the next.</summary>
    public int RowStride => Planes * PlaneStride;

    /// <summary>Floats from one row of the derivatives of two networks to the next.</summary>
    public int DerivativeStride => 2 * Kernels * Width;

    /// <summary>Floats of the whole table.</summary>
    public int TableLength => Rows * RowStride + 2 * Pad;

    /// <summary>Parameters of one network.</summary>
    public int NetworkLength => dimension * Hidden + Hidden + Hidden * Outputs + Outputs;

    /// <summary>Parameters of all networks.</summary>
    public int ParameterCount => Networks * NetworkLength;

    /// <summary>
    /// What the weights of all existing (g, j, direction) sum to: their number 2 (d - 1)(d - 2), or, where every (g, j)
    /// weighs alike, twice the number d (d - 1) - 2 of those that have a direction.
    /// </summary>
    public int Pairs => eachEntry ? 2 * ((dimension * (dimension - 1)) - 2) : 2 * (dimension - 1) * (dimension - 2);

    /// <summary>Weight of a direction of a (g, j) that has one direction only.</summary>
    public int LoneWeight => eachEntry ? 2 : 1;

    /// <summary>First weights that leave input g, H of them.</summary>
    public Span<float> First(float[] flat, int network, int g) =>
        First(flat, network, g, 1);

    /// <summary>The same of some inputs; as input d count the first biases.</summary>
    public Span<float> First(float[] flat, int network, int g, int rows) =>
        flat.AsSpan(network * NetworkLength + g * Hidden, rows * Hidden);

    /// <summary>First biases, H.</summary>
    public Span<float> FirstBiases(float[] flat, int network) => First(flat, network, dimension);

    /// <summary>Where the second weights start.</summary>
    public int SecondStart(int network) => network * NetworkLength + (dimension + 1) * Hidden;

    /// <summary>Second weights, H x 4d.</summary>
    public Span<float> Second(float[] flat, int network) => flat.AsSpan(SecondStart(network), Hidden * Outputs);

    /// <summary>Second biases, 4d.</summary>
    public Span<float> SecondBiases(float[] flat, int network) =>
        flat.AsSpan(SecondStart(network) + Hidden * Outputs, Outputs);

    /// <summary>
    /// Start of the first plane (o = 0) of a network's four in the row of (g, knot); its pad lies in front of it, so
    /// that the rows of a component end with its last plane.
    /// </summary>
    public int PlaneStart(int network, int g, int knot) =>
        (g * knots + knot) * RowStride + network * Kernels * PlaneStride + lanes;

    private int RoundUp(int count) => (count + lanes - 1) / lanes * lanes;
}
