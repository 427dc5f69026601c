using System.Runtime.InteropServices;
using Noether.App.Tests.Support;
using Noether.Data;
using Noether.Data.Synthetic;

namespace Noether.App.Tests.House;

/// <summary>Files far larger than memory, in a process of their own.</summary>
public class StreamingTests
{
    private const int Dimension = 33;
    private const long Rows = 20_000_000_000 / (Dimension * sizeof(float));
    private const int Blocks = 64;
    private const int BlockRows = 1024;

    [SparseFileFact]
    public void Info_OfTwentyGigabytes_SeesTheRowsBetweenTheZeros()
    {
        using var folder = new TemporaryFolder();
        WriteSparse(folder["sparse.npy"]);
        Assert.True(new FileInfo(folder["sparse.npy"]).Length > 19_900_000_000);
        var info = ProcessRunner.Run(folder.Root, "info", "sparse.npy", "--json").IsDone().Json;
        Assert.Equal(Rows, info.GetProperty("samples").GetInt64());
        Assert.Equal(1_000_000, info.GetProperty("samplesLookedAt").GetInt64(), 10_000.0);
        Assert.True(info.GetProperty("maximum").GetDouble() > 1);
        Assert.Empty(info.GetProperty("constantColumns").EnumerateArray());
    }

    [SparseFileFact]
    public void Discover_OfZerosAlone_IsRefused()
    {
        using var folder = new TemporaryFolder();
        WriteZeros(folder["zeros.npy"]);
        ProcessRunner.Run(folder.Root, "discover", "zeros.npy").IsUserError("the same value", "zeros.npy");
    }

    [Fact]
    public void Reading_AFileThatBecomesShorter_SaysSo()
    {
        if (OperatingSystem.IsWindows())
            return; // There a file that is open cannot be cut off.
        using var folder = new TemporaryFolder();
        using var samples = SampleFile.Open(Samples.Synthetic(folder));
        ProcessRunner.RunProgram(folder.Root, "sh", "-c", "head -c 1000 data.npy >cut && cat cut >data.npy").IsDone();
        var failure = Assert.Throws<NoetherException>(() => samples.CopyRows(0, new float[400 * 9]));
        Assert.Contains("became shorter", failure.Message, StringComparison.Ordinal);
    }

    // Rows of zeros, which the file system does not store.
    private static void WriteZeros(string path)
    {
        Samples.RawNpy(path, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({Rows}, {Dimension}), }}", 0);
        using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length + (Rows * Dimension * sizeof(float)));
    }

    // The same with blocks of generated rows spread over the file.
    private static void WriteSparse(string path)
    {
        WriteZeros(path);
        var data = SyntheticData.Generate(new SyntheticSettings { Dimension = Dimension, Samples = BlockRows });
        var block = MemoryMarshal.AsBytes(data.Samples.AsSpan());
        using var file = new FileStream(path, FileMode.Open);
        var header = file.Length - (Rows * Dimension * sizeof(float));
        for (var i = 0; i < Blocks; i++)
        {
            file.Position = header + ((Rows - BlockRows) * i / (Blocks - 1) * Dimension * sizeof(float));
            file.Write(block);
        }
    }
}
