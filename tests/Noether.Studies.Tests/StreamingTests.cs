using System.Text.Json;
using Noether.App.Tests.Support;

namespace Noether.Studies.Tests;

/// <summary>Files far larger than memory, in a process of their own.</summary>
public class StreamingTests
{
    // What the garbage collector may keep from one measurement to the next; the file is 600 times as large.
    private const double Megabytes = 32;

    private const double MostSeconds = 60;

    [SparseFileFact]
    public void Reading_TwentyGigabytes_TakesNoMoreMemoryThanASmallFile()
    {
        using var folder = new TemporaryFolder();
        ProcessRunner.RunProgram(
            folder.Root, "dotnet", Path.Combine(AppContext.BaseDirectory, "Noether.Studies.dll"), "reproduce",
            "lens-stream", "--out", "out").IsDone();
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
}
