using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Positions;

/// <summary>
/// Frames F, d x d orthogonal: row i holds the modes' amplitudes at place i of the hidden axis, so that y = F q.
/// </summary>
internal static class PlaceFrame
{
    private const int MostSteps = 60;
    private const double Still = 1e-3;
    private const double Tolerance = 1e-6;

    /// <summary>
    /// The frame in which position operators are diagonal together, its places put in order by a short path through
    /// their diagonals, which are points of a curve.
    /// </summary>
    public static Matrix Joint(Matrix[] operators)
    {
        var (_, start) = MatrixOps.Eigen(operators[0]);
        var places = JointDiagonal.Basis(operators, start).Transposed();
        var order = LineSeriation.Shortest(Nearness(operators, places));
        var frame = new Matrix(places.Rows, places.Columns);
        for (var i = 0; i < order.Length; i++)
            places.Row(order[i]).CopyTo(frame.Row(i));
        return frame;
    }

    /// <summary>
    /// The frame near a given one that makes each operator M_j most nearly the wave cos(pi j (i + 1/2)/d) of the place i:
    /// U = F^T goes to the orthogonal matrix nearest to sum_j M_j U W_j, W_j the diagonal of the wave, until it rests.
    /// </summary>
    public static Matrix OnWaves(Matrix[] operators, Matrix frame)
    {
        var d = frame.Rows;
        var u = frame.Transposed();
        for (var step = 0; step < MostSteps; step++)
        {
            var sum = new Matrix(d, d);
            for (var j = 0; j < operators.Length; j++)
            {
                var product = MatrixOps.Multiply(operators[j], u);
                for (var i = 0; i < d; i++)
                {
                    var wave = Wave(j + 1, i, d);
                    for (var k = 0; k < d; k++)
                        sum[k, i] += wave * product[k, i];
                }
            }

            if (!(MatrixOps.SquaredNorm(sum) > 0))
                break;
            var next = MatrixOps.NearestOrthogonal(sum);
            var change = 0.0;
            for (var i = 0; i < u.Values.Length; i++)
                change = Math.Max(change, Math.Abs(next.Values[i] - u.Values[i]));
            u = next;
            if (change < Still)
                break;
        }

        return u.Transposed();
    }

    /// <summary>
    /// Whether the rows have length one; operators that are empty, or overlaps that vanish, leave frames that do not.
    /// </summary>
    public static bool IsFrame(Matrix frame) =>
        Math.Abs(MatrixOps.SquaredNorm(frame) - frame.Rows) < Tolerance * frame.Rows;

    /// <summary>Wave j at place i of d: cos(pi j (i + 1/2)/d).</summary>
    public static double Wave(int j, int i, int d) => Math.Cos(Math.PI * j * (i + 0.5) / d);

    // 1 for places whose diagonals are the same, 0 for those that differ most.
    private static Matrix Nearness(Matrix[] operators, Matrix places)
    {
        var d = places.Rows;
        var diagonals = new Matrix(d, operators.Length);
        for (var j = 0; j < operators.Length; j++)
        {
            var turned = MatrixOps.Congruence(places, operators[j]);
            for (var i = 0; i < d; i++)
                diagonals[i, j] = turned[i, i];
        }

        var result = new Matrix(d, d);
        var farthest = double.Epsilon;
        for (var i = 0; i < d; i++)
        {
            for (var k = 0; k < d; k++)
            {
                var square = 0.0;
                for (var j = 0; j < operators.Length; j++)
                    square += Math.Pow(diagonals[i, j] - diagonals[k, j], 2);
                result[i, k] = Math.Sqrt(square);
                farthest = Math.Max(farthest, result[i, k]);
            }
        }

        foreach (ref var value in result.Values)
            value = 1 - (value / farthest);
        return result;
    }
}
