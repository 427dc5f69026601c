using Noether.HiddenLayer.Probing;
using Noether.Studies.Drawings;

namespace Noether.Studies.Tests;

public sealed class ProbeEvidenceTests
{
    [Fact]
    public void Read_OfWhatWasWritten_IsTheSameToThreeDecimals()
    {
        ProbeSummary summary = new(
            [new(SymmetryKind.Mirror, 0.91) { Angle = 38.5, Offset = -0.031, Likeness = 0.97 }],
            new(SymmetryKind.Rotation, 0.2) { X = 0.05, Y = -0.1, Likeness = 0.25, Other = -0.03 },
            [new(SymmetryKind.Cyclic, 0.4) { X = 0.1, Y = 0.2, Order = 5, Angle = 18, Likeness = 0.8, Other = 0.3 }],
            new(SymmetryKind.Translation, 0.3) { Angle = 90, Likeness = 0.31, Other = 0.1 },
            [new(SymmetryKind.Period, 0.5) { Angle = 12, Period = 0.62, Likeness = 0.86 }]);

        var read = ProbeEvidence.Read(ProbeEvidence.Write([summary, summary]));

        Assert.Equal(2, read.Length);
        Assert.All(read, again =>
        {
            Assert.Equal(summary.Mirrors, again.Mirrors);
            Assert.Equal((summary.Rotation, summary.Translation), (again.Rotation, again.Translation));
            Assert.Equal((summary.Cyclic[0], summary.Periods[0]), (again.Cyclic[0], again.Periods[0]));
        });
    }

    [Fact]
    public void Nulls_AndFoldedDrawings_DependOnTheirNumberAlone()
    {
        foreach (var make in new Func<int, KnownDrawing>[] { RandomDrawings.Null, RandomDrawings.Folded })
        {
            for (var i = 0; i < 16; i++)
                Assert.Equal(make(i).Grey(0.3, -0.2), make(i).Grey(0.3, -0.2));
            Assert.True(Enumerable.Range(0, 16).Select(i => make(i).Open().Values.Sum()).Distinct().Count() > 12);
        }
    }

    // What the program carries is what the study has made.
    [Fact]
    public void Calibration_OfTheProgram_IsThatOfTheResults()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Noether.slnx")))
            root = Path.GetDirectoryName(root)!;

        Assert.Equal(
            File.ReadAllText(Path.Combine(root, "docs", "results", "probe-calibration", "calibration.json")),
            File.ReadAllText(Path.Combine(root, "models", "probe", "calibration.json")));
    }
}
