using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// Builds the orthogonal matrices U of <see cref="HiddenTransform"/> and the generators hidden by them.
/// </summary>
internal static class HiddenTransforms
{
    /// <summary>The parameter s of the dispersive transform; see <see cref="HiddenTransform.Dispersive"/>.</summary>
    public const double Dispersion = 0.5;

    /// <summary>U of a line, d x d and orthogonal; h = U x.</summary>
    public static Matrix Build(HiddenTransform transform, int d, ulong seed) =>
        Build(new SyntheticSettings { Transform = transform, Dimension = d, Seed = seed });

    /// <summary>U, d x d and orthogonal; h = U x.</summary>
    /// <param name="settings">The transform, the shape and the seed.</param>
    public static Matrix Build(SyntheticSettings settings)
    {
        Matrix Named(Func<int, Matrix> transform) => settings.Rows == 1 ? transform(settings.Dimension)
            : NamedTransforms.Separable(transform(settings.Rows), transform(settings.Columns));
        return settings.Transform switch
        {
            HiddenTransform.Identity => Matrix.Identity(settings.Dimension),
            HiddenTransform.Permuted => RandomPermutation(settings.Dimension, SyntheticStreams.OfTransform(settings.Seed)),
            HiddenTransform.Orthogonal => RandomOrthogonal(
                settings.Dimension, SyntheticStreams.OfTransform(settings.Seed)),
            HiddenTransform.Dst => Named(NamedTransforms.Sine),
            HiddenTransform.Dct => Named(NamedTransforms.Cosine).Transposed(),
            HiddenTransform.Fourier => Named(NamedTransforms.Fourier).Transposed(),
            HiddenTransform.Hadamard => Named(NamedTransforms.Hadamard),
            HiddenTransform.Haar => Named(NamedTransforms.Haar).Transposed(),
            _ => Dispersive(settings.Dimension, Dispersion).Transposed(),
        };
    }

    /// <summary>
    /// The shift of the hidden axis by one: (Shift h)_k = h_(k-1), with h_(-1) = 0, or h_(d-1) on a circle.
    /// </summary>
    public static Matrix Shift(int d, bool circular)
    {
        var shift = new Matrix(d, d);
        for (var k = 1; k < d; k++)
            shift[k, k - 1] = 1;
        if (circular)
            shift[0, d - 1] = 1;
        return shift;
    }

    /// <summary>
    /// The true generators: U^T Shift U for a line, and for a grid those of one row and of one column,
    /// U^T (Shift x I) U and U^T (I x Shift) U, cyclic where the grid comes round; a globe has the latter alone.
    /// </summary>
    public static Matrix[] Generators(Matrix transform, SyntheticSettings settings)
    {
        if (settings.Rows == 1)
            return [Generator(transform, settings.Circular)];
        var byColumn = Moved(transform, 1, settings.Columns, settings.AllRings.HasFlag(GridRings.Columns));
        return settings.Family == SignalFamily.Globe
            ? [byColumn]
            : [Moved(transform, settings.Columns, settings.Dimension, settings.AllRings.HasFlag(GridRings.Rows)), byColumn];
    }

    // U^T M U with M the shift by a step; cells whose number is a multiple of the period, or less than the step above
    // one, have none before them, or on a ring those at the end of the period.
    private static Matrix Moved(Matrix transform, int step, int period, bool ring)
    {
        var moved = new Matrix(transform.Rows, transform.Rows);
        for (var k = 0; k < transform.Rows; k++)
        {
            if (k % period >= step)
                transform.Row(k - step).CopyTo(moved.Row(k));
            else if (ring)
                transform.Row(k - step + period).CopyTo(moved.Row(k));
        }
        return MatrixOps.Multiply(transform.Transposed(), moved);
    }

    /// <summary>The true generator U^T Shift U, d x d.</summary>
    public static Matrix Generator(Matrix transform, bool circular)
    {
        // Row k of Shift U is row k-1 of U, so U^T (Shift U) is a sum of d outer products.
        var d = transform.Rows;
        var result = new Matrix(d, d);
        for (var k = circular ? 0 : 1; k < d; k++)
        {
            var row = transform.Row(k);
            var previous = transform.Row((k + d - 1) % d);
            for (var i = 0; i < d; i++)
            {
                var target = result.Row(i);
                for (var j = 0; j < target.Length; j++)
                    target[j] += row[i] * previous[j];
            }
        }
        return result;
    }

    /// <summary>
    /// exp(s K) for the skew tridiagonal K of <see cref="HiddenTransform.Dispersive"/>, by Taylor steps.
    /// </summary>
    internal static Matrix Dispersive(int d, double s)
    {
        const int terms = 20; // 1/20! is below the rounding of a double when a step has norm 1
        var steps = (int)Math.Ceiling(s * d / 2) + 1;
        var h = s / steps;
        var result = Matrix.Identity(d);
        for (var step = 0; step < steps; step++)
        {
            var term = result.Clone();
            for (var n = 1; n <= terms; n++)
            {
                term = Multiply(term, h / n);
                for (var i = 0; i < d * d; i++)
                    result.Values[i] += term.Values[i];
            }
        }
        return result;

        // (K x)_k = -(a_k x_(k+1) - a_(k-1) x_(k-1))/2 with a_k = (t_k + t_(k+1))/2, for every column of x.
        Matrix Multiply(Matrix x, double scale)
        {
            var product = new Matrix(d, d);
            for (var k = 0; k < d; k++)
            {
                // At the ends the weight of the missing neighbour is zero, and any row will do in its place.
                var row = product.Row(k);
                var next = x.Row(Math.Min(k + 1, d - 1));
                var previous = x.Row(Math.Max(k - 1, 0));
                var above = k + 1 < d ? -scale * 0.5 * (k + 1 - (0.5 * d)) : 0;
                var below = k > 0 ? scale * 0.5 * (k - (0.5 * d)) : 0;
                for (var j = 0; j < row.Length; j++)
                    row[j] = (above * next[j]) + (below * previous[j]);
            }
            return product;
        }
    }

    private static Matrix RandomPermutation(int d, CounterRandom random)
    {
        var permutation = new Matrix(d, d);
        var order = random.Permutation(d);
        for (var k = 0; k < d; k++)
            permutation[k, order[k]] = 1;
        return permutation;
    }

    // Gram-Schmidt on gaussian rows is the QR factorisation with a positive diagonal, hence uniform over the group
    // (Mezzadri, How to generate random matrices from the classical compact groups, 2007). Two passes undo rounding.
    private static Matrix RandomOrthogonal(int d, CounterRandom random)
    {
        var result = new Matrix(d, d);
        for (var k = 0; k < d; k++)
        {
            var row = result.Row(k);
            for (var j = 0; j < d; j++)
                row[j] = random.NextNormal();
            for (var pass = 0; pass < 2; pass++)
            {
                for (var i = 0; i < k; i++)
                {
                    var earlier = result.Row(i);
                    var product = Dot(row, earlier);
                    for (var j = 0; j < d; j++)
                        row[j] -= product * earlier[j];
                }
                var norm = Math.Sqrt(Dot(row, row));
                for (var j = 0; j < d; j++)
                    row[j] /= norm;
            }
        }
        return result;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
