using System.Runtime.CompilerServices;

namespace Noether.Numerics;

/// <summary>A dense matrix of doubles in C (row-major) order; a thin owner of its values, without algebra.</summary>
public sealed class Matrix
{
    private readonly double[] values;

    /// <summary>Creates a matrix of zeros.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    public Matrix(int rows, int columns) : this(rows, columns, new double[checked(rows * columns)])
    {
    }

    /// <summary>Wraps existing values without copying them.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <param name="values">rows x columns values, row after row.</param>
    /// <exception cref="ArgumentException">The number of values is not rows x columns.</exception>
    public Matrix(int rows, int columns, double[] values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != (long)rows * columns)
        {
            throw new ArgumentException(
                $"A {rows} x {columns} matrix needs {(long)rows * columns} values.", nameof(values));
        }
        Rows = rows;
        Columns = columns;
        this.values = values;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The entry in row <paramref name="row"/> and column <paramref name="column"/>, both from 0.</summary>
    public double this[int row, int column]
    {
        get => values[Index(row, column)];
        set => values[Index(row, column)] = value;
    }

    /// <summary>All values, row after row; writing to the span writes to the matrix.</summary>
    public Span<double> Values => values;

    /// <summary>One row; writing to the span writes to the matrix.</summary>
    /// <param name="row">Row number from 0.</param>
    public Span<double> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>The transposed matrix, as a copy.</summary>
    public Matrix Transposed()
    {
        var result = new Matrix(Columns, Rows);
        for (var i = 0; i < Rows; i++)
            for (var j = 0; j < Columns; j++)
                result.values[(j * Rows) + i] = values[(i * Columns) + j];
        return result;
    }

    /// <summary>A copy of some rows.</summary>
    /// <param name="first">Number of the first, from 0.</param>
    /// <param name="count">How many.</param>
    internal Matrix CopyRows(int first, int count) =>
        new(count, Columns, values.AsSpan(first * Columns, count * Columns).ToArray());

    /// <summary>A copy of some rows, in the order in which they are named.</summary>
    /// <param name="chosen">Their numbers from 0, at least one.</param>
    internal Matrix CopyRows(ReadOnlySpan<int> chosen)
    {
        var result = new Matrix(chosen.Length, Columns);
        for (var i = 0; i < chosen.Length; i++)
            Row(chosen[i]).CopyTo(result.Row(i));
        return result;
    }

    /// <summary>A copy of some columns.</summary>
    /// <param name="first">Number of the first, from 0.</param>
    /// <param name="count">How many, at least one.</param>
    internal Matrix CopyColumns(int first, int count)
    {
        var result = new Matrix(Rows, count);
        for (var i = 0; i < Rows; i++)
            Row(i).Slice(first, count).CopyTo(result.Row(i));
        return result;
    }

    /// <summary>A copy that shares nothing with this matrix.</summary>
    public Matrix Clone() => new(Rows, Columns, (double[])values.Clone());

    /// <summary>The identity matrix of the given size.</summary>
    /// <param name="size">Number of rows and columns, at least 1.</param>
    public static Matrix Identity(int size)
    {
        var result = new Matrix(size, size);
        for (var i = 0; i < size; i++)
            result.values[(i * size) + i] = 1;
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Index(int row, int column)
    {
        if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns)
            Refuse(row, column);
        return (row * Columns) + column;
    }

    private void Refuse(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
    }
}
