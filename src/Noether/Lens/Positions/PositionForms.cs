using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Positions;

/// <summary>
/// Quadratic forms that tell where along the hidden axis the energy of a sample lies. Whatever treats all places alike is
/// diagonal in the modes of a stationary process; what differs from place to place is told by products q_a q_b of two
/// modes, a != b. The principal components of these products over the energy, from sample to sample, are the forms
/// x^T A x / |x|^2 that vary most: nearly cos(pi j c/d) of the place c of a signal, j = 1, 2, ...
/// </summary>
internal sealed class PositionForms
{
    private const int MostSamples = 20_000;

    private readonly ModeCoordinates coordinates;
    private readonly float[] strong;
    private readonly float[] inverseEnergy;
    private readonly int modes;
    private readonly Matrix components;
    private readonly int threads;

    /// <summary>Finds the forms.</summary>
    /// <param name="coordinates">The samples.</param>
    /// <param name="modes">Number of modes that take part, the strongest, at least 2.</param>
    /// <param name="exponent">How far their variances are evened out, 0 to 0.5.</param>
    /// <param name="threads">Number of threads.</param>
    public PositionForms(ModeCoordinates coordinates, int modes, double exponent, int threads)
    {
        (this.coordinates, this.modes, this.threads) = (coordinates, modes, threads);
        strong = coordinates.Strongest(modes, exponent);
        var squares = new float[strong.Length];
        TensorPrimitives.Multiply(strong, strong, squares);
        inverseEnergy = coordinates.InverseEnergy(squares);
        components = MatrixOps.Eigen(Moments()).Vectors;
    }

    /// <summary>The values of the leading forms, one a row for every sample.</summary>
    /// <param name="count">Number of forms.</param>
    public float[][] Values(int count)
    {
        var result = new float[Math.Min(count, components.Rows)][];
        ParallelBlocks.Run(result.Length, threads, j =>
        {
            var map = new float[modes * modes];
            var (at, column) = (0, components.Columns - 1 - j);
            for (var a = 0; a < modes; a++)
                for (var b = a + 1; b < modes; b++)
                    map[(a * modes) + b] = map[(b * modes) + a] = (float)components[at++, column];
            var turned = new float[strong.Length];
            var n = coordinates.Count;
            Gemm.Multiply(turned, n, map, modes, strong, n, modes, n, modes);
            var value = result[j] = new float[n];
            for (var k = 0; k < modes; k++)
                TensorPrimitives.MultiplyAdd(coordinates.Row(turned, k), coordinates.Row(strong, k), value, value);
            TensorPrimitives.Multiply(value, inverseEnergy, value);
        });
        return result;
    }

    // Second moments of the products of two modes about their means, one row a pair.
    private Matrix Moments()
    {
        var n = Math.Min(coordinates.Count, MostSamples);
        var pairs = modes * (modes - 1) / 2;
        var products = new float[pairs * n];
        var at = 0;
        for (var a = 0; a < modes; a++)
        {
            for (var b = a + 1; b < modes; b++)
            {
                var row = products.AsSpan(at++ * n, n);
                TensorPrimitives.Multiply(coordinates.Row(strong, a)[..n], coordinates.Row(strong, b)[..n], row);
                TensorPrimitives.Multiply(row, inverseEnergy.AsSpan(0, n), row);
                TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / n, row);
            }
        }

        var moments = new float[pairs * pairs];
        Gemm.Multiply(moments, pairs, products, n, products, n, pairs, pairs, n, transposeB: true, threads: threads);
        return new Matrix(pairs, pairs, Array.ConvertAll(moments, v => (double)v / n));
    }
}
