using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Tests.Algebra;

/// <summary>Generators of known algebras.</summary>
internal static class Generators
{
    /// <summary>so(p, q), p boosted coordinates first.</summary>
    public static List<Matrix> Orthogonal(int p, int q)
    {
        var generators = new List<Matrix>();
        for (var i = 0; i < p + q; i++)
        {
            for (var j = 0; j < i; j++)
                generators.Add(Entries(p + q, (i, j, 1), (j, i, j < p && i >= p ? 1 : -1)));
        }

        return generators;
    }

    /// <summary>All matrices without trace, or all.</summary>
    public static List<Matrix> Linear(int n, bool trace)
    {
        var generators = new List<Matrix>();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i != j || trace)
                    generators.Add(Entries(n, (i, j, 1)));
                else if (i > 0)
                    generators.Add(Entries(n, (0, 0, 1), (i, i, -1)));
            }
        }

        return generators;
    }

    /// <summary>sp(2n, R): A J + J A^T = 0.</summary>
    public static List<Matrix> Symplectic(int n)
    {
        var generators = new List<Matrix>();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                generators.Add(Entries(2 * n, (i, j, 1), (n + j, n + i, -1)));
                if (j <= i)
                {
                    generators.Add(Entries(2 * n, (i, n + j, 1), (j, n + i, 1)));
                    generators.Add(Entries(2 * n, (n + i, j, 1), (n + j, i, 1)));
                }
            }
        }

        return generators;
    }

    /// <summary>u(n) or su(n) on R^2n, real parts first.</summary>
    public static List<Matrix> Unitary(int n, bool trace)
    {
        var generators = new List<Matrix>();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                generators.Add(Entries(2 * n, (i, j, 1), (j, i, -1), (n + i, n + j, 1), (n + j, n + i, -1)));
                generators.Add(Entries(2 * n, (i, n + j, 1), (j, n + i, 1), (n + i, j, -1), (n + j, i, -1)));
            }

            if (trace)
                generators.Add(Entries(2 * n, (i, n + i, 1), (n + i, i, -1)));
            else if (i > 0)
                generators.Add(Entries(2 * n, (0, n, 1), (n, 0, -1), (i, n + i, -1), (n + i, i, 1)));
        }

        return generators;
    }

    /// <summary>Generators side by side, each on its own coordinates.</summary>
    public static List<Matrix> Beside(IReadOnlyList<Matrix> one, IReadOnlyList<Matrix> other)
    {
        var (n, m) = (one[0].Rows, other[0].Rows);
        return [.. one.Select(matrix => Placed(matrix, 0, n + m)), .. other.Select(matrix => Placed(matrix, n, n + m))];
    }

    /// <summary>The same algebra in other coordinates, and another basis of it.</summary>
    public static List<Matrix> Disguised(IReadOnlyList<Matrix> generators, ulong seed)
    {
        var n = generators[0].Rows;
        var random = new CounterRandom(seed);
        var symmetric = new Matrix(n, n);
        random.FillNormal(symmetric.Values);
        foreach (ref var value in symmetric.Values)
            value *= 0.3;
        var (map, back) = (MatrixExponential.Of(symmetric), MatrixExponential.Of(symmetric, -1));
        Matrix[] moved = [.. generators.Select(matrix => MatrixOps.Multiply(MatrixOps.Multiply(map, matrix), back))];
        return [.. generators.Select(_ =>
        {
            var coefficients = new double[generators.Count];
            random.FillNormal(coefficients);
            return GeneratorSpan.Combine(moved, coefficients);
        })];
    }

    /// <summary>A matrix with few entries.</summary>
    public static Matrix Entries(int n, params ReadOnlySpan<(int Row, int Column, double Value)> entries)
    {
        var matrix = new Matrix(n, n);
        foreach (var (row, column, value) in entries)
            matrix[row, column] += value;
        return matrix;
    }

    private static Matrix Placed(Matrix matrix, int at, int size)
    {
        var placed = new Matrix(size, size);
        for (var i = 0; i < matrix.Rows; i++)
            matrix.Row(i).CopyTo(placed.Row(at + i)[at..]);
        return placed;
    }
}
