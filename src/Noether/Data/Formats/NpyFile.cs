using System.Runtime.InteropServices;
using Noether.Numerics;

namespace Noether.Data.Formats;

/// <summary>
/// Reads and writes .npy files, the array files of NumPy. Read: versions 1.0, 2.0 and 3.0; booleans, signed and
/// unsigned integers of 1 to 8 bytes, floats of 2, 4 and 8 bytes; either byte order; C and Fortran order; any shape.
/// Written: version 1.0, little endian, C order, through a temporary file that is renamed when complete.
/// Source: NumPy Enhancement Proposal 1 and the numpy.lib.format documentation.
/// </summary>
public static class NpyFile
{
    /// <summary>Reads a whole array of any shape.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The values as doubles (64-bit integers beyond 2^53 are rounded) with shape and type.</returns>
    /// <exception cref="NoetherException">
    /// The file is missing, damaged, lies about its shape or holds no real numbers.
    /// </exception>
    public static NpyArray ReadArray(string path)
    {
        using var bytes = FileBytes.Open(path);
        return Read(bytes, path);
    }

    /// <summary>Reads a matrix.</summary>
    /// <param name="path">A file with an array of two axes, rows first, neither of them empty.</param>
    /// <exception cref="NoetherException">As for <see cref="ReadArray"/>, or the array has another shape.</exception>
    public static Matrix ReadMatrix(string path)
    {
        var array = ReadArray(path);
        return array.Shape.Count == 2 && array.Values.Length > 0
            ? array.ToMatrix()
            : throw new NoetherException(
                $"{path} should hold a matrix, an array of two axes, but its shape is "
                + $"({string.Join(", ", array.Shape)}); name another file.");
    }

    /// <summary>Reads a vector.</summary>
    /// <param name="path">A file with an array of one axis; further axes of length 1 are allowed.</param>
    /// <exception cref="NoetherException">As for <see cref="ReadArray"/>, or the array has another shape.</exception>
    public static double[] ReadVector(string path)
    {
        var array = ReadArray(path);
        return array.Shape.Count(length => length != 1) <= 1
            ? array.Values
            : throw new NoetherException(
                $"{path} should hold a vector, an array of one axis, but its shape is "
                + $"({string.Join(", ", array.Shape)}); name another file.");
    }

    /// <summary>Writes an array as float64.</summary>
    /// <param name="path">The file; an older one is replaced when the new one is complete.</param>
    /// <param name="values">All values in C order.</param>
    /// <param name="shape">Length of every axis; none means one axis as long as the values.</param>
    /// <exception cref="ArgumentException">The number of values is not the product of the shape.</exception>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<double> values, params int[] shape) =>
        Write(path, "<f8", MemoryMarshal.AsBytes(values), values.Length, shape);

    /// <summary>Writes an array as float32.</summary>
    /// <param name="path">The file; an older one is replaced when the new one is complete.</param>
    /// <param name="values">All values in C order.</param>
    /// <param name="shape">Length of every axis; none means one axis as long as the values.</param>
    /// <exception cref="ArgumentException">The number of values is not the product of the shape.</exception>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<float> values, params int[] shape) =>
        Write(path, "<f4", MemoryMarshal.AsBytes(values), values.Length, shape);

    /// <summary>Writes a matrix as float64, shape (rows, columns).</summary>
    /// <param name="path">The file; an older one is replaced when the new one is complete.</param>
    /// <param name="matrix">The matrix.</param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Write(path, matrix.Values, matrix.Rows, matrix.Columns);
    }

    /// <summary>Reads an array from the bytes of a .npy file.</summary>
    internal static NpyArray Read(ByteSource bytes, string name)
    {
        using var array = NumberArray.FromNpy(bytes, name);
        if (array.Count > Array.MaxLength)
            throw new NoetherException($"{name} holds {array.Count} values, too many for memory; use fewer rows.");
        var values = new double[array.Count];
        array.ReadAll(values);
        return new NpyArray(values, array.Shape, array.Type.Code);
    }

    private static void Write(string path, string type, ReadOnlySpan<byte> bytes, int count, int[] shape)
    {
        long[] axes = shape.Length == 0 ? [count] : [.. shape.Select(length => (long)length)];
        if (axes.Aggregate(1L, (product, length) => checked(product * length)) != count)
            throw new ArgumentException($"{count} values do not fill {NpyHeader.Describe(axes)}.", nameof(shape));
        using var file = AtomicFile.Create(path);
        try
        {
            file.Stream.Write(NpyHeader.Write(type, axes));
            file.Stream.Write(bytes);
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }
        file.Commit();
    }
}
