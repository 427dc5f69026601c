using Noether.Data;
using Noether.Numerics;
using Noether.Testing;
using Noether.Testing.Actions;

namespace Noether.Tests.Testing;

public sealed class SymmetryTestTests
{
    private static readonly SymmetryTestSettings Quick = new() { Permutations = 199, Threads = 1 };

    [Theory]
    [InlineData("orthogonal")]
    [InlineData("sign")]
    [InlineData("rotation:0,2")]
    [InlineData("reverse")]
    [InlineData("ring-shift")]
    [InlineData("shift")]
    public void Run_OnNormalSamplesThatAreMoved_RefusesAndOnThoseThatAreNotDoesNot(string symmetry)
    {
        var action = SampleActions.Parse(symmetry, 4, [4]);
        var broken = SymmetryTest.Run(Normal(2000, 3, moved: 0.6), action, Quick);
        Assert.True(broken.IsBroken, broken.Summary);
        Assert.InRange(broken.Effect, 0.53, 1);
        Assert.True(broken.EValue > 5, $"{broken.EValue}");

        // At a level of 0.05 one of twenty would be refused.
        var kept = SymmetryTest.Run(Normal(2000, 3, moved: 0), action, Quick with { Seed = 2, Level = 0.001 });
        Assert.False(kept.IsBroken, kept.Summary);
        // 800 samples of each kind: an error of 0.0204, of which the bound adds 3.09; chance may add three more.
        Assert.InRange(kept.Bound, 0.5, 0.5 + (6.09 * 0.0204));
        Assert.InRange(kept.Displacement, 0.3, 2);
        Assert.Equal(3, kept.Parts.Count);
    }

    [Fact]
    public void Run_WithAnyNumberOfThreads_GivesTheSameBits()
    {
        var action = SampleActions.Parse("sign", 4, [4]);
        var one = SymmetryTest.Run(Normal(1000, 5, 0.2), action, Quick);
        var two = SymmetryTest.Run(Normal(1000, 5, 0.2), action, Quick with { Threads = 2 });
        Assert.Equal(one.Parts, two.Parts);
        Assert.Equal((one.PValue, one.EValue, one.Bound, one.Displacement), (two.PValue, two.EValue, two.Bound, two.Displacement));
    }

    [Fact]
    public void Run_WithOneMethod_HasItsPValue()
    {
        var result = SymmetryTest.Run(
            Normal(500, 5, 0.2), SampleActions.Parse("sign", 4, [4]), Quick with { Method = SymmetryTestMethod.Mmd });
        Assert.Equal(SymmetryTestMethod.Mmd, Assert.Single(result.Parts).Method);
        Assert.Equal(result.Parts[0].PValue, result.PValue);
        Assert.Equal(1 / (2 * Math.Sqrt(result.PValue)), result.EValue);
    }

    [Fact]
    public void Run_OnAMoveThatIsNextToNothing_SaysThatNothingCanBeSaid()
    {
        using var folder = new Noether.Tests.Data.TemporaryFolder();
        var almost = Matrix.Identity(4);
        almost[0, 1] = 1e-3;
        Noether.Data.Formats.NpyFile.Write(folder.File("almost.npy"), almost);
        var result = SymmetryTest.Run(Normal(500, 5, 0), SampleActions.Parse(folder.File("almost.npy"), 4, [4]), Quick);
        Assert.True(result.HardlyMoves);
        Assert.Contains("hardly moves", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnWhatCannotBeTested_SaysWhy()
    {
        var sign = SampleActions.Parse("sign", 4, [4]);
        Refuses("at least 100", () => SymmetryTest.Run(Normal(99, 5, 0), sign, Quick));
        Refuses("copies of 1", () => SymmetryTest.Run(new DoubleSamples(new double[800], 4), sign, Quick));
        Refuses("nothing to test", () => SymmetryTest.Run(
            Normal(200, 5, 0), SampleActions.Parse("permutation:0,1,2,3", 4, [4]), Quick));
        Refuses("level", () => SymmetryTest.Run(Normal(200, 5, 0), sign, Quick with { Level = 0 }));
        Refuses("permutations", () => SymmetryTest.Run(Normal(200, 5, 0), sign, Quick with { Permutations = 3 }));
    }

    [Fact]
    public void Run_OnCopies_NotesThem()
    {
        var values = new double[4000];
        new CounterRandom(4).FillNormal(values.AsSpan(0, 2000));
        values.AsSpan(0, 2000).CopyTo(values.AsSpan(2000));
        var result = SymmetryTest.Run(new DoubleSamples(values, 4), SampleActions.Parse("sign", 4, [4]), Quick);
        Assert.Contains(result.Notes, note => note.StartsWith("500 of 1000 samples are copies", StringComparison.Ordinal));
    }

    [Fact]
    public void Adjust_OfPValues_IsThatOfBenjaminiAndHochberg()
    {
        // Four tests: 0.04 * 4/4, least of that and 0.03 * 4/3, and so on.
        Assert.Equal([0.04, 0.02, 0.04, 0.5], FalseDiscoveries.Adjust([0.03, 0.005, 0.02, 0.5]).Select(p => Math.Round(p, 12)));
    }

    private static void Refuses(string words, Action action) =>
        Assert.Contains(words, Assert.Throws<NoetherException>(action).Message, StringComparison.OrdinalIgnoreCase);

    private static DoubleSamples Normal(int count, ulong seed, double moved)
    {
        var values = new double[count * 4];
        new CounterRandom(seed, stream: 9).FillNormal(values);
        for (var i = 0; i < count; i++)
            values[4 * i] += moved;
        return new DoubleSamples(values, 4, "x");
    }
}
