using Noether.Data;

namespace Noether.Tests.Data;

public sealed class SampleChecksTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(28)]
    [InlineData(1024)]
    public void Require_GoodSamples_Passes(int d) => SampleChecks.Require(new ArraySamples(Values(40, d), d), 40);

    [Theory]
    [InlineData(0, 5, "t is empty; the lens needs at least 20 samples")]
    [InlineData(1, 5, "t holds a single row of 5 values")]
    [InlineData(40, 3, "samples of 5 to 1024 values, found 3 columns in t: if they are the channels")]
    [InlineData(40, 4, "samples of 5 to 1024 values, found 4 columns")]
    [InlineData(40, 1025, "found 1025 columns in t: cut windows with ‹window› 33, or pick columns with ‹columns› 0-1023")]
    [InlineData(19, 5, "t holds 19 samples, and the lens needs at least 20 of 5 values")]
    public void Require_BadShape_IsRefused(int n, int d, string sentence) => Refused(Values(n, d), d, sentence);

    [Fact]
    public void Require_UnusableValues_AreCountedAndPlaced()
    {
        var values = Values(100_000, 5);
        values[(70_001 * 5) + 3] = float.NaN;
        Refused(values, 5, "t holds 1 NaN values, the first in row 70001, column 3 (both from 0)");
        values[(90_000 * 5) + 1] = float.NaN;
        values[(80_000 * 5) + 1] = float.NegativeInfinity;
        Refused(values, 5, "t holds 2 NaN and 1 infinite values, the first in row 70001, column 3");
        values[4] = float.PositiveInfinity;
        Refused(values, 5, "2 NaN and 2 infinite values, the first in row 0, column 4");
    }

    [Fact]
    public void Require_OnlyTheRowsThatAreUsed_LooksNoFurther()
    {
        var values = Values(1000, 5);
        values[^1] = float.NaN;
        SampleChecks.Require(new ArraySamples(values, 5, "t"), 20, rows: 999);
        Refused(values, 5, "row 999, column 4");
    }

    [Fact]
    public void Require_ConstantValues_AreRefusedWhereNothingElseVaries()
    {
        Refused(Enumerable.Repeat(0.5f, 200).ToArray(), 5, "t holds the same value, 0.5, everywhere");
        SampleChecks.Require(new ArraySamples(Values(40, 33, [.. Enumerable.Range(3, 12)]), 33), 40);
    }

    [Fact]
    public void Require_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(() =>
        SampleChecks.Require(new ArraySamples(Values(40, 5), 5), 20, null, new CancellationToken(canceled: true)));

    private static float[] Values(int n, int d, params int[] constant)
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, n * d).Select(_ => random.NextSingle()).ToArray();
        for (var i = 0; i < n; i++)
            foreach (var column in constant)
                values[(i * d) + column] = column;
        return values;
    }

    private static void Refused(float[] values, int d, string sentence) => Assert.Contains(
        sentence,
        Assert.Throws<NoetherException>(() => SampleChecks.Require(new ArraySamples(values, d, "t"), 20)).Message);
}
