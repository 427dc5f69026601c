using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;

namespace Noether.Testing;

/// <summary>A test of what a method found, on samples that it did not use, as the answer tells it.</summary>
internal static class InvarianceReport
{
    /// <summary>Level at which what was found is refused.</summary>
    public const double Level = 0.01;

    /// <summary>The fact "invariance" of a run.</summary>
    public static JsonObject Fact(SymmetryTestResult result) => new()
    {
        ["samples"] = result.Samples,
        ["pValue"] = result.PValue,
        ["eValue"] = result.EValue,
        ["effect"] = result.Effect,
        ["effectError"] = result.EffectError,
        ["bound"] = result.Bound,
        ["displacement"] = result.Displacement,
        ["detectable"] = result.Detectable,
    };

    /// <summary>What is asked of it: not refused, and no small move.</summary>
    public static IEnumerable<Check> Checks(SymmetryTestResult result) =>
    [
        new("invariance", "p-value of the test that held-out samples and moved ones have one distribution", result.PValue, Level,
            Direction.AtLeast),
        new("displacement", "How far samples are moved, in mean distances of two samples", result.Displacement,
            SymmetryTestResult.LeastDisplacement, Direction.AtLeast),
    ];

    /// <summary>In words, to stand behind a claim.</summary>
    public static string Words(SymmetryTestResult result) => FormattableString.Invariant(
        $"p = {SymmetryTestResult.Short(result.PValue)} on samples that had no part in it, AUC at most {result.Bound:0.000}, displacement {result.Displacement:0.00}");

    /// <summary>The table of the report.</summary>
    public static TableFigure Table(SymmetryTestResult result) => new()
    {
        Name = "invariance",
        Title = "Is it kept?",
        Caption = "Held-out samples against held-out samples that were moved by random elements of what was found.",
        Columns = ["Quantity", "Value"],
        Rows =
        [
            ["p-value", SymmetryTestResult.Short(result.PValue)],
            ["AUC of a classifier (0.5 is chance)", FormattableString.Invariant($"{result.Effect:0.000} ± {result.EffectError:0.000}")],
            ["Upper bound of the AUC", FormattableString.Invariant($"{result.Bound:0.000}")],
            ["AUC that would have been seen", FormattableString.Invariant($"{result.Detectable:0.000}")],
            ["Displacement", FormattableString.Invariant($"{result.Displacement:0.00}")],
            ["Samples", $"{result.Samples}"],
        ],
    };
}
