using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Labels;

/// <summary>Samples moved along a generator by a finite amount: half a radian for a rotation of all planes.</summary>
internal static class MovedSamples
{
    private const double Radians = 0.5;

    /// <summary>Moves coordinates.</summary>
    /// <param name="points">n x v r, second moment near the identity.</param>
    /// <param name="vectors">Vectors in a point, v, that move alike.</param>
    /// <param name="generator">r x r, of norm one.</param>
    /// <param name="direction">1 or -1.</param>
    public static Matrix Of(Matrix points, int vectors, Matrix generator, int direction)
    {
        var r = generator.Rows;
        var map = MatrixExponential.Of(generator, direction * Radians * Math.Sqrt(r));
        var moved = new Matrix(points.Rows, points.Columns);
        for (var i = 0; i < points.Rows; i++)
        {
            for (var v = 0; v < vectors; v++)
            {
                var from = points.Row(i).Slice(v * r, r);
                for (var k = 0; k < r; k++)
                    moved[i, (v * r) + k] = MatrixOps.Dot(map.Row(k), from);
            }
        }

        return moved;
    }
}
