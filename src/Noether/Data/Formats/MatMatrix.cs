using System.Text;

namespace Noether.Data.Formats;

/// <summary>The head of an array in a MATLAB file of version 5.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Shape">Length of every axis, the first of which runs fastest.</param>
/// <param name="IsNumeric">Whether it holds real numbers, not text, cells, complex numbers and so on.</param>
/// <param name="Data">Where the element with its values begins, counted from the element of the array.</param>
internal sealed record MatMatrix(string Name, long[] Shape, bool IsNumeric, long Data)
{
    private const int FirstNumericClass = 6, LastNumericClass = 15;
    private const uint Complex = 0x800;
    private const int MostAxes = 32;
    private const int LongestName = 1024;

    /// <summary>Reads the head.</summary>
    /// <param name="bytes">The element of the array, or at least its beginning.</param>
    /// <param name="bigEndian">Byte order of the file.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static MatMatrix Read(ByteSource bytes, bool bigEndian)
    {
        var matrix = MatElement.Read(bytes, 0, bigEndian);
        if (matrix.Type != MatElement.Matrix)
            throw new InvalidDataException($"an element of type {matrix.Type} stands where an array should be");
        if (matrix.Length == 0)
            return new MatMatrix("", [0], false, 0);
        var flags = MatElement.Read(bytes, matrix.Content, bigEndian);
        var word = MatElement.Word(Content(bytes, flags, 8), bigEndian);
        var axes = MatElement.Read(bytes, flags.Next, bigEndian);
        if (axes.Length / 4 is < 1 or > MostAxes)
            throw new InvalidDataException($"an array has {axes.Length / 4} axes");
        var lengths = Content(bytes, axes, (int)axes.Length);
        var shape = new long[axes.Length / 4];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = MatElement.Word(lengths.AsSpan(4 * i), bigEndian);
        var name = MatElement.Read(bytes, axes.Next, bigEndian);
        if (name.Length > LongestName)
            throw new InvalidDataException($"a name has {name.Length} characters");
        var numeric = (word & 0xff) is >= FirstNumericClass and <= LastNumericClass && (word & Complex) == 0;
        return new MatMatrix(
            Encoding.UTF8.GetString(Content(bytes, name, (int)name.Length)), shape, numeric, name.Next);
    }

    private static byte[] Content(ByteSource bytes, MatElement element, int length)
    {
        if (length > element.Length || element.Content + length > bytes.Length)
            throw new InvalidDataException("it ends within the head of an array");
        var content = new byte[length];
        bytes.Read(element.Content, content);
        return content;
    }
}
