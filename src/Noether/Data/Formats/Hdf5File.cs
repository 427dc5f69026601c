using System.Runtime.InteropServices;
using PureHDF;
using PureHDF.Selections;

namespace Noether.Data.Formats;

/// <summary>
/// Reads numeric datasets of HDF5 files, and the arrays of MATLAB files of version 7.3, which are HDF5 with the axes
/// reversed. PureHDF reads the structure and unpacks the chunks.
/// </summary>
internal static class Hdf5File
{
    private const int BlockBytes = 1 << 26;
    private const int Listed = 12;
    private const int MostObjects = 10_000;
    private const int DeepestGroup = 32;

    /// <summary>Whether the first bytes look like HDF5; the mark stands at the start or at 512, 1024, 2048.</summary>
    public static bool Matches(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> mark = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];
        for (var place = 0; place + mark.Length <= start.Length; place = place == 0 ? 512 : 2 * place)
        {
            if (start[place..].StartsWith(mark))
                return true;
        }
        return false;
    }

    /// <summary>Reads the dataset that is asked for.</summary>
    /// <exception cref="NoetherException">
    /// The file is damaged, has no such dataset, several and none was named, or one that takes too much memory.
    /// </exception>
    public static LoadedArray Read(FormatRequest request)
    {
        try
        {
            using var stream = new GuardedStream(request.Bytes, request.CancellationToken);
            using var file = H5File.Open(stream, leaveOpen: true);
            var matlab = request.Start.AsSpan().StartsWith("MATLAB"u8);
            var found = new List<(string Path, IH5Dataset Dataset)>();
            Collect(file, "", 0, found, request.CancellationToken);
            var (path, dataset) = Choose(found, request, matlab);
            var array = Load(dataset, $"{request.Name}, dataset {path}", request, matlab);
            return new LoadedArray(array) { Entry = found.Count > 1 ? path : null };
        }
        catch (Exception e) when (e is not (NoetherException or OperationCanceledException))
        {
            // PureHDF throws what a damaged structure leads to, of many types.
            throw new NoetherException(
                $"{request.Name} cannot be read as HDF5, it is damaged or uses what is not supported "
                + $"({e.Message.TrimEnd('.')}); copy it again, or save the array as .npy.", e)
            { File = request.Name };
        }
    }

    private static void Collect(
        IH5Group group, string path, int depth, List<(string Path, IH5Dataset Dataset)> found,
        CancellationToken cancellationToken)
    {
        foreach (var child in group.Children())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = $"{path}/{child.Name}";
            if (child is IH5Group inner && depth < DeepestGroup && !child.Name.StartsWith('#'))
                Collect(inner, name, depth + 1, found, cancellationToken);
            else if (child is IH5Dataset dataset && found.Count < MostObjects && Number(dataset) is not null)
                found.Add((name, dataset));
        }
    }

    private static (string Path, IH5Dataset Dataset) Choose(
        List<(string Path, IH5Dataset Dataset)> found, FormatRequest request, bool matlab)
    {
        var what = matlab ? "array" : "dataset";
        if (found.Count == 0)
        {
            throw new NoetherException(
                $"{request.Name} holds no {what} of numbers; write one, or save it as .npy.")
            { File = request.Name };
        }
        var list = string.Join(", ", found.Take(Listed).Select(one => $"{one.Path.TrimStart(matlab ? '/' : '\0')} "
            + $"({NpyHeader.Describe([.. Shape(one.Dataset, matlab)])})")) + (found.Count > Listed ? ", ..." : "");
        if (request.Options.Entry is { } wanted)
        {
            var path = "/" + wanted.Trim('/');
            var index = found.FindIndex(one => one.Path == path);
            return index >= 0 ? found[index] : throw new NoetherException(
                $"{request.Name} holds no {what} {wanted} of numbers; pick one of {list} with {Mentions.Entry}.")
            {
                File = request.Name,
                Setting = "entry",
            };
        }
        return found.Count == 1 ? found[0] : throw new NoetherException(
            $"{request.Name} holds several {what}s ({list}); pick one with {Mentions.Entry}.")
        {
            File = request.Name,
            Setting = "entry",
        };
    }

    private static NumberArray Load(IH5Dataset dataset, string name, FormatRequest request, bool matlab)
    {
        var type = Number(dataset)!.Value;
        var dimensions = dataset.Space.Dimensions;
        var bytes = (UInt128)type.Size;
        foreach (var length in dimensions)
        {
            bytes *= length;
            request.Budget.Require(bytes, name);
        }
        var values = new PagedBytes();
        if (bytes > 0)
            Fill(dataset, dimensions, type, values, request.CancellationToken);
        return new NumberArray(values, type, [.. Shape(dataset, matlab)], 0, fortran: matlab);
    }

    private static void Fill(
        IH5Dataset dataset, ulong[] dimensions, NumberType type, PagedBytes values, CancellationToken cancellationToken)
    {
        if (dimensions.Length == 0)
        {
            values.Append(Block(dataset, type, null));
            return;
        }
        var rowBytes = dimensions.Skip(1).Aggregate((ulong)type.Size, (product, length) => product * length);
        var perBlock = Math.Max(1, BlockBytes / rowBytes);
        // Whole chunks at a time, so that none is unpacked twice.
        if (dataset.Layout.Class == H5DataLayoutClass.Chunked && dataset.Layout.Chunks is { Length: > 0 } chunks)
            perBlock = Math.Max(1, perBlock / Math.Max(1, chunks[0])) * Math.Max(1, chunks[0]);
        for (var start = 0UL; start < dimensions[0]; start += perBlock)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ulong[] starts = [start, .. dimensions.Skip(1).Select(_ => 0UL)];
            ulong[] lengths = [Math.Min(perBlock, dimensions[0] - start), .. dimensions.Skip(1)];
            values.Append(Block(dataset, type, new HyperslabSelection(dimensions.Length, starts, lengths)));
        }
    }

    private static ReadOnlySpan<byte> Block(IH5Dataset dataset, NumberType type, Selection? selection)
    {
        return (type.Kind, type.Size) switch
        {
            ('i', 1) => Bytes<sbyte>(),
            ('i', 2) => Bytes<short>(),
            ('i', 4) => Bytes<int>(),
            ('i', _) => Bytes<long>(),
            ('u', 1) => Bytes<byte>(),
            ('u', 2) => Bytes<ushort>(),
            ('u', 4) => Bytes<uint>(),
            ('u', _) => Bytes<ulong>(),
            ('f', 2) => Bytes<Half>(),
            ('f', 4) => Bytes<float>(),
            _ => Bytes<double>(),
        };

        ReadOnlySpan<byte> Bytes<T>() where T : unmanaged => MemoryMarshal.AsBytes<T>(
            selection is null ? [dataset.Read<T>()] : dataset.Read<T[]>(fileSelection: selection));
    }

    private static NumberType? Number(IH5Dataset dataset)
    {
        var type = dataset.Type;
        return (type.Class, type.Size) switch
        {
            (H5DataTypeClass.FixedPoint, 1 or 2 or 4 or 8) =>
                new NumberType(type.FixedPoint.IsSigned ? 'i' : 'u', type.Size, !BitConverter.IsLittleEndian),
            (H5DataTypeClass.FloatingPoint, 2 or 4 or 8) =>
                new NumberType('f', type.Size, !BitConverter.IsLittleEndian),
            _ => null,
        };
    }

    private static IEnumerable<long> Shape(IH5Dataset dataset, bool matlab)
    {
        var shape = dataset.Space.Dimensions.Select(length => (long)Math.Min(length, long.MaxValue));
        return matlab ? MatFile.Squeeze([.. shape.Reverse()]) : shape;
    }
}
