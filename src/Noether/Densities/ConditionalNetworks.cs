using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// The three networks d -> H -> 4d at the knots. The input is one-hot in position, so the hidden layer at knot t of
/// component g is leaky(W1[:, g] t + b1), which is linear in t but for one kink a unit.
/// Work is cut into fixed pieces, by network and by g or by hidden units, and every output is written by one piece
/// only.
/// </summary>
internal sealed class ConditionalNetworks
{
    /// <summary>The L2 penalty on both layers' weights; biases are free.</summary>
    public const float Penalty = 1e-5f;

    /// <summary>Units in a piece of the way back: enough to pay for handing it to a thread.</summary>
    private const int UnitsPerPiece = 128;

    private readonly ConditionalLayout layout;
    private readonly ConditionalTable table;
    private readonly IConditionalLayers layers;
    private readonly int[] kinkNumbers;
    private readonly float[] kinkSums;

    // For every network a row for each component and one for the biases: what is linear, and its gradient.
    private readonly float[] linear;
    private readonly float[] offsets;

    public ConditionalNetworks(ConditionalLayout layout, ConditionalTable table, KnotGrid grid, SimdLevel level)
    {
        this.layout = layout;
        this.table = table;
        var knots = grid.Values.ToArray();
        layers = level switch
        {
            SimdLevel.Avx512 => new ConditionalLayers<Lanes512, Vector512<float>>(layout, knots),
            SimdLevel.Avx2 => new ConditionalLayers<Lanes256, Vector256<float>>(layout, knots),
            _ => new ConditionalLayers<Lanes128, Vector128<float>>(layout, knots),
        };
        kinkNumbers = new int[ConditionalLayout.Networks * layout.Dimension * layout.Hidden];
        kinkSums = new float[ConditionalLayout.Networks * layout.Dimension * layout.KinkLength];
        linear = new float[ConditionalLayout.Networks * (layout.Dimension + 1) * layout.OutputStride
            + ConditionalLayout.Pad];
        offsets = new float[ConditionalLayout.Networks * layout.Dimension * layout.OutputStride];
        Parameters = new float[layout.ParameterCount];
    }

    /// <summary>Parameters of the three networks, see <see cref="ConditionalLayout"/>.</summary>
    public float[] Parameters { get; }

    private int HiddenPieces => (layout.Hidden + UnitsPerPiece - 1) / UnitsPerPiece;

    /// <summary>Weights uniform in +-sqrt(6 / (inputs + outputs)) of their layer, biases zero.</summary>
    public void Initialise(CounterRandom random)
    {
        double first = Math.Sqrt(6.0 / (layout.Dimension + layout.Hidden));
        double second = Math.Sqrt(6.0 / (layout.Hidden + layout.Outputs));
        Array.Clear(Parameters);
        for (int network = 0; network < ConditionalLayout.Networks; network++)
        {
            for (int g = 0; g < layout.Dimension; g++)
                Draw(random, first, layout.First(Parameters, network, g));
            Draw(random, second, layout.Second(Parameters, network));
        }
    }

    /// <summary>Evaluates the networks at all knots and fills the table.</summary>
    public void Forward(int threads)
    {
        ParallelBlocks.Run(ConditionalLayout.Networks, threads, ForwardLinear);
        ParallelBlocks.Run(ConditionalLayout.Networks * layout.Dimension, threads, ForwardPiece);
    }

    /// <summary>
    /// Takes scale times the table's gradient of component g back to the sums that <see cref="Backward"/> needs; the
    /// table's gradient is used up. Components are independent of each other.
    /// </summary>
    public void TakeBack(int g, float scale)
    {
        for (int network = 0; network < ConditionalLayout.Networks; network++)
        {
            layers.TakeBack(
                network, g, scale, table, KinkSums(network, g), LinearRows(network, g, 1), Offset(network, g));
        }
    }

    /// <summary>
    /// From the gradient of all outputs to that of the parameters, plus 2 penalty * weights; once for every
    /// <see cref="Forward"/>.
    /// </summary>
    public void Backward(float[] gradient, int threads)
    {
        ParallelBlocks.Run(
            ConditionalLayout.Networks * HiddenPieces, threads, piece => BackwardPiece(piece, gradient));
    }

    private static void Draw(CounterRandom random, double limit, Span<float> weights)
    {
        random.FillUniform(weights);
        foreach (ref float weight in weights)
            weight = (float)(limit * (2 * weight - 1));
    }

    /// <summary>The weights and biases of the first layer through the second one.</summary>
    private void ForwardLinear(int network)
    {
        Gemm.Multiply(
            LinearRows(network, 0, layout.Dimension + 1),
            layout.OutputStride,
            layout.First(Parameters, network, 0, layout.Dimension + 1),
            layout.Hidden,
            layout.Second(Parameters, network),
            layout.Outputs,
            layout.Dimension + 1,
            layout.Outputs,
            layout.Hidden,
            alpha: ConditionalUnits.Linear);
        Span<float> biases = LinearRows(network, layout.Dimension, 1)[..layout.Outputs];
        TensorPrimitives.Add(biases, layout.SecondBiases(Parameters, network), biases);
    }

    private void ForwardPiece(int piece)
    {
        int network = piece / layout.Dimension, g = piece % layout.Dimension;
        layers.Forward(
            network, g, Units(network, g, 0, layout.Hidden), LinearRows(network, g, 1),
            LinearRows(network, layout.Dimension, 1), table);
    }

    private void BackwardPiece(int piece, float[] gradient)
    {
        int network = piece / HiddenPieces, part = piece % HiddenPieces;
        int from = layout.Hidden * part / HiddenPieces;
        int count = layout.Hidden * (part + 1) / HiddenPieces - from;

        // The rows of the second layer are not padded, those that the kinks are added to are.
        int length = count * layout.OutputStride;
        float[] rented = ArrayPool<float>.Shared.Rent(length);
        Span<float> second = rented.AsSpan(0, length);
        second.Clear();
        Span<float> biases = layout.FirstBiases(gradient, network).Slice(from, count);
        biases.Clear();
        for (int g = 0; g < layout.Dimension; g++)
        {
            LeakyUnits units = Units(network, g, from, count);
            Span<float> first = layout.First(gradient, network, g).Slice(from, count);
            TensorPrimitives.Multiply(units.Weights, 2 * Penalty, first);
            layers.Backward(
                units, KinkSums(network, g), LinearRows(network, g, 1), Offset(network, g), first, biases, second);
        }

        for (int h = 0; h < count; h++)
        {
            int row = (from + h) * layout.Outputs;
            TensorPrimitives.MultiplyAdd(
                layout.Second(Parameters, network).Slice(row, layout.Outputs),
                2 * Penalty,
                second.Slice(h * layout.OutputStride, layout.Outputs),
                layout.Second(gradient, network).Slice(row, layout.Outputs));
        }

        ArrayPool<float>.Shared.Return(rented);
        if (part == 0)
            AddOffsets(network, layout.SecondBiases(gradient, network));
    }

    private void AddOffsets(int network, Span<float> biases)
    {
        biases.Clear();
        for (int g = 0; g < layout.Dimension; g++)
            TensorPrimitives.Add(biases, Offset(network, g)[..layout.Outputs], biases);
    }

    private LeakyUnits Units(int network, int g, int from, int count) => new(
        layout.First(Parameters, network, g).Slice(from, count),
        layout.FirstBiases(Parameters, network).Slice(from, count),
        Parameters.AsSpan(layout.SecondStart(network) + (from * layout.Outputs)),
        kinkNumbers.AsSpan((((network * layout.Dimension) + g) * layout.Hidden) + from, count));

    private Span<float> KinkSums(int network, int g) =>
        kinkSums.AsSpan(((network * layout.Dimension) + g) * layout.KinkLength, layout.KinkLength);

    private Span<float> LinearRows(int network, int g, int rows) => linear.AsSpan(
        ((network * (layout.Dimension + 1)) + g) * layout.OutputStride, rows * layout.OutputStride);

    private Span<float> Offset(int network, int g) =>
        offsets.AsSpan(((network * layout.Dimension) + g) * layout.OutputStride, layout.OutputStride);
}
