using System.Text.Json;
using Noether.App.Tests.Support;
using Noether.Data.Formats;
using Noether.Discovery;
using Noether.Methods;

namespace Noether.App.Tests.House;

/// <summary>
/// A new method is one file and one line of registration: everything else follows from its card, its settings and its
/// answer.
/// </summary>
public class ExtensionTests
{
    private const int LongestMethod = 60;
    private const double Rounding = 1e-6; // means of float32 values, added in another order

    private static readonly MethodCatalogue Registered = new([.. MethodList.All.All, new ToyMethod()]);

    [Fact]
    public void ToyMethod_IsShort() => Assert.InRange(
        File.ReadAllLines(Repository.PathOf("tests", "Noether.App.Tests", "House", "ToyMethod.cs")).Length, 1,
        LongestMethod);

    [Fact]
    public void Methods_ShowIt()
    {
        Assert.Contains("toy: Toy\n", CliRunner.Run(Registered, "methods").IsDone().Output, StringComparison.Ordinal);
        var card = CliRunner.Run(Registered, "methods", "toy").IsDone().Output;
        Assert.Contains("a reflection of all values", card, StringComparison.Ordinal);
        Assert.Contains("--tolerance <x>", card, StringComparison.Ordinal);
        var json = CliRunner.Run(Registered, "methods", "toy", "--json").IsDone().Json.GetProperty("methods")[0];
        Assert.Equal("toy", json.GetProperty("name").GetString());
        Assert.Equal("from 0 to 10", json.GetProperty("settings")[0].GetProperty("range").GetString());
    }

    [Fact]
    public void Discover_HelpOfTheMethod_ShowsItsSettingsAndNoOthers()
    {
        var help = CliRunner.Run(Registered, "discover", "--method", "toy", "--help").IsDone().Output;
        Assert.Contains("--tolerance <x>", help, StringComparison.Ordinal);
        Assert.Contains("Largest mean that counts as zero. From 0 to 10. [default: 0.1]", Joined(help));
        Assert.Contains("--seed", help, StringComparison.Ordinal);
        Assert.DoesNotContain("--preset", help, StringComparison.Ordinal);
        Assert.DoesNotContain("--tolerance", CliRunner.Run(Registered, "discover", "--help").IsDone().Output);
    }

    [Fact]
    public void Discover_WithTheMethod_WritesTheWholeRunFolder()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("data.csv", "a,b\n1,-1\n3,1\n5,3\n");
        var result = CliRunner.Run(
            Registered, "discover", data, "--method", "toy", "--out", folder["run"], "--tolerance", "2").IsDone();
        Assert.Contains("not centred; see --tolerance", result.Output, StringComparison.Ordinal);
        Assert.Contains("Mean of each column", result.Output, StringComparison.Ordinal);
        Assert.Contains("method toy, tolerance 2, seed 0", result.Error, StringComparison.Ordinal);
        var means = NpyFile.ReadVector(Path.Combine(folder["run"], "means.npy"));
        Assert.Equal(3, means[0], Rounding);
        Assert.Equal(1, means[1], Rounding);
        var report = File.ReadAllText(Path.Combine(folder["run"], "report.html"));
        Assert.Contains("Mean of each column", report, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["run"], "result.json")));
        var record = json.RootElement;
        Assert.Equal("toy", record.GetProperty("method").GetString());
        Assert.Equal("notFound", record.GetProperty("verdict").GetProperty("finding").GetString());
        Assert.Equal(2, record.GetProperty("settings").GetProperty("tolerance").GetDouble());
        Assert.Equal("means", record.GetProperty("arrays")[0].GetProperty("name").GetString());
        Assert.True(record.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public void Discover_WithASettingOutOfRange_SaysTheRange()
    {
        using var folder = new TemporaryFolder();
        var data = folder.Write("data.csv", "a,b\n1,-1\n3,1\n5,3\n");
        CliRunner.Run(Registered, "discover", data, "--method", "toy", "--tolerance", "11", "--out", folder["run"])
            .IsUserError("--tolerance must be a number from 0 to 10, not '11'");
        CliRunner.Run(Registered, "discover", data, "--tolerance", "1", "--out", folder["run"])
            .IsUserError("--tolerance is no setting of the method", "toy", "--method");
        Assert.False(Directory.Exists(folder["run"]));
    }

    [Fact]
    public void Discover_WithAnUnknownMethod_ListsTheMethods() =>
        CliRunner.Run(Registered, "discover", "x.csv", "--method", "tot").IsUserError("There is no method 'tot'", "toy");

    // The help breaks lines where they are full.
    private static string Joined(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
