using Noether.Numerics;

namespace Noether.Labels;

/// <summary>
/// Coordinates on the span of samples in which their second moment is the identity: x = origin + U z. A symmetry G of z
/// is U G U^+ for x; whatever units the columns have, the spectrum is the same.
/// </summary>
internal sealed class SampleSpan
{
    private const double Vanishing = 1e-10; // of the largest second moment

    private readonly double[] origin;
    private readonly Matrix up; // d x r
    private readonly Matrix down; // r x d

    private SampleSpan(double[] origin, Matrix up, Matrix down, Matrix? silent = null) =>
        (this.origin, this.up, this.down, Silent) = (origin, up, down, silent);

    /// <summary>Directions of the samples on which labels do not depend, d x m, orthonormal columns; generators leave them out. Null where
    /// there are none.</summary>
    public Matrix? Silent { get; }

    /// <summary>The point about which maps act, d values.</summary>
    public ReadOnlySpan<double> Origin => origin;

    /// <summary>U, from coordinates to samples, d x r.</summary>
    public Matrix ToSamples => up;

    /// <summary>U^+, from samples to coordinates, r x d.</summary>
    public Matrix ToCoordinates => down;

    /// <summary>Dimension of the samples, d.</summary>
    public int Dimension => origin.Length;

    /// <summary>Dimension of the span, r.</summary>
    public int Rank => down.Rows;

    /// <summary>Finds the span.</summary>
    /// <param name="vectors">Vectors on which the group acts, one a row, n x d.</param>
    /// <param name="centre">Whether the origin is their mean, or 0.</param>
    /// <param name="components">Leading directions to keep at most.</param>
    public static SampleSpan Of(Matrix vectors, bool centre, int components)
    {
        var (n, d) = (vectors.Rows, vectors.Columns);
        var origin = new double[d];
        for (var i = 0; i < n && centre; i++)
            MatrixOps.AddScaled(origin, vectors.Row(i), 1.0 / n);
        var moment = new Matrix(d, d);
        var row = new double[d];
        for (var i = 0; i < n; i++)
        {
            vectors.Row(i).CopyTo(row);
            MatrixOps.AddScaled(row, origin, -1);
            MatrixOps.AddOuter(moment, row, row, 1.0 / n);
        }

        var (values, axes) = MatrixOps.Eigen(moment);
        var rank = Math.Min(values.Count(value => value > Vanishing * values[^1]), components);
        var (up, down) = (new Matrix(d, Math.Max(1, rank)), new Matrix(Math.Max(1, rank), d));
        for (var k = 0; k < rank; k++)
        {
            var size = Math.Sqrt(values[d - 1 - k]);
            for (var i = 0; i < d; i++)
            {
                up[i, k] = axes[i, d - 1 - k] * size;
                down[k, i] = axes[i, d - 1 - k] / size;
            }
        }

        return new SampleSpan(origin, up, down);
    }

    /// <summary>Rows of whole vectors to rows of their coordinates; n x v d to n x v r.</summary>
    public Matrix Down(Matrix rows) => Map(rows, down, rows.Columns / Dimension, before: true);

    /// <summary>The way back; n x v r to n x v d.</summary>
    public Matrix Up(Matrix rows) => Map(rows, up, rows.Columns / Rank, before: false);

    /// <summary>A generator on the coordinates as one on the samples, d x d.</summary>
    public Matrix Generator(Matrix inner)
    {
        var generator = MatrixOps.Multiply(MatrixOps.Multiply(up, inner), down);
        for (var k = 0; k < (Silent?.Columns ?? 0); k++)
        {
            // What it would add along a silent direction nobody can tell: nothing is the least.
            double[] direction = [.. Enumerable.Range(0, Dimension).Select(i => Silent![i, k])];
            var added = new double[Dimension];
            for (var i = 0; i < Dimension; i++)
                MatrixOps.AddScaled(added, generator.Row(i), direction[i]);
            MatrixOps.AddOuter(generator, direction, added, -1);
        }

        return generator;
    }

    /// <summary>The same span without directions on which labels do not depend.</summary>
    /// <param name="silent">r x m, orthonormal columns, in coordinates of this span.</param>
    public SampleSpan Without(Matrix silent)
    {
        var rest = SilentDirections.Rest(silent);
        var along = MatrixOps.Multiply(up, silent);
        var axes = MatrixOps.Eigen(MatrixOps.MultiplyTransposed(along, along)).Vectors;
        return new SampleSpan(
            origin, MatrixOps.Multiply(up, rest), MatrixOps.Multiply(rest.Transposed(), down),
            axes.CopyColumns(Dimension - silent.Columns, silent.Columns));
    }

    private Matrix Map(Matrix rows, Matrix matrix, int vectors, bool before)
    {
        var (from, to) = (matrix.Columns, matrix.Rows);
        var mapped = new Matrix(rows.Rows, vectors * to);
        var vector = new double[from];
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var v = 0; v < vectors; v++)
            {
                rows.Row(i).Slice(v * from, from).CopyTo(vector);
                if (before)
                    MatrixOps.AddScaled(vector, origin, -1);
                var target = mapped.Row(i).Slice(v * to, to);
                for (var k = 0; k < to; k++)
                    target[k] = MatrixOps.Dot(matrix.Row(k), vector) + (before ? 0 : origin[k]);
            }
        }

        return mapped;
    }
}
