using Noether.Numerics;

namespace Noether.Lens;

/// <summary>Builds L from a padded generator and a filter, and a padded generator from L.</summary>
internal static class GroupConvolutions
{
    /// <summary>
    /// L, d x d, with rows psi^T G^k for k = -h .. d-1-h, h the <see cref="Centre"/>: psi is padded with zeros to n,
    /// propagated by the powers of G (n x n, orthogonal, so G^-1 = G^T) and cropped back to the central d.
    /// </summary>
    public static Matrix Build(Matrix generator, ReadOnlySpan<double> filter)
    {
        var n = generator.Rows;
        var d = filter.Length;
        var padding = (n - d) / 2;
        var half = Centre(d);
        var result = new Matrix(d, d);
        var row = new Matrix(1, n);
        filter.CopyTo(row.Row(0)[padding..]);
        var back = row.Clone();
        for (var k = 0; k < d - half; k++)
        {
            row.Row(0).Slice(padding, d).CopyTo(result.Row(half + k));
            if (k <= half)
                back.Row(0).Slice(padding, d).CopyTo(result.Row(half - k));
            row = MatrixOps.Multiply(row, generator);
            back = MatrixOps.MultiplyTransposed(back, generator);
        }
        return result;
    }

    /// <summary>
    /// The place of the filter on a hidden axis of d places, (d-1)/2: the middle one, and of the two in the middle of
    /// an even number the first.
    /// </summary>
    public static int Centre(int d) => (d - 1) / 2;

    /// <summary>
    /// Length n of the axis with a padding p on either side, d + 2p, and one place more behind it where d is even: a
    /// cyclic shift of an even number of places has the determinant -1, so it is no exp(S). Without padding it is d.
    /// </summary>
    public static int PaddedLength(int d, int padding) => padding == 0 ? d : d + (2 * padding) + ((d + 1) % 2);

    /// <summary>The d x d crop that leaves as many places before it as behind it, or one less.</summary>
    public static Matrix Crop(Matrix padded, int d)
    {
        var padding = (padded.Rows - d) / 2;
        var result = new Matrix(d, d);
        for (var i = 0; i < d; i++)
            padded.Row(padding + i).Slice(padding, d).CopyTo(result.Row(i));
        return result;
    }

    /// <summary>
    /// The skew logarithm S of the generator that shifts the rows of an orthogonal R by one: on the hidden axis of odd
    /// length n (<see cref="PaddedLength"/>), of which R fills the central d places, the cyclic shift is a rotation with the eigenvalues
    /// exp(2 pi i m/n), |m| &lt;= (n-1)/2, so its principal logarithm is the circulant matrix
    /// with entries s_{j-i}, s_k = (2/n) sum_{m=1}^{(n-1)/2} (2 pi m/n) sin(2 pi m k/n); S is that matrix seen through
    /// diag(I_p, R, I_p).
    /// </summary>
    public static Matrix ShiftLogarithm(Matrix r, int padding)
    {
        var d = r.Rows;
        var n = PaddedLength(d, padding);
        var circulant = new double[n];
        for (var j = 0; j < n; j++)
            for (var m = 1; m <= (n - 1) / 2; m++)
                circulant[j] += 2.0 / n * (2 * Math.PI * m / n) * Math.Sin(2 * Math.PI * m * j / n);
        var axis = Axis(r, padding);
        var shift = new Matrix(n, n);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                shift[i, j] = circulant[(j - i + n) % n];
        return MatrixOps.Multiply(MatrixOps.Multiply(axis.Transposed(), shift), axis);
    }

    /// <summary>
    /// The cyclic shift of the padded hidden axis seen through diag(I_p, R, I_p): exp of the above, exactly.
    /// </summary>
    public static Matrix ShiftGenerator(Matrix r, int padding)
    {
        var d = r.Rows;
        var n = PaddedLength(d, padding);
        var axis = Axis(r, padding);
        var shifted = new Matrix(n, n);
        for (var i = 0; i < n; i++)
            axis.Row((i + 1) % n).CopyTo(shifted.Row(i));
        return MatrixOps.Multiply(axis.Transposed(), shifted);
    }

    /// <summary>The central d x d crop of the above: one step along the rows of R as samples show it.</summary>
    /// <param name="r">R, d x d orthogonal.</param>
    /// <param name="padding">0 for a circle; with more, what leaves at one end does not come in at the other.</param>
    public static Matrix Shift(Matrix r, int padding) => Crop(ShiftGenerator(r, padding), r.Rows);

    // diag(I_p, R, I_p): from the padded columns to the padded hidden axis.
    private static Matrix Axis(Matrix r, int padding)
    {
        var axis = Matrix.Identity(PaddedLength(r.Rows, padding));
        for (var i = 0; i < r.Rows; i++)
        {
            axis.Row(padding + i).Clear();
            r.Row(i).CopyTo(axis.Row(padding + i)[padding..]);
        }
        return axis;
    }
}
