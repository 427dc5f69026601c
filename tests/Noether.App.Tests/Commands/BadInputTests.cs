using System.Security.Cryptography;
using System.Text;
using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Numerics;

namespace Noether.App.Tests.Commands;

/// <summary>
/// Everything that can be wrong with files and folders: one sentence, exit code 2, and no file touched, made or lost.
/// </summary>
public class BadInputTests
{
    private const string NpyHeader = "{'descr': '<f4', 'fortran_order': False, 'shape': (400, 9), }";

    // What is wrong, and how to bring it about: makes the files and returns the command line.
    private static readonly Dictionary<string, Func<TemporaryFolder, string[]>> Cases = new()
    {
        ["missing file"] = f => Discover(f, f["nothing.npy"]),
        ["folder without pictures"] = f => Discover(f, Directory.CreateDirectory(f["empty"]).FullName),
        ["empty npy"] = f => Discover(f, f.Write("data.npy", "")),
        ["empty csv"] = f => Discover(f, f.Write("data.csv", "")),
        ["header without rows"] = f => Discover(f, f.Write("data.csv", "a,b,c,d,e\n")),
        ["one row"] = f => Discover(f, Samples.Csv(f["data.csv"], 1, 9)),
        ["NaN"] = f => Discover(f, Samples.Csv(f["data.csv"], 400, 9, "nan")),
        ["infinity"] = f => Discover(f, Samples.Csv(f["data.csv"], 400, 9, "inf")),
        ["too large for float32"] = f => Discover(f, Samples.Csv(f["data.csv"], 400, 9, "1e300")),
        ["all columns constant"] = f => Discover(f, f.Write(
            "data.csv", string.Concat(Enumerable.Repeat("1,2,3,4,5,6,7\n", 400)))),
        ["text among numbers"] = f => Discover(f, Samples.Csv(f["data.csv"], 400, 9, "hello")),
        ["row too short"] = f => Discover(f, f.Write("data.csv", "1,2,3,4,5\n1,2,3\n1,2,3,4,5\n")),
        ["truncated npy"] = f => Discover(f, Samples.RawNpy(f["data.npy"], NpyHeader, 1000)),
        ["npy cut in the header"] = f => Discover(f, Cut(Samples.RawNpy(f["data.npy"], NpyHeader, 0), 40)),
        ["npy with a negative shape"] = f => Discover(f, Samples.RawNpy(
            f["data.npy"], NpyHeader.Replace("400", "-400"), 14400)),
        ["npy with an absurd shape"] = f => Discover(f, Samples.RawNpy(
            f["data.npy"], NpyHeader.Replace("400", "9000000000000000000"), 14400)),
        ["npy with a broken header"] = f => Discover(f, Samples.RawNpy(f["data.npy"], "{'descr': oops", 14400)),
        ["npy that is text"] = f => Discover(f, f.Write("data.npy", "1,2,3\n")),
        ["wrong type: complex"] = f => Discover(f, Samples.RawNpy(
            f["data.npy"], NpyHeader.Replace("<f4", "<c8"), 28800)),
        ["wrong type: text"] = f => Discover(f, Samples.RawNpy(f["data.npy"], NpyHeader.Replace("<f4", "<U5"), 72000)),
        ["wrong type: objects"] = f => Discover(f, Samples.RawNpy(
            f["data.npy"], NpyHeader.Replace("<f4", "|O"), 28800)),
        ["a shape that does not multiply"] = f =>
            [.. Discover(f, Samples.Csv(f["data.csv"], 400, 9)), "--shape", "4x2"],
        ["a prime number of columns for a grid"] = f =>
            [.. Discover(f, Samples.Csv(f["data.csv"], 400, 7)), "--axes", "2"],
        ["three axes"] = f => [.. Discover(f, Samples.Csv(f["data.csv"], 400, 9)), "--axes", "3"],
        ["too few columns"] = f => Discover(f, Samples.Csv(f["data.csv"], 400, 3)),
        ["too many columns"] = f => Discover(f, Samples.Csv(f["data.csv"], 20, 1025)),
        ["too few samples"] = f => Discover(f, Samples.Csv(f["data.csv"], 100, 9)),
        ["one long signal"] = f => Discover(f, Vector(f, 1000)),
        ["window longer than the signal"] = f => [.. Discover(f, Vector(f, 20)), "--window", "33"],
        ["channel that is not there"] = f => [.. Discover(f, Samples.Csv(f["data.csv"], 400, 2)), "--window", "33",
            "--channel", "2"],
        ["columns that are not there"] = f => [.. Discover(f, Samples.Csv(f["data.csv"], 400, 9)), "--columns", "0-20"],
        ["columns that make no sense"] = f => [.. Discover(f, Samples.Csv(f["data.csv"], 400, 9)), "--columns", "x-y"],
        ["entry of a file without entries"] = f => [.. Discover(f, Samples.Csv(f["data.csv"], 400, 9)), "--entry", "x"],
        ["npz that is no archive"] = f => Discover(f, f.Write("data.npz", "PK not really")),
        ["unknown format"] = f => Discover(f, Cut(Samples.RawNpy(f["data.bin"], NpyHeader, 0), 60, 4)),
        ["existing run folder"] = f => Discover(f, Samples.Synthetic(f), With(f, "note.txt", "mine")),
        ["run folder that is a file"] = f => Discover(f, Samples.Synthetic(f), f["data.npy"]),
        ["run folder inside a file"] = f => Discover(f, Samples.Synthetic(f), Path.Combine(f["data.npy"], "run")),
        ["nothing to resume"] = f => [.. Discover(f, Samples.Synthetic(f), f.Root), "--resume"],
        ["info on a missing file"] = f => ["info", f["nothing.npy"]],
        ["info on a truncated file"] = f => ["info", Samples.RawNpy(f["data.npy"], NpyHeader, 1000)],
        ["evaluate without a run"] = f => ["evaluate", f["run"], "--truth", Truth(f)],
        ["evaluate an unfinished run"] = f => ["evaluate", f.Root, "--truth", Truth(f)],
        ["export without a run"] = f => ["export", f["run"], "--onnx", f["y.onnx"]],
        ["export to another format"] = f => ["export", f["run"], "--onnx", f["y.pt"]],
        ["evaluate a damaged run"] = f => ["evaluate", With(f, "result.json", "{ oops"), "--truth", Truth(f)],
        ["transform without a run"] = f => ["transform", f["run"], Samples.Synthetic(f), "--out", f["y.npy"]],
        ["transform onto its input"] = f => ["transform", f["run"], Samples.Synthetic(f), "--out", f["data.npy"]],
        ["transform onto an existing file"] = f => ["transform", f["run"], Samples.Synthetic(f), "--out",
            f["truth.npy"]],
        ["transform to another format"] = f => ["transform", f["run"], Samples.Synthetic(f), "--out", f["y.csv"]],
        ["transform onto a folder"] = f => ["transform", f["run"], Samples.Synthetic(f), "--out", Folder(f, "y.npy")],
        ["generate a circle on a grid"] = f => ["generate", "blob", "--shape", "3x4", "--circular", "--out", f["x.npy"]],
        ["generate a shape and a dimension"] = f =>
            ["generate", "blob", "--shape", "3x4", "--dim", "12", "--out", f["x.npy"]],
        ["generate onto an existing file"] = f => ["generate", "gaussian", "--out", Samples.Synthetic(f)],
        ["generate onto an existing truth"] = f => ["generate", "gaussian", "--out", f["x.npy"], "--truth",
            Samples.Synthetic(f)],
        ["generate two files of one name"] = f => ["generate", "gaussian", "--out", f["x.npy"], "--truth", f["x.npy"]],
        ["generate into a missing folder"] = f => ["generate", "gaussian", "--out", Path.Combine(f["no"], "x.npy")],
        ["generate more than the disk holds"] = f => ["generate", "gaussian", "--samples", "1e12", "--out", f["x.npy"]],
        ["demo into a file"] = f => ["demo", "--samples", "1000", "--out", f.Write("file", "mine")],
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Input_ThatIsBad_IsOneSentenceAndNothingIsLost(string name)
    {
        using var folder = new TemporaryFolder();
        var line = Cases[name](folder);
        var before = Listing(folder);
        CliRunner.Run(line).IsUserError();
        Assert.Equal(before, Listing(folder));
    }

    [Fact]
    public void Sentences_OfAllBadInput_AreAsCommitted()
    {
        var text = new StringBuilder();
        foreach (var (name, make) in Cases)
        {
            using var folder = new TemporaryFolder();
            var error = CliRunner.Run(make(folder)).Error;
            text.Append($"{name}\n{WithoutFigures(folder.Stable(error))}\n");
        }

        Snapshot.Match("bad-input", text.ToString());
    }

    [Fact]
    public void Force_WithBadSamples_KeepsTheEarlierRun()
    {
        using var folder = new TemporaryFolder();
        CliRunner.Run(QuickMethod.Alone(), "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        var bad = Samples.Csv(folder["bad.csv"], 400, 9, "nan");
        var before = Listing(folder);
        CliRunner.Run("discover", bad, "--out", folder["run"], "--force").IsUserError("NaN");
        Assert.Equal(before, Listing(folder));
    }

    [Fact]
    public void Evaluate_WithATruthOfAnotherSize_SaysSo()
    {
        using var folder = new TemporaryFolder();
        CliRunner.Run(QuickMethod.Alone(), "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        NpyFile.Write(folder["other.npy"], Matrix.Identity(7));
        CliRunner.Run("evaluate", folder["run"], "--truth", folder["other.npy"]).IsUserError("9 x 9", "7 x 7");
        CliRunner.Run("evaluate", folder["run"], "--truth", folder["data.npy"]).IsUserError("square");
        CliRunner.Run("evaluate", folder["run"], "--truth", folder["no.npy"]).IsUserError("no.npy");
    }

    [Fact]
    public void Transform_WithSamplesOfAnotherSize_SaysSo()
    {
        using var folder = new TemporaryFolder();
        CliRunner.Run(QuickMethod.Alone(), "discover", Samples.Synthetic(folder), "--out", folder["run"]).IsDone();
        var other = Samples.Csv(folder["other.csv"], 400, 11);
        CliRunner.Run("transform", folder["run"], other, "--out", folder["y.npy"]).IsUserError("11", "9");
        Assert.False(File.Exists(folder["y.npy"]));
    }

    private static string[] Discover(TemporaryFolder folder, string data, string? output = null) =>
        ["discover", data, "--out", output ?? folder["run"]];

    private static string Folder(TemporaryFolder folder, string name) =>
        Directory.CreateDirectory(folder[name]).FullName;

    private static string Truth(TemporaryFolder folder)
    {
        NpyFile.Write(folder["truth.npy"], QuickMethod.Shift(9));
        return folder["truth.npy"];
    }

    private static string With(TemporaryFolder folder, string name, string text)
    {
        folder.Write(name, text);
        return folder.Root;
    }

    private static string Vector(TemporaryFolder folder, int length)
    {
        NpyFile.Write(folder["signal.npy"], new double[length]);
        return folder["signal.npy"];
    }

    private static string Cut(string path, int length, int skip = 0)
    {
        File.WriteAllBytes(path, File.ReadAllBytes(path)[skip..length]);
        return path;
    }

    internal static string Listing(TemporaryFolder folder) => string.Join('\n', Directory
        .EnumerateFileSystemEntries(folder.Root, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => path + (File.Exists(path) ? Hash(path) : "")));

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    // The room on a disk changes from run to run.
    private static string WithoutFigures(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"disk has [\d.]+ GB", "disk has N GB");
}
