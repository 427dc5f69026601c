using RunVersions = Noether.Runs.RunVersions;
using System.Text.Json;
using Noether.Lens;
using Noether.Reports;

namespace Noether.Reports.Tests;

public sealed class RunJsonTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.FromHours(2));

    private static readonly RunVersions Versions = new("0.1.0", "10.0.0", "Linux X64", "512-bit", 2);

    [Fact]
    public void Format_Result_HasTheAgreedShape()
    {
        var record = RunRecord.From(ExampleResults.PermutedShift(), Noon, Noon.AddSeconds(2.5));

        // Settings, candidates and losses follow their own records; a test of their own holds them to that.
        var json = RunJson.Format(record with { Versions = Versions, Candidates = [] });
        var start = json.IndexOf("  \"settings\"", StringComparison.Ordinal);
        var end = json.IndexOf("  \"timings\"", StringComparison.Ordinal);
        Assert.Equal(
            """
            {
              "formatVersion": 1,
              "method": "lens",
              "seed": 7,
              "dimension": 9,
              "samples": 200000,
              "source": "data.npy",
              "normalisation": {
                "mean": 3.25,
                "standardDeviation": 0.5
              },
              "verdict": {
                "found": true,
                "summary": "A shift symmetry was found.",
                "caveats": [
                  "Edges are seen less often than the middle."
                ],
                "checks": {
                  "heldOutUniformity": {
                    "value": 0.01,
                    "threshold": 0.05,
                    "passed": true,
                    "description": "Divergence between shifted densities"
                  },
                  "neighbourCorrelation": {
                    "value": null,
                    "threshold": 0.2,
                    "passed": false,
                    "description": "Mean correlation of neighbours"
                  }
                }
              },
              "candidates": [],
              "losses": null,
              "timings": {
                "reading": 0.75,
                "starts": 2
              },
              "versions": {
                "noether": "0.1.0",
                "dotnet": "10.0.0",
                "os": "Linux X64",
                "simd": "512-bit",
                "cores": 2
              },
              "started": "2026-01-02T10:00:00+00:00",
              "finished": "2026-01-02T10:00:02.5+00:00"
            }

            """.ReplaceLineEndings("\n"),
            json.Remove(start, end - start));
    }

    [Fact]
    public void Format_NestedRecords_CarryAllTheirProperties()
    {
        var json = RunJson.Format(RunRecord.From(ExampleResults.PermutedShift(history: true), Noon, Noon));
        var root = JsonDocument.Parse(json).RootElement;
        Assert.Equal(Names<LensSettings>(), Keys(root.GetProperty("settings")));
        Assert.Equal(Names<LensCandidate>(), Keys(root.GetProperty("candidates")[0]));
        Assert.Equal(Names<LensHistoryRow>(), Keys(root.GetProperty("losses")));
        Assert.Equal(49, root.GetProperty("losses").GetProperty("step").GetInt32());
        Assert.Equal("fast", root.GetProperty("settings").GetProperty("preset").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("candidates")[1].GetProperty("score").ValueKind);
    }

    [Fact]
    public void Parse_Budget_IsInSeconds()
    {
        var result = ExampleResults.PermutedShift();
        var settings = result.Settings with { Budget = TimeSpan.FromSeconds(90), Preset = LensPreset.Paper };
        result = result with { Settings = settings };
        var json = RunJson.Format(RunRecord.From(result, Noon, Noon));
        Assert.Contains("\"budget\": 90,", json);
        Assert.Equal(result.Settings, RunJson.Parse(json).Settings);
    }

    [Fact]
    public void Parse_Null_IsNotANumber()
    {
        var json = RunJson.Format(RunRecord.From(ExampleResults.PermutedShift(), Noon, Noon));
        Assert.True(double.IsNaN(RunJson.Parse(json).Verdict.Checks["neighbourCorrelation"].Value));
    }

    private static IEnumerable<string> Names<T>() => typeof(T).GetProperties()
        .Where(property => !property.GetMethod!.IsStatic)
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order();

    private static IEnumerable<string> Keys(JsonElement element) =>
        element.EnumerateObject().Select(item => item.Name).Order();
}
