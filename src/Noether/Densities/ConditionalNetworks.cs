using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// The three networks d -> H -> 4d at the knots. The input is one-hot in position, so the hidden layer at knot t of
/// component g is leaky(W1[:, g] t + b1). Work is cut into fixed pieces, by network and by g or by hidden units, and
/// every output is written by one piece only.
/// </summary>
internal sealed class ConditionalNetworks
{
    /// <summary>The L2 penalty on both layers' weights; biases are free.</summary>
    public const float Penalty = 1e-5f;

    /// <summary>Components evaluated in one piece: enough rows to pay for packing the weights.</summary>
    private const int ComponentsPerPiece = 9;

    private const int HiddenPieces = 4;

    private readonly ConditionalLayout layout;
    private readonly ConditionalTable table;
    private readonly HiddenLayer hiddenLayer;
    private readonly float[] knots;
    private readonly float[] hidden;
    private readonly float[] outputs;
    private readonly float[] hiddenGradient;
    private readonly float[] biasParts;

    public ConditionalNetworks(ConditionalLayout layout, ConditionalTable table, KnotGrid grid, SimdLevel level)
    {
        this.layout = layout;
        this.table = table;
        hiddenLayer = new HiddenLayer(level);
        knots = grid.Values.ToArray();
        hidden = new float[ConditionalLayout.Networks * layout.Rows * layout.Hidden];
        hiddenGradient = new float[hidden.Length];
        outputs = new float[ConditionalLayout.Networks * layout.Rows * layout.Outputs];
        biasParts = new float[ConditionalLayout.Networks * layout.Dimension * layout.Hidden];
        Parameters = new float[layout.ParameterCount];
    }

    /// <summary>Parameters of the three networks, see <see cref="ConditionalLayout"/>.</summary>
    public float[] Parameters { get; }

    private int ComponentPieces => (layout.Dimension + ComponentsPerPiece - 1) / ComponentsPerPiece;

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
    public void Forward(int threads) =>
        ParallelBlocks.Run(ConditionalLayout.Networks * ComponentPieces, threads, ForwardPiece);

    /// <summary>
    /// Takes scale times the table's gradient of component g back to the networks' outputs, which it replaces; the
    /// table's gradient is used up. Components are independent of each other.
    /// </summary>
    public void TakeBack(int g, float scale)
    {
        for (int network = 0; network < ConditionalLayout.Networks; network++)
        {
            Span<float> results = OutputRows(network, g, layout.Knots);
            for (int knot = 0; knot < layout.Knots; knot++)
                table.TakeBack(network, g, knot, scale, results.Slice(knot * layout.Outputs, layout.Outputs));
        }
    }

    /// <summary>From the gradient of all outputs to that of the parameters, plus 2 penalty * weights.</summary>
    public void Backward(float[] gradient, int threads)
    {
        ParallelBlocks.Run(
            ConditionalLayout.Networks * ComponentPieces, threads, piece => BackwardRows(piece, gradient));
        ParallelBlocks.Run(
            ConditionalLayout.Networks * HiddenPieces, threads, piece => BackwardWeights(piece, gradient));
    }

    private static void Draw(CounterRandom random, double limit, Span<float> weights)
    {
        random.FillUniform(weights);
        foreach (ref float weight in weights)
            weight = (float)(limit * (2 * weight - 1));
    }

    private void ForwardPiece(int piece)
    {
        (int network, int from, int to) = Components(piece);
        int rows = (to - from) * layout.Knots;
        Span<float> units = HiddenRows(hidden, network, from, rows);
        Span<float> results = OutputRows(network, from, rows);
        ReadOnlySpan<float> biases = layout.SecondBiases(Parameters, network);
        for (int row = 0; row < rows; row++)
        {
            int g = from + row / layout.Knots;
            hiddenLayer.Forward(
                layout.First(Parameters, network, g),
                layout.FirstBiases(Parameters, network),
                knots[row % layout.Knots],
                units.Slice(row * layout.Hidden, layout.Hidden));
            biases.CopyTo(results[(row * layout.Outputs)..]);
        }

        Gemm.Multiply(
            results, units, layout.Second(Parameters, network), rows, layout.Outputs, layout.Hidden, beta: 1f);
        for (int row = 0; row < rows; row++)
        {
            table.Fill(
                network,
                from + row / layout.Knots,
                row % layout.Knots,
                results.Slice(row * layout.Outputs, layout.Outputs));
        }
    }

    private void BackwardRows(int piece, float[] gradient)
    {
        (int network, int from, int to) = Components(piece);
        int rows = (to - from) * layout.Knots;
        Span<float> results = OutputRows(network, from, rows);
        Span<float> units = HiddenRows(hidden, network, from, rows);
        Span<float> slopes = HiddenRows(hiddenGradient, network, from, rows);
        Gemm.Multiply(
            slopes,
            results,
            layout.Second(Parameters, network),
            rows,
            layout.Hidden,
            layout.Outputs,
            transposeB: true);
        for (int g = from; g < to; g++)
        {
            Span<float> first = layout.First(gradient, network, g);
            Span<float> bias = biasParts.AsSpan((network * layout.Dimension + g) * layout.Hidden, layout.Hidden);
            TensorPrimitives.Multiply(layout.First(Parameters, network, g), 2 * Penalty, first);
            bias.Clear();
            for (int knot = 0; knot < layout.Knots; knot++)
            {
                int start = ((g - from) * layout.Knots + knot) * layout.Hidden;
                hiddenLayer.Backward(
                    units.Slice(start, layout.Hidden),
                    slopes.Slice(start, layout.Hidden),
                    knots[knot],
                    first,
                    bias);
            }
        }
    }

    private void BackwardWeights(int piece, float[] gradient)
    {
        int network = piece / HiddenPieces;
        int part = piece % HiddenPieces;
        int from = layout.Hidden * part / HiddenPieces;
        int count = layout.Hidden * (part + 1) / HiddenPieces - from;
        Span<float> results = OutputRows(network, 0, layout.Rows);
        Span<float> second = layout.Second(gradient, network).Slice(from * layout.Outputs, count * layout.Outputs);
        TensorPrimitives.Multiply(
            layout.Second(Parameters, network).Slice(from * layout.Outputs, count * layout.Outputs),
            2 * Penalty,
            second);
        Gemm.Multiply(
            second,
            layout.Outputs,
            HiddenRows(hidden, network, 0, layout.Rows)[from..],
            layout.Hidden,
            results,
            layout.Outputs,
            count,
            layout.Outputs,
            layout.Rows,
            transposeA: true,
            beta: 1f);

        Span<float> firstBiases = layout.FirstBiases(gradient, network).Slice(from, count);
        firstBiases.Clear();
        for (int g = 0; g < layout.Dimension; g++)
        {
            int start = (network * layout.Dimension + g) * layout.Hidden + from;
            TensorPrimitives.Add(firstBiases, biasParts.AsSpan(start, count), firstBiases);
        }

        if (part != 0)
            return;
        Span<float> secondBiases = layout.SecondBiases(gradient, network);
        secondBiases.Clear();
        for (int row = 0; row < layout.Rows; row++)
            TensorPrimitives.Add(secondBiases, results.Slice(row * layout.Outputs, layout.Outputs), secondBiases);
    }

    private (int Network, int From, int To) Components(int piece)
    {
        int from = piece % ComponentPieces * ComponentsPerPiece;
        return (piece / ComponentPieces, from, Math.Min(layout.Dimension, from + ComponentsPerPiece));
    }

    private Span<float> HiddenRows(float[] units, int network, int g, int rows) =>
        units.AsSpan((network * layout.Rows + g * layout.Knots) * layout.Hidden, rows * layout.Hidden);

    private Span<float> OutputRows(int network, int g, int rows) =>
        outputs.AsSpan((network * layout.Rows + g * layout.Knots) * layout.Outputs, rows * layout.Outputs);
}
