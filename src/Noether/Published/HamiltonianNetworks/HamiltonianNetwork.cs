using System.Numerics;
using Noether.Numerics;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>
/// A scalar H(x) = w3 . tanh(W2 tanh(W1 x + b1) + b2) whose Hamiltonian flow dq/dt = dH/dp, dp/dt = -dH/dq is fitted to
/// velocities (Greydanus, Dzamba and Yosinski, arXiv 1906.01563). The derivative of the loss by the parameters, a mixed
/// second derivative of H, is written by hand: with s = 1 - a^2 after each tanh,
/// d2 = w3 s2, u = W2^T d2, d1 = u s1, g = W1^T d1 is the gradient of H; r = dL/dg; along the tangent r
/// t1 = W1 r, e1 = s1 t1, t2 = W2 e1, e2 = s2 t2, and back c2 = -2 a2 s2 w3 t2, c1 = s1 (W2^T c2) - 2 a1 s1 u t1; then
/// dw3 = e2, dW2 = d2 e1^T + c2 a1^T, db2 = c2, dW1 = d1 r^T + c1 x^T, db1 = c1, summed over samples.
/// Samples are worked on in blocks of a fixed size, whose sums are added in their order.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="shape">Coordinates and units.</param>
internal sealed class HamiltonianNetwork<T>(HamiltonianShape shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Nine matrices of a block fit the second-level cache.
    private const int BlockRows = 128;

    private readonly T[] parameters = new T[shape.Count];
    private HamiltonianBlock<T>[] blocks = [];

    /// <summary>Coordinates and units.</summary>
    public HamiltonianShape Shape => shape;

    /// <summary>All parameters in the order of <see cref="HamiltonianShape"/>.</summary>
    public Span<T> Parameters => parameters;

    /// <summary>
    /// Draws initial parameters: orthonormal columns or rows for every matrix, biases uniform within 1 / sqrt(inputs).
    /// </summary>
    /// <param name="random">The numbers.</param>
    public void Initialise(CounterRandom random)
    {
        var (d, h) = (shape.Dimension, shape.Width);
        OrthogonalStart.Fill<T>(parameters.AsSpan(shape.W1), h, d, random);
        OrthogonalStart.FillUniform<T>(parameters.AsSpan(shape.B1), 1 / Math.Sqrt(d), random);
        OrthogonalStart.Fill<T>(parameters.AsSpan(shape.W2), h, h, random);
        OrthogonalStart.FillUniform<T>(parameters.AsSpan(shape.B2), 1 / Math.Sqrt(h), random);
        OrthogonalStart.Fill<T>(parameters.AsSpan(shape.W3), 1, h, random);
    }

    /// <summary>H and its flow at states.</summary>
    /// <param name="states">N x d values.</param>
    /// <param name="values">Receives N values of H; empty where they are not wanted.</param>
    /// <param name="velocities">Receives N x d values of the flow; empty where it is not wanted.</param>
    /// <param name="threads">Threads to use; the bits do not depend on it.</param>
    public void Evaluate(ReadOnlyMemory<T> states, Memory<T> values, Memory<T> velocities, int threads = 1)
    {
        var d = shape.Dimension;
        var count = states.Length / d;
        Reserve(count);
        ParallelBlocks.Run(Blocks(count), threads, block =>
        {
            var (first, rows) = Rows(block, count);
            blocks[block].Evaluate(
                parameters, states.Span.Slice(first * d, rows * d), rows,
                values.IsEmpty ? default : values.Span.Slice(first, rows),
                velocities.IsEmpty ? default : velocities.Span.Slice(first * d, rows * d));
        });
    }

    /// <summary>Mean of the squared errors of the flow over samples and coordinates, and its derivative.</summary>
    /// <param name="states">N x d values.</param>
    /// <param name="velocities">N x d values to be met.</param>
    /// <param name="gradient">Receives the derivative by every parameter.</param>
    /// <param name="threads">Threads to use; the bits do not depend on it.</param>
    public double LossAndGradient(
        ReadOnlyMemory<T> states, ReadOnlyMemory<T> velocities, Span<T> gradient, int threads = 1)
    {
        var d = shape.Dimension;
        var count = states.Length / d;
        Reserve(count);
        ParallelBlocks.Run(Blocks(count), threads, block =>
        {
            var (first, rows) = Rows(block, count);
            blocks[block].LossAndGradient(
                parameters, states.Span.Slice(first * d, rows * d), velocities.Span.Slice(first * d, rows * d), rows,
                    count);
        });
        gradient.Clear();
        var sum = 0.0;
        foreach (var block in blocks.AsSpan(0, Blocks(count)))
        {
            System.Numerics.Tensors.TensorPrimitives.Add(gradient, block.Gradient, gradient);
            sum += block.SquaredError;
        }

        return sum / ((double)count * d);
    }

    private void Reserve(int count)
    {
        var wanted = Blocks(count);
        if (blocks.Length >= wanted)
            return;
        var grown = new HamiltonianBlock<T>[wanted];
        blocks.CopyTo(grown, 0);
        for (var i = blocks.Length; i < wanted; i++)
            grown[i] = new HamiltonianBlock<T>(shape, BlockRows);
        blocks = grown;
    }

    private static int Blocks(int count) => (count + BlockRows - 1) / BlockRows;

    private static (int First, int Rows) Rows(int block, int count) =>
        (block * BlockRows, Math.Min(BlockRows, count - (block * BlockRows)));
}
