using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Reports.Tests.Drawing;
using Noether.Runs;

namespace Noether.Reports.Tests.Support;

/// <summary>A run of a method that does not exist.</summary>
internal static class ExampleRuns
{
    public static MethodCard Card => new()
    {
        Name = "toy",
        Title = "Toy <method>",
        Summary = "Finds nothing & says so.",
        Question = default,
        Data = DataKind.Samples,
        Needs = [],
        Expresses = [],
        CannotExpress = [],
        Reference = "A. Author, A title (2026).",
        TypicalCost = "nothing",
    };

    public static Verdict Verdict(Finding finding) => new()
    {
        Finding = finding,
        Summary = "A generator was found that leaves the samples <unchanged>.",
        Caveats = ["Few samples: give more, or set ‹batch-size› lower."],
        Checks =
        [
            new("heldOutUniformity", "Divergence of neighbours on held-out samples", 0.0123, 0.05, Direction.AtMost),
            new("neighbourCorrelation", "Correlation of neighbours & more", 0.42, 0.9, Direction.AtLeast),
            new("residual", "What could not be measured", double.NaN, 1, Direction.AtMost),
        ],
    };

    public static RunRecord Record(Finding finding = Finding.Found) => new()
    {
        Method = "toy",
        Seed = 7,
        Source = "data/samples <1>.npy",
        Verdict = Verdict(finding),
        Settings = new JsonObject
        {
            ["preset"] = "fast",
            ["batchSize"] = 512,
            ["learningRate"] = 0.001,
            ["budget"] = null,
        },
        Facts = new JsonObject
        {
            ["dimension"] = 33,
            ["samples"] = 200_000,
            ["normalisation"] = new JsonObject { ["mean"] = 0.1 },
        },
        Arrays = [AnswerArray.Of("generator", Matrix.Identity(3), "generator G, d x d")],
        Iteration = new Iteration(1200, StopReason.Converged),
        Timings = [new("search", 1.25), new("total", 2.5)],
        Versions = RunVersions.Current(),
        Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Finished = new DateTimeOffset(2026, 1, 2, 3, 4, 8, TimeSpan.Zero),
    };

    public static IReadOnlyList<Section> Sections =>
    [
        new("Every kind", "All figures & their <titles>.",
            [.. Examples.All.Select(figure => figure.Name is "bars" ? figure with { File = "bars.png" } : figure)]),
        new("Folded", "", [Examples.Table with { Name = "other-table" }]) { Folded = true },
    ];
}
