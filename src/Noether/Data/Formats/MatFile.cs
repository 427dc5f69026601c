using System.IO.Compression;

namespace Noether.Data.Formats;

/// <summary>
/// Reads the real numeric arrays of MATLAB files of version 5 (save -v6 and -v7, and what SciPy and Octave write), packed
/// or not. Files of version 7.3 are HDF5. Source: MathWorks, MAT-File Format, version 5.
/// </summary>
internal static class MatFile
{
    private const int HeaderBytes = 128;
    private const int SniffBytes = 4096;
    private const int MostVariables = 10_000;
    private const int Listed = 20;

    /// <summary>Whether the first bytes look like such a file.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) => start.Length >= HeaderBytes
        && start.StartsWith("MATLAB 5"u8)
        && (start.Slice(126, 2).SequenceEqual("IM"u8) || start.Slice(126, 2).SequenceEqual("MI"u8));

    /// <summary>Reads the variable that is asked for.</summary>
    /// <exception cref="NoetherException">
    /// The file is damaged, has no such variable, several and none was named, or one that takes too much memory.
    /// </exception>
    public static LoadedArray Read(FormatRequest request)
    {
        try
        {
            var bigEndian = request.Start[126] == (byte)'M';
            var found = Find(request, bigEndian);
            var chosen = Choose(found, request);
            var array = Load(request, chosen, $"{request.Name}, array {chosen.Matrix.Name}", bigEndian);
            return new LoadedArray(array) { Entry = found.Count > 1 ? chosen.Matrix.Name : null };
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new NoetherException(
                $"{request.Name} is damaged or truncated ({e.Message.TrimEnd('.')}); copy it again.", e)
            {
                File = request.Name,
            };
        }
    }

    private static List<Variable> Find(FormatRequest request, bool bigEndian)
    {
        var (bytes, found) = (request.Bytes, new List<Variable>());
        for (long place = HeaderBytes; place < bytes.Length && found.Count < MostVariables;)
        {
            request.CancellationToken.ThrowIfCancellationRequested();
            var element = MatElement.Read(bytes, place, bigEndian);
            if (element.Content + element.Length > bytes.Length)
                throw new InvalidDataException("it ends within an array");
            if (element.Type is MatElement.Compressed or MatElement.Matrix)
            {
                ByteSource head = new SlicedBytes(bytes, place, element.Content + element.Length - place);
                if (element.Type == MatElement.Compressed)
                {
                    using var content = Unpack(bytes, element);
                    head = new MemoryBytes(content.Peek(SniffBytes));
                }
                var matrix = MatMatrix.Read(head, bigEndian);
                if (matrix.IsNumeric)
                    found.Add(new Variable(place, element, matrix));
            }
            place = element.Next;
        }
        return found;
    }

    private static Variable Choose(List<Variable> found, FormatRequest request)
    {
        if (found.Count == 0)
        {
            throw new NoetherException(
                $"{request.Name} holds no array of real numbers; save one with save(\"x.mat\", \"x\").")
            {
                File = request.Name,
            };
        }
        var list = string.Join(", ", found.Take(Listed).Select(one =>
            $"{one.Matrix.Name} ({NpyHeader.Describe(one.Matrix.Shape)})")) + (found.Count > Listed ? ", ..." : "");
        if (request.Options.Entry is { } wanted)
        {
            var index = found.FindIndex(one => one.Matrix.Name == wanted);
            return index >= 0 ? found[index] : throw new NoetherException(
                $"{request.Name} holds no array {wanted} of real numbers; pick one of {list} with {Mentions.Entry}.")
            {
                File = request.Name,
                Setting = "entry",
            };
        }
        return found.Count == 1 ? found[0] : throw new NoetherException(
            $"{request.Name} holds several arrays ({list}); pick one with {Mentions.Entry}.")
        {
            File = request.Name,
            Setting = "entry",
        };
    }

    // Values that are not packed are read where they lie in the file.
    private static NumberArray Load(FormatRequest request, Variable chosen, string name, bool bigEndian)
    {
        var (start, element, matrix) = chosen;
        var bytes = request.Bytes;
        if (element.Type == MatElement.Compressed)
        {
            using var content = Unpack(bytes, element);
            var inner = MatElement.Read(new MemoryBytes(content.Peek(SniffBytes)), 0, bigEndian);
            bytes = Unpacking.ReadAll(content, name, inner.Next, request.Budget, request.CancellationToken);
            start = 0;
        }
        var data = MatElement.Read(bytes, start + matrix.Data, bigEndian);
        var type = MatElement.Number(data.Type, bigEndian)
            ?? throw new InvalidDataException($"values of type {data.Type}");
        var needed = (UInt128)type.Size;
        foreach (var length in matrix.Shape)
            needed = needed > long.MaxValue ? needed : needed * (UInt128)length;
        if (needed != (UInt128)data.Length || data.Content + data.Length > bytes.Length)
        {
            throw new NoetherException(
                $"{name} is truncated or lies about its shape: {NpyHeader.Describe(matrix.Shape)} of {type.Name} does "
                + $"not take {data.Length} bytes; copy or write it again.")
            { File = request.Name };
        }
        return new NumberArray(bytes, type, Squeeze(matrix.Shape), data.Content, fortran: true);
    }

    /// <summary>The shape without axes of one value: MATLAB has no vectors, only matrices of one row or column.</summary>
    public static long[] Squeeze(IReadOnlyList<long> shape) =>
        shape.Count == 2 && shape.Contains(1) ? [shape[0] * shape[1]] : [.. shape];

    private static PeekableStream Unpack(ByteSource bytes, MatElement element) => new(new ZLibStream(
        ByteSourceStream.Buffered(new SlicedBytes(bytes, element.Content, element.Length)),
        CompressionMode.Decompress));

    private sealed record Variable(long Place, MatElement Element, MatMatrix Matrix);
}
