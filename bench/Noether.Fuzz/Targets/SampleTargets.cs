using System.IO.Compression;
using System.Text;
using Noether.Data;
using Noether.Data.Paths;
using Noether.Tests.Data.Formats;
using PureHDF;

namespace Noether.Fuzz.Targets;

/// <summary>Files of samples, of labels and of paths, in every format.</summary>
internal static class SampleTargets
{
    private const double Gigabytes = 0.05;

    // PureHDF makes room for a name of the length that a header promises before it looks whether there is so much; the room is
    // never touched, and takes no memory.
    private const long Reserved = int.MaxValue + FuzzTarget.UsualMemory;

    private static readonly SampleFileOptions Rows = new() { MaxMemory = Gigabytes };
    private static readonly SampleFileOptions Windows = Rows with { Window = 3 };
    private static readonly SampleFileOptions Entry = Rows with { Entry = "x" };

    private static readonly byte[][] TableWords = Words(",", ";", "\t", "\"", "\"\"", "#", "@data", "@attribute", "NaN", "?", "1,5", "\r", "1e5", "a");

    /// <summary>The targets by name.</summary>
    /// <param name="place">Where files go.</param>
    public static IEnumerable<(string Name, Func<FuzzTarget> Make)> Of(FuzzPlace place)
    {
        yield return Samples("npy", [Npy("<f4", "(20, 3)", 240), Npy(">i2", "(2, 5, 4)", 80), Npy("|b1", "(9,)", 9)], NpyWords, Rows, Windows);
        yield return Samples("npz", [Npz("x"), Npz("x", "y")], NpyWords, Rows, Entry);
        yield return Samples("csv", [Table("name,\"x\",y\na,1,2.5\nb,-3e5,\"4\"\n# c\nc,5,6\n"), Table("1;2\n3,5;4\n"), Table("1 2 3\n4 5 6\n")], TableWords);
        yield return Samples("arff", [Table("@relation r\n@attribute a real\n@attribute 'b c' real\n@data\n1,2\n3,4\n")], TableWords);
        yield return Samples("csv.gz", [Gzip(Table("a,b\n1,2\n3,4\n5,6\n"))], []);
        yield return Samples("npy.gz", [Gzip(Npy("<f4", "(20, 3)", 240))], []);
        yield return Samples("h5", () => [Hdf5(place, Several()), Hdf5(place, new H5File { ["x"] = new double[20, 3] })], []);
        yield return Samples("chunked.h5", () => [Hdf5(place, new H5File { ["x"] = new H5Dataset(new float[100, 3], chunks: [10, 3]) })], []);
        yield return Samples("parquet", () => [Parquet(place)], Words("PAR1"));
        yield return Samples("mat", [MatBytes.File(false, Matrix), MatBytes.File(false, Matrix, MatBytes.Variable("y", [3], 6, 9, new byte[24]))], [], Rows, Entry);
        yield return Samples("packed.mat", [MatBytes.File(false, MatBytes.Packed(Matrix))], []);
        yield return Samples("wav", [Wav(1, 16), Wav(3, 32)], Words("fmt ", "data", "RIFF", "WAVE"), Windows);
        yield return Samples("idx", [[0, 0, 0x08, 2, 0, 0, 0, 20, 0, 0, 0, 3, .. new byte[60]], [0, 0, 0x0d, 1, 0, 0, 0, 4, .. new byte[16]]], []);
        yield return ("labels", () => new FuzzTarget("labels", [Table(string.Concat(Enumerable.Repeat("cat\ndog\n", 6))), Table("x\n1\n2\n3\n")], bytes =>
        {
            File.WriteAllBytes(place["labels.csv"], bytes);
            LabelFile.Read(place["labels.csv"]);
        })
        { Words = TableWords });
        yield return ("paths.csv", () => new FuzzTarget("paths.csv", [Table("trial,t,q,p\n1,0,1,2\n1,1,2,3\n1,2,3,4\n2,0,1,1\n2,1,0,0\n")], bytes =>
        {
            File.WriteAllBytes(place["paths.csv"], bytes);
            PathFile.Open(place["paths.csv"], new PathFileOptions { Trial = "trial", Time = "t" });
        })
        { Words = TableWords });
        yield return ("paths.npy", () => new FuzzTarget("paths.npy", [Npy("<f8", "(2, 5, 3)", 240)], bytes =>
        {
            File.WriteAllBytes(place["paths.npy"], bytes);
            PathFile.Open(place["paths.npy"], new PathFileOptions { Dt = 0.1 });
        })
        { Words = NpyWords });
    }

    /// <summary>A .npy file of zeros.</summary>
    public static byte[] Npy(string type, string shape, int bytes) => NpyBytes.Build(type, false, shape, new byte[bytes]);

    /// <summary>Texts as bytes.</summary>
    public static byte[][] Words(params string[] words) => [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Words of headers of .npy files.</summary>
    public static byte[][] NpyWords { get; } =
        Words(
        "'descr'", "'<f8'", "'>i8'", "'|u1'", "'<f2'", "'O'", "'c16'",
        "(0,)", "()", "(1, 0, 99)", "True", "False", "'fortran_order'", "'shape'", "PK\u0005\u0006");

    private static byte[] Matrix => MatBytes.Variable("x", [10, 3], 6, 9, new byte[240]);

    private static (string Name, Func<FuzzTarget> Make) Samples(
        string format, byte[][] seeds, byte[][] words, params SampleFileOptions[] options) =>
        Samples(format, () => seeds, words, options);

    private static (string Name, Func<FuzzTarget> Make) Samples(
        string format, Func<byte[][]> seeds, byte[][] words, params SampleFileOptions[] options) =>
        (format, () => new FuzzTarget(format, seeds(), bytes => Read(bytes, format, options.Length > 0 ? options : [Rows]))
        {
            Words = words,
            MostMemory = format.EndsWith("h5", StringComparison.Ordinal) ? Reserved : FuzzTarget.UsualMemory,
        });

    // Read in every way that is asked for; refused where none works.
    private static void Read(byte[] bytes, string format, SampleFileOptions[] ways)
    {
        const int most = 1000;
        NoetherException? refusal = null;
        var read = false;
        foreach (var options in ways)
        {
            try
            {
                using var stream = new MemoryStream(bytes);
                using var samples = SampleFile.Open(stream, $"a.{format}", options);
                var row = new float[samples.Dimension];
                for (var i = 0L; i < Math.Min(samples.Count, most); i++)
                    samples.CopyRows(i, row);
                read = true;
            }
            catch (NoetherException failure)
            {
                refusal = failure;
            }
        }

        if (!read)
            throw refusal!;
    }

    private static byte[] Table(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Npz(params string[] names)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name + ".npy", Level(name)).Open();
                entry.Write(Npy("<f4", "(20, 3)", 240));
            }
        }

        return memory.ToArray();
    }

    private static CompressionLevel Level(string name) => name == "x" ? CompressionLevel.NoCompression : CompressionLevel.Fastest;

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }

    private static H5File Several() => new()
    {
        ["x"] = new double[20, 3],
        ["group"] = new H5Group { ["words"] = new[] { "a", "b" } },
    };

    private static byte[] Hdf5(FuzzPlace place, H5File file)
    {
        file.Write(place["seed.h5"]);
        return File.ReadAllBytes(place["seed.h5"]);
    }

    private static byte[] Parquet(FuzzPlace place)
    {
        ParquetBytes.Write(place["seed.parquet"], [1, 2, 3], [4, 5, 6], ["a", "b", "c"], groups: 2).GetAwaiter().GetResult();
        return File.ReadAllBytes(place["seed.parquet"]);
    }

    private static byte[] Wav(byte kind, byte bits) =>
    [
        .. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, kind, 0, 1, 0, 64, 31, 0, 0, 128, 62, 0, 0, (byte)(bits / 8), 0,
        bits, 0, .. "data"u8, 40, 0, 0, 0, .. new byte[40],
    ];
}
