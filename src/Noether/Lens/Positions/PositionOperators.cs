using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Lens.Positions;

/// <summary>
/// Operators M_kl = E[g q_k q_l] of quantities g that depend on the place of a signal: in a frame whose rows are places
/// they are diagonal, as the multiplication by a function of the place is. Modes of which noise has a larger part, or
/// which take part in fewer signals, have smaller entries; balancing, M_kl / (s_k s_l) with equal sums of squares in
/// all rows of all operators together, makes up for that.
/// </summary>
internal static class PositionOperators
{
    private const int Balancings = 30;

    // Operators of data without places need not have a balance: then scales would run away.
    private const double LargestScale = 100;

    /// <summary>The balanced operators, d x d, with empty diagonals.</summary>
    /// <param name="coordinates">The samples.</param>
    /// <param name="quantities">g, a value for every sample; centred and scaled in place.</param>
    /// <param name="threads">Number of threads.</param>
    public static Matrix[] Of(ModeCoordinates coordinates, float[][] quantities, int threads)
    {
        var result = new Matrix[quantities.Length];
        ParallelBlocks.Run(result.Length, threads, j =>
        {
            Standardise(quantities[j]);
            result[j] = Moment(coordinates, quantities[j]);
        });
        Balance(result);
        return result;
    }

    private static void Standardise(Span<float> g)
    {
        TensorPrimitives.Subtract(g, TensorPrimitives.Sum<float>(g) / g.Length, g);
        var deviation = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(g) / g.Length);
        TensorPrimitives.Divide(g, Math.Max(deviation, float.Epsilon), g);
    }

    private static Matrix Moment(ModeCoordinates coordinates, float[] g)
    {
        var (d, n) = (coordinates.Modes, coordinates.Count);
        var weighted = new float[d * n];
        for (var k = 0; k < d; k++)
            TensorPrimitives.Multiply(coordinates.Row(coordinates.Whitened, k), g, coordinates.Row(weighted, k));
        var product = new float[d * d];
        Gemm.Multiply(product, d, weighted, n, coordinates.Whitened, n, d, d, n, transposeB: true);
        var result = new Matrix(d, d);
        for (var k = 0; k < d; k++)
            for (var l = 0; l < k; l++)
                result[k, l] = result[l, k] = product[(k * d) + l] / (double)n;
        return result;
    }

    /// <summary>Divides rows and columns alike by scales that make the rows equal in their sums of squares.</summary>
    /// <param name="operators">Symmetric matrices of one size, changed in place.</param>
    public static void Balance(Matrix[] operators)
    {
        var d = operators[0].Rows;
        var squares = new Matrix(d, d);
        foreach (var m in operators)
            for (var i = 0; i < squares.Values.Length; i++)
                squares.Values[i] += m.Values[i] * m.Values[i];
        var scales = new double[d];
        Array.Fill(scales, 1);
        for (var round = 0; round < Balancings; round++)
        {
            var sums = new double[d];
            for (var k = 0; k < d; k++)
                for (var l = 0; l < d; l++)
                    sums[k] += squares[k, l] / (scales[k] * scales[k] * scales[l] * scales[l]);
            for (var k = 0; k < d; k++)
                scales[k] = Math.Clamp(scales[k] * Math.Pow(sums[k], 0.25), 1 / LargestScale, LargestScale);
        }

        foreach (var m in operators)
            for (var k = 0; k < d; k++)
                for (var l = 0; l < d; l++)
                    m[k, l] /= scales[k] * scales[l];
    }
}
