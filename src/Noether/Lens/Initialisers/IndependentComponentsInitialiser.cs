using System.Diagnostics;
using System.Numerics.Tensors;
using Noether.Lens.Reporting;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Proposes R by independent components: samples are whitened symmetrically, z = C^(-1/2) x, and the fixed-point
/// iteration of FastICA with tanh and symmetric orthogonalisation (Hyvarinen, IEEE Trans. Neural Networks 10, 1999)
/// makes R z independent. In the symmetric whitening frame local sources stay local, so R itself is the hidden
/// transform up to the order and the signs of its rows, which <see cref="AxisOrder"/> settles.
/// </summary>
internal sealed class IndependentComponentsInitialiser(LensSamples samples, int threads, ulong seed)
{
    private const int Block = 2048;
    private const int MostSamples = 50_000;
    private const double Tolerance = 1e-5;

    // Most of the way goes with few samples; where they do not settle, more of them settle no better.
    private const int FirstSamples = 5_000;
    private const int FirstSamplesPerComponent = 150;
    private const int FirstIterations = 100;
    private const double FirstTolerance = 1e-4;

    // From there components that are independent settle in a few steps; what creeps has none.
    private const int LastIterations = 8;
    private const int LastIterationsUnsettled = 5;
    private const int SaddleSamples = 2_000;
    private const ulong InitialStream = 11;

    /// <summary>Shows the components while they settle; null for nobody.</summary>
    public SnapshotReporter? View { get; init; }

    /// <summary>Runs the iteration on the columns first .. first + count - 1 of the samples.</summary>
    public ProposedRepresentation Propose(int first, int count, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var d = samples.Dimension;
        count = Math.Min(count, MostSamples);
        var covariance = samples.Covariance(first, count, threads);
        var whitening = MatrixOps.InverseSquareRoot(covariance);
        var random = new CounterRandom(seed, InitialStream);
        var rotation = new Matrix(d, d);
        foreach (ref var value in rotation.Values)
            value = random.NextNormal();
        rotation = MatrixOps.NearestOrthogonal(rotation);
        (rotation, var settled) = Iterate(rotation, whitening, covariance, first, count, cancellationToken);
        if (settled)
        {
            var y = samples.Transform(
                MatrixOps.Multiply(rotation, whitening), first, Math.Min(count, SaddleSamples), threads);
            if (SaddlePairs.Turn(rotation, y, threads) is { } turned)
                (rotation, _) = Iterate(turned, whitening, covariance, first, count, cancellationToken);
        }

        var ordered = AxisOrder.Arrange(rotation, MatrixOps.Congruence(rotation, covariance));
        return new ProposedRepresentation("independent components", ordered, clock.Elapsed.TotalSeconds);
    }

    // Where few samples do not settle there are no independent components, and no saddles between them.
    private (Matrix Rotation, bool Settled) Iterate(
        Matrix rotation, Matrix whitening, Matrix covariance, int first, int count, CancellationToken cancellationToken)
    {
        var few = Math.Min(count, Math.Max(FirstSamples, FirstSamplesPerComponent * samples.Dimension));
        var settled = Settle(few, FirstIterations, few < count ? FirstTolerance : Tolerance);
        if (few < count)
            Settle(count, settled ? LastIterations : LastIterationsUnsettled, Tolerance);
        return (rotation, settled);

        bool Settle(int size, int most, double tolerance)
        {
            for (var iteration = 0; iteration < most; iteration++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var next = MatrixOps.NearestOrthogonal(FixedPoint(rotation, whitening, first, size));
                var change = 0.0;
                for (var k = 0; k < rotation.Rows; k++)
                    change = Math.Max(change, 1 - Math.Abs(MatrixOps.Dot(next.Row(k), rotation.Row(k))));
                rotation = next;
                View?.Show(() => AxisOrder.Arrange(next, MatrixOps.Congruence(next, covariance)));
                if (change < tolerance)
                    return true;
            }

            return false;
        }
    }

    // E[g(R z) z^T] - diag(E[g'(R z)]) R with g = tanh; z = whitening x is never stored: R z = (R whitening) x, and
    // E[g z^T] = E[g x^T] whitening.
    private Matrix FixedPoint(Matrix rotation, Matrix whitening, int first, int count)
    {
        var d = samples.Dimension;
        var map = Array.ConvertAll(MatrixOps.Multiply(rotation, whitening).Values.ToArray(), v => (float)v);
        var blocks = (count + Block - 1) / Block;
        var products = new float[blocks][];
        var slopes = new float[blocks][];
        ParallelBlocks.Run(blocks, threads, b =>
        {
            var from = first + (b * Block);
            var size = Math.Min(Block, first + count - from);
            var x = samples.Values.AsSpan(from);
            var g = new float[d * size];
            products[b] = new float[d * d];
            slopes[b] = new float[d];
            Gemm.Multiply(g, size, map, d, x, samples.Count, d, size, d);
            VectorMath.Tanh(g, g);
            for (var k = 0; k < d; k++)
                slopes[b][k] = size - TensorPrimitives.SumOfSquares<float>(g.AsSpan(k * size, size));
            Gemm.Multiply(products[b], d, g, size, x, samples.Count, d, d, size, transposeB: true);
        });
        var product = new Matrix(d, d);
        var slope = new double[d];
        for (var b = 0; b < blocks; b++)
        {
            for (var i = 0; i < d * d; i++)
                product.Values[i] += products[b][i] / (double)count;
            for (var k = 0; k < d; k++)
                slope[k] += slopes[b][k] / (double)count;
        }
        var result = MatrixOps.Multiply(product, whitening);
        for (var k = 0; k < d; k++)
            MatrixOps.AddScaled(result.Row(k), rotation.Row(k), -slope[k]);
        return result;
    }
}
