using System.Numerics;
using Noether.Numerics;

namespace Noether.Learning.Autodiff;

/// <summary>
/// The factor Q of A = Q R of every matrix of a stack, columns orthonormal, the diagonal of R positive: modified
/// Gram and Schmidt, twice. For a square A the sign of det A is that of det Q. The derivative is
/// (G + Q S) R^-T with S the symmetric matrix whose lower triangle is that of -G^T Q (M. Seeger et al., arXiv 1710.08717).
/// </summary>
/// <typeparam name="T">float or double; all is computed in double.</typeparam>
internal sealed class OrthogonalFactors<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Node<T> x;
    private readonly double[] q; // columns one after another
    private readonly double[] r; // row after row, of all groups
    private readonly double[] work;

    /// <summary>Makes it.</summary>
    /// <param name="x">groups x m x n, m at least n.</param>
    public OrthogonalFactors(Node<T> x)
        : base(x.Groups, x.Rows, x.Columns, x)
    {
        if (x.Rows < x.Columns)
            throw new ArgumentException("There are more columns than orthonormal ones can be.");
        this.x = x;
        (q, r, work) = (new double[Values.Length], new double[Groups * Columns * Columns], new double[Size + (2 * Columns * Columns)]);
    }

    /// <inheritdoc/>
    public override void Forward()
    {
        var (m, n) = (Rows, Columns);
        Array.Clear(r);
        for (var g = 0; g < Groups; g++)
        {
            var own = q.AsSpan(g * m * n, m * n);
            var factor = r.AsSpan(g * n * n, n * n);
            var input = x.Value(g);
            var output = Value(g);
            for (var j = 0; j < n; j++)
            {
                var column = own.Slice(j * m, m);
                for (var i = 0; i < m; i++)
                    column[i] = double.CreateChecked(input[(i * n) + j]);
                for (var pass = 0; pass < 2; pass++)
                {
                    for (var k = 0; k < j; k++)
                    {
                        var along = MatrixOps.Dot(own.Slice(k * m, m), column);
                        factor[(k * n) + j] += along;
                        MatrixOps.AddScaled(column, own.Slice(k * m, m), -along);
                    }
                }

                var norm = Math.Sqrt(MatrixOps.Dot(column, column));
                factor[(j * n) + j] = norm;
                for (var i = 0; i < m; i++)
                {
                    column[i] /= norm;
                    output[(i * n) + j] = T.CreateChecked(column[i]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward()
    {
        if (!x.IsWanted)
            return;
        var (m, n) = (Rows, Columns);
        for (var g = 0; g < Groups; g++)
        {
            var own = q.AsSpan(g * m * n, m * n);
            var factor = r.AsSpan(g * n * n, n * n);
            var slope = Slope(g);
            var target = x.Slope(g);
            var whole = work.AsSpan(0, m * n);
            var symmetric = work.AsSpan(m * n, n * n);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var sum = 0.0;
                    for (var k = 0; k < m; k++)
                        sum -= double.CreateChecked(slope[(k * n) + i]) * own[(j * m) + k];
                    symmetric[(i * n) + j] = symmetric[(j * n) + i] = sum;
                }
            }

            // G + Q S, then X R^T = that, from the last column on.
            for (var i = 0; i < m; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    var sum = double.CreateChecked(slope[(i * n) + j]);
                    for (var k = 0; k < n; k++)
                        sum += own[(k * m) + i] * symmetric[(k * n) + j];
                    whole[(i * n) + j] = sum;
                }

                for (var j = n - 1; j >= 0; j--)
                {
                    var rest = whole[(i * n) + j];
                    for (var k = j + 1; k < n; k++)
                        rest -= whole[(i * n) + k] * factor[(j * n) + k];
                    whole[(i * n) + j] = rest / factor[(j * n) + j];
                    target[(i * n) + j] += T.CreateChecked(whole[(i * n) + j]);
                }
            }
        }
    }
}
