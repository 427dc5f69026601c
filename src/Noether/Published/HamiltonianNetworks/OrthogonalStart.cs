using System.Numerics;
using Noether.Numerics;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>Initial weights of unit gain.</summary>
internal static class OrthogonalStart
{
    /// <summary>
    /// Fills a matrix so that its rows are orthonormal, or its columns where it has more rows: normal numbers, made
    /// orthogonal one vector after the other (Gram and Schmidt, twice), which is uniform over all such matrices.
    /// </summary>
    /// <param name="matrix">Receives rows x columns values in C order.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="random">The numbers.</param>
    public static void Fill<T>(Span<T> matrix, int rows, int columns, CounterRandom random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (few, many) = rows <= columns ? (rows, columns) : (columns, rows);
        var vectors = new Matrix(few, many);
        random.FillNormal(vectors.Values);
        for (var i = 0; i < few; i++)
        {
            var vector = vectors.Row(i);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                    MatrixOps.AddScaled(vector, vectors.Row(j), -MatrixOps.Dot(vector, vectors.Row(j)));
                var norm = Math.Sqrt(MatrixOps.Dot(vector, vector));
                foreach (ref var value in vector)
                    value /= norm;
            }
        }

        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                matrix[(i * columns) + j] = T.CreateTruncating(rows <= columns ? vectors[i, j] : vectors[j, i]);
        }
    }

    /// <summary>Fills with numbers uniform within a bound.</summary>
    /// <param name="values">Receives them.</param>
    /// <param name="bound">The bound.</param>
    /// <param name="random">The numbers.</param>
    public static void FillUniform<T>(Span<T> values, double bound, CounterRandom random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref var value in values)
            value = T.CreateTruncating(bound * ((2 * random.NextDouble()) - 1));
    }
}
