using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Testing;

/// <summary>Random elements of the group that generators make.</summary>
internal static class GeneratedAction
{
    private static readonly double Norm = Math.Sqrt(2); // that of a rotation in a plane

    /// <summary>exp(sum of t_k G_k) with normal t_k, generators scaled like rotations in a plane: there is as likely as back.</summary>
    /// <param name="generators">The generators, d x d; those that are 0 are left out.</param>
    /// <param name="name">What they are called, a file or a method.</param>
    /// <param name="vectors">Vectors in a sample, all moved alike.</param>
    /// <param name="stretch">Factor of the scale.</param>
    /// <exception cref="NoetherException">All are 0.</exception>
    public static SampleAction Of(IReadOnlyList<Matrix> generators, string name, int vectors = 1, double stretch = 1)
    {
        Matrix[] scaled = [.. generators.Where(generator => MatrixOps.SquaredNorm(generator) > 0).Select(generator =>
        {
            var one = new Matrix(generator.Rows, generator.Columns);
            MatrixOps.AddScaled(one.Values, generator.Values, stretch * Norm / Math.Sqrt(MatrixOps.SquaredNorm(generator)));
            return one;
        })];
        if (scaled.Length == 0)
            throw new NoetherException($"{name} holds no generator but 0; there is nothing to move samples by.") { Setting = "symmetry" };
        return new SampleAction(
            name, $"a random element that the {(scaled.Length == 1 ? "generator" : $"{scaled.Length} generators")} of {name} "
                + (scaled.Length == 1 ? "makes" : "make"),
            vectors * scaled[0].Rows, (row, shown, random) =>
            {
                var d = scaled[0].Rows;
                var sum = new Matrix(d, d);
                foreach (var generator in scaled)
                    MatrixOps.AddScaled(sum.Values, generator.Values, random.NextNormal());
                var element = MatrixExponential.Of(sum);
                for (var first = 0; first < row.Length; first += d)
                    Multiply(element, row.Slice(first, d), shown.Slice(first, d));
            });
    }

    /// <summary>A matrix times a row.</summary>
    public static void Multiply(Matrix matrix, ReadOnlySpan<double> row, Span<double> shown)
    {
        for (var i = 0; i < matrix.Rows; i++)
            shown[i] = MatrixOps.Dot(matrix.Row(i), row);
    }
}
