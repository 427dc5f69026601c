using Noether.Numerics;

namespace Noether.Lens.Confirming;

/// <summary>
/// Products tr A_b^T A_c of one matrix of each stretch with that of every other. Of two different stretches they hold no
/// sampling noise: their mean over b != c is an unbiased estimate of the squared norm of the mean matrix.
/// </summary>
internal sealed class StretchProducts
{
    private readonly double[] rows;
    private readonly double[] own;
    private readonly (double Rows, double Own) total;

    private StretchProducts(double[] rows, double[] own)
    {
        this.rows = rows;
        this.own = own;
        total = (rows.Sum(), own.Sum());
    }

    /// <summary>Number of stretches.</summary>
    public int Count => own.Length;

    /// <summary>Multiplies.</summary>
    /// <param name="matrices">One of each stretch, all of one size.</param>
    /// <param name="threads">Worker threads.</param>
    public static StretchProducts Of(IReadOnlyList<Matrix> matrices, int threads)
    {
        var n = matrices.Count;
        var products = new Matrix(n, n);
        ParallelBlocks.Run(n, threads, b =>
        {
            for (var c = 0; c <= b; c++)
                products[b, c] = MatrixOps.Dot(matrices[b].Values, matrices[c].Values);
        });
        for (var b = 0; b < n; b++)
            for (var c = b + 1; c < n; c++)
                products[b, c] = products[c, b];
        return new(
            [.. Enumerable.Range(0, n).Select(b => products.Row(b).ToArray().Sum())],
            [.. Enumerable.Range(0, n).Select(b => products[b, b])]);
    }

    /// <summary>The squared norm of the mean matrix, without sampling noise.</summary>
    public double SquaredNorm() => Norm(total.Rows, total.Own, Count);

    /// <summary>The same without one stretch.</summary>
    /// <param name="stretch">The one.</param>
    public double SquaredNorm(int stretch) => Norm(
        total.Rows - (2 * rows[stretch]) + own[stretch], total.Own - own[stretch], Count - 1);

    private static double Norm(double all, double own, int n) => (all - own) / (n * (n - 1.0));
}
