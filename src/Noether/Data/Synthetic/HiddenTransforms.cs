using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>
/// Builds the orthogonal matrices U of <see cref="HiddenTransform"/> and the generators hidden by them.
/// </summary>
internal static class HiddenTransforms
{
    /// <summary>The parameter s of the dispersive transform; see <see cref="HiddenTransform.Dispersive"/>.</summary>
    public const double Dispersion = 0.5;

    /// <summary>U, d x d and orthogonal; h = U x.</summary>
    public static Matrix Build(HiddenTransform transform, int d, ulong seed)
    {
        var random = SyntheticStreams.OfTransform(seed);
        switch (transform)
        {
            case HiddenTransform.Identity:
                return Matrix.Identity(d);
            case HiddenTransform.Permuted:
                var permutation = new Matrix(d, d);
                var order = random.Permutation(d);
                for (var k = 0; k < d; k++)
                    permutation[k, order[k]] = 1;
                return permutation;
            case HiddenTransform.Dst:
                var sine = new Matrix(d, d);
                for (var k = 1; k <= d; k++)
                    for (var j = 1; j <= d; j++)
                    {
                        // k j modulo the period keeps the argument small and the sine exact.
                        var angle = Math.PI * (k * j % (2 * (d + 1))) / (d + 1);
                        sine[k - 1, j - 1] = Math.Sin(angle) * Math.Sqrt(2.0 / (d + 1));
                    }
                return sine;
            case HiddenTransform.Orthogonal:
                return RandomOrthogonal(d, random);
            default:
                return Dispersive(d, Dispersion).Transposed();
        }
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
    /// U^T (Shift x I) U and U^T (I x Shift) U.
    /// </summary>
    public static Matrix[] Generators(Matrix transform, SyntheticSettings settings) => settings.Rows == 1
        ? [Generator(transform, settings.Circular)]
        : [Moved(transform, settings.Columns, settings.Dimension), Moved(transform, 1, settings.Columns)];

    // U^T M U with M the shift by a step; cells whose number is a multiple of the period, or less than the step above
    // one, have none before them.
    private static Matrix Moved(Matrix transform, int step, int period)
    {
        var moved = new Matrix(transform.Rows, transform.Rows);
        for (var k = step; k < transform.Rows; k++)
        {
            if (k % period >= step)
                transform.Row(k - step).CopyTo(moved.Row(k));
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
