using Noether.Numerics;

namespace Noether.Rivals.LieGan;

/// <summary>What vectors span: a generator is known there only.</summary>
internal static class SpanOfRows
{
    private const double Least = 1e-6; // of the largest singular value

    /// <summary>The projector on the span of vectors, d x d.</summary>
    /// <param name="rows">Samples whose first numbers are vectors.</param>
    /// <param name="vectors">Vectors in a sample.</param>
    /// <param name="d">Numbers in a vector.</param>
    public static Matrix Projector(Matrix rows, int vectors, int d)
    {
        var moments = new Matrix(d, d);
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var k = 0; k < vectors; k++)
            {
                var vector = rows.Row(i).Slice(k * d, d);
                MatrixOps.AddOuter(moments, vector, vector, 1.0 / rows.Rows);
            }
        }

        var (values, directions) = MatrixOps.Eigen(moments);
        var projector = new Matrix(d, d);
        for (var k = 0; k < d; k++)
        {
            if (!(values[k] > Least * Least * values[^1]))
                continue;
            double[] direction = [.. Enumerable.Range(0, d).Select(i => directions[i, k])];
            MatrixOps.AddOuter(projector, direction, direction, 1);
        }

        return projector;
    }

    /// <summary>P L P.</summary>
    public static Matrix Restricted(Matrix generator, Matrix projector) =>
        MatrixOps.Multiply(MatrixOps.Multiply(projector, generator), projector);
}
