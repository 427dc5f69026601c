using Noether.Data.Formats;
using Noether.Pictures;

namespace Noether.Data;

/// <summary>The formats that numbers are read from: the one list in which they are registered.</summary>
internal static class ArrayFormats
{
    private const int SniffBytes = 4096;

    // The first that matches reads the file; text comes last, since anything without strange bytes may be text.
    private static readonly ArrayFormat[] All =
    [
        new(".npy", (start, ending) => start.AsSpan().StartsWith(NpyHeader.Magic) || ending == ".npy",
            request => new LoadedArray(NumberArray.FromNpy(request.Bytes, request.Name)))
        {
            Promises = NpyHeader.Promised,
        },
        new("MNIST idx", (start, _) => IdxFile.Matches(start),
            request => new LoadedArray(IdxFile.Read(request.Bytes, request.Name)))
        {
            Promises = (start, _) => IdxFile.Promised(start),
        },
        new(".wav", (start, _) => WavFile.Matches(start), WavFile.Read),
        new("HDF5", (start, _) => Hdf5File.Matches(start), Hdf5File.Read) { HasEntries = true },
        new("Parquet", (start, _) => start.AsSpan().StartsWith("PAR1"u8), ParquetFile.Read),
        new("MATLAB .mat", (start, _) => MatFile.Matches(start), MatFile.Read) { HasEntries = true },
        new(".npz", (start, ending) => start.AsSpan().StartsWith("PK\x03\x04"u8)
            || start.AsSpan().StartsWith("PK\x05\x06"u8) || ending == ".npz", NpzFile.Read) { HasEntries = true },
        new("picture", (start, _) => PictureRows.Matches(start), PictureRows.Read),
        new("text table", IsTable, CsvFile.Read),
    ];

    /// <summary>Reads numbers of any format, packed as .gz or not; the content decides.</summary>
    /// <param name="bytes">The file; closed when what is returned is, or at once if it is not needed any more.</param>
    /// <param name="name">What to call the file in messages; its ending helps to recognise some.</param>
    /// <param name="options">What is wanted of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NoetherException">The file cannot be used.</exception>
    public static (LoadedArray Loaded, string Format) Read(
        ByteSource bytes, string name, SampleFileOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var start = new byte[(int)Math.Min(SniffBytes, bytes.Length)];
            bytes.Read(0, start);
            var request = new FormatRequest(
                bytes, start, name, Ending(name), Wanted(options), MemoryBudget.Of(options.MaxMemory),
                cancellationToken);
            if (start.Length > 2 && start[0] == 0x1f && start[1] == 0x8b)
                return ReadPacked(request);
            var format = Find(request);
            var loaded = format.Read(request);
            if (!loaded.Array.Uses(bytes))
                bytes.Dispose();
            return (loaded, format.Name);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static (LoadedArray Loaded, string Format) ReadPacked(FormatRequest packed)
    {
        using var content = Unpacking.Gzip(packed.Bytes);
        byte[] start;
        try
        {
            start = content.Peek(SniffBytes);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Unpacking.Damaged(packed.Name, e);
        }
        Unpacking.RequireWhole(packed.Bytes, content, packed.Name);
        var request = packed with { Start = start };
        var format = Find(request);
        LoadedArray loaded;
        if (format.Read == CsvFile.Read)
        {
            // A table is read as it is unpacked: its text never lies in memory as a whole.
            try
            {
                loaded = CsvFile.Read(content, request);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                throw Unpacking.Damaged(packed.Name, e);
            }
            catch (NoetherException)
            {
                Unpacking.RequireWhole(packed.Bytes, content, packed.Name);
                throw;
            }
            Unpacking.RequireWhole(packed.Bytes, content, packed.Name);
        }
        else
        {
            var promised = format.Promises(start, packed.Name);
            var unpacked = Unpacking.ReadAll(
                content, packed.Name, promised, packed.Budget, packed.CancellationToken);
            if (promised is null || unpacked.Length <= promised)
                Unpacking.RequireWhole(packed.Bytes, content, packed.Name);
            loaded = format.Read(request with { Bytes = unpacked });
        }
        packed.Bytes.Dispose();
        return (loaded, $"{format.Name}, packed as .gz");
    }

    private static ArrayFormat Find(FormatRequest request)
    {
        if (request.Start.Length == 0)
            throw new NoetherException($"{request.Name} is empty; give rows of numbers.") { File = request.Name };
        var format = All.FirstOrDefault(format => format.Matches(request.Start, request.Extension))
            ?? throw PictureFile.Unreadable(request.Start, request.Name)
                ?? UnknownFormats.Refuse(request.Start, request.Name, request.Extension);
        return request.Options.Entry is null || format.HasEntries
            ? format
            : throw new NoetherException(
                $"{Mentions.Entry} picks an array of a file that holds several (.npz, .mat, HDF5), which "
                + $"{request.Name} is not; leave it out.")
            { Setting = "entry", File = request.Name };
    }

    private static FormatOptions Wanted(SampleFileOptions options) => new()
    {
        Entry = options.Entry,
        Delimiter = options.Delimiter,
        Header = options.Header,
        KeepMissing = options.KeepMissing || options.Missing == MissingValues.Drop,
    };

    private static bool IsTable(byte[] start, string ending) =>
        UnknownFormats.IsText(start) && !UnknownFormats.Known(start, ending);

    private static string Ending(string name)
    {
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetExtension(name).ToLowerInvariant();
    }
}
