using Noether.Data.Synthetic;
using Noether.Numerics;

namespace Noether.Tests.Data.Synthetic;

public sealed class SyntheticLawTests
{
    [Fact]
    public void Arrow_TurnedByItsTruth_IsAnotherOfItsFour()
    {
        var made = Make(SampleLaw.Arrow, 50);
        var rows = Enumerable.Range(0, 50).Select(i => string.Join(',', made.Samples.Row(i).ToArray())).ToHashSet();
        Assert.Equal(4, rows.Count);
        Assert.True(made.IsElement);
        Assert.Contains(string.Join(',', Moved(made.Truth[0], made.Samples.Row(0)).Select(value => value + 0.0)), rows);
    }

    [Fact]
    public void SeventhTurn_TurnedByItsTruth_KeepsItsLabels()
    {
        var made = Make(SampleLaw.SeventhTurn, 200);
        for (var i = 0; i < 200; i++)
        {
            var moved = Moved(made.Truth[0], made.Samples.Row(i));
            var (seventh, angle) = (2 * Math.PI / 7, Math.Atan2(moved[1], moved[0]));
            Assert.Equal(made.Labels![i], moved[2] / (1 + (angle - (seventh * Math.Floor(angle / seventh)))), 1e-9);
        }
    }

    [Fact]
    public void TwoBody_OnItsCircles_HasItsLawOfMotion()
    {
        var made = Make(SampleLaw.TwoBody, 100);
        for (var i = 0; i < 100; i++)
        {
            var before = made.Samples.Row(i);
            var after = made.Next!.Row(i);
            Assert.Equal(0, before[0] + before[4], 1e-12); // about their centre
            var radius = Math.Sqrt((before[0] * before[0]) + (before[1] * before[1]));
            Assert.Equal(radius, Math.Sqrt((after[0] * after[0]) + (after[1] * after[1])), 1e-12);
            Assert.Equal(0, (before[0] * before[2]) + (before[1] * before[3]), 1e-12);
            Assert.InRange((before[0] * before[3]) - (before[1] * before[2]), 0, 10); // counter-clockwise
            // Both turn by the same angle in the step: angular momentum over mass and radius squared.
            var angle = 0.408 * Math.Sqrt((before[2] * before[2]) + (before[3] * before[3])) / radius;
            Assert.Equal(Math.Cos(angle), ((before[0] * after[0]) + (before[1] * after[1])) / (radius * radius), 1e-9);
        }
    }

    [Fact]
    public void Boosted_MovedByItsTruth_KeepsItsMass()
    {
        var made = Make(SampleLaw.Boosted, 400);
        Assert.Equal(6, made.Truth.Count);
        Assert.Equal(200, made.Labels!.Sum(), 1.0);
        double[] masses = [.. Enumerable.Range(0, 400).Select(i => Mass(made.Samples.Row(i)))];
        var median = masses.Order().ElementAt(200);
        for (var i = 0; i < 400; i++)
        {
            Assert.Equal(masses[i] > median * (1 + 1e-6) ? 1 : masses[i] < median * (1 - 1e-6) ? 0 : made.Labels![i], made.Labels![i]);
            Assert.All(made.Truth, generator => Assert.Equal(
                masses[i], Mass(Moved(SyntheticLaw.Exponential(generator, 0.3), made.Samples.Row(i))), 1e-6 * masses[i]));
        }
    }

    [Fact]
    public void RingBumps_AreStandardAndAlikeInAllPlaces()
    {
        var made = Make(SampleLaw.RingBumps, 20_000);
        for (var k = 0; k < 7; k++)
        {
            double[] column = [.. Enumerable.Range(0, 20_000).Select(i => made.Samples[i, k])];
            Assert.Equal(0, column.Average(), 0.03);
            Assert.Equal(1, column.Average(value => value * value), 0.05);
        }

        Assert.Equal(made.Samples[0, 0], Moved(made.Truth[0], made.Samples.Row(0))[1]);
    }

    [Theory]
    [InlineData(SampleLaw.Clusters)]
    [InlineData(SampleLaw.Independent)]
    public void NullLaws_HaveNoTruth(SampleLaw law) => Assert.Empty(Make(law, 10).Truth);

    [Fact]
    public void Generate_SameSeed_SameNumbersWhateverTheNoiseOfOthers()
    {
        Assert.Equal(Make(SampleLaw.Clusters, 30).Samples.Values.ToArray(), Make(SampleLaw.Clusters, 30).Samples.Values.ToArray());
        Assert.Throws<NoetherException>(() => SyntheticLaw.Generate(new LawSettings { Law = SampleLaw.Octagon, Dimension = 3 }));
        Assert.Throws<NoetherException>(() => SyntheticLaw.Generate(new LawSettings { Samples = 0 }));
    }

    private static SyntheticLaw Make(SampleLaw law, int n) => SyntheticLaw.Generate(new LawSettings { Law = law, Samples = n, Seed = 3 });

    private static double Mass(ReadOnlySpan<double> row)
    {
        var (e, x, y, z) = (row[0] + row[4], row[1] + row[5], row[2] + row[6], row[3] + row[7]);
        return Math.Sqrt((e * e) - (x * x) - (y * y) - (z * z));
    }

    private static double[] Moved(Matrix matrix, ReadOnlySpan<double> row)
    {
        var moved = new double[row.Length];
        for (var i = 0; i < moved.Length; i++)
            moved[i] = MatrixOps.Dot(matrix.Row(i), row);
        return moved;
    }
}
