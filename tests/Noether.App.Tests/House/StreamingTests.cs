using System.Text.Json;
using Noether.App.Tests.Support;
using Noether.Cli.Studies;
using Noether.Data;

namespace Noether.App.Tests.House;

/// <summary>Files far larger than memory, in a process of their own.</summary>
public class StreamingTests
{
    private const long Rows = 20_000_000_000 / (33 * sizeof(float));

    // What the garbage collector may keep from one measurement to the next; the file is 600 times as large.
    private const double Megabytes = 32;

    private const double MostSeconds = 60;

    [SparseFileFact]
    public void Reading_TwentyGigabytes_TakesNoMoreMemoryThanASmallFile()
    {
        using var folder = new TemporaryFolder();
        ProcessRunner.Run(folder.Root, "reproduce", "lens-stream", "--out", "out").IsDone();
        var cases = File.ReadAllLines(Path.Combine(folder["out"], "lens-stream.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(
                row => row.GetProperty("key").GetString()!, row => row.GetProperty("numbers"));
        var (small, large) = (cases["npy/60-MB"], cases["npy/20000-MB"]);
        Assert.True(large.GetProperty("rows").GetInt64() > 300 * small.GetProperty("rows").GetInt64());
        foreach (var part in new[] { "info", "lens" })
        {
            var (before, after) = (Peak(small, part), Peak(large, part));
            Assert.True(
                after < before + Megabytes, $"{part}: {before} MB for the small file, {after} MB for the large");
            Assert.True(large.GetProperty($"{part}Seconds").GetDouble() < MostSeconds, part);
        }

        static double Peak(JsonElement numbers, string part) => numbers.GetProperty($"{part}Peak").GetDouble();
    }

    [SparseFileFact]
    public void Info_OfTwentyGigabytes_SeesTheRowsBetweenTheZeros()
    {
        using var folder = new TemporaryFolder();
        SparseFile.Write(folder["sparse.npy"], Rows, CancellationToken.None);
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
        Samples.RawNpy(folder["zeros.npy"], $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({Rows}, 33), }}", 0);
        using (var file = new FileStream(folder["zeros.npy"], FileMode.Open))
            file.SetLength(file.Length + (Rows * 33 * sizeof(float)));
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
}
