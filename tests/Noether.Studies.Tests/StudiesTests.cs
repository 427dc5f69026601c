using Noether.App.Tests.Support;
using Noether.Discovery;
using Noether.Studies.Lens;
using Noether.Studies.Tests.Support;

namespace Noether.Studies.Tests;

public class StudiesTests
{
    private static readonly AllStudies Studies =
        new(new MethodCatalogue([new NeighbourMethod(), new RefusingMethod()]));

    public static TheoryData<string> Names => new(Studies.All.Select(study => study.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Cases_OfEveryStudy_HaveKeysOfTheirOwnAndAreAsCommitted(string name)
    {
        var cases = Studies.Of(name).Cases(new StudyOptions());
        Assert.Equal(cases.Count, cases.Select(next => next.Key).Distinct().Count());
        // The settings tell cases apart too: two of the same would be one case under two names.
        Assert.All(
            cases.GroupBy(next => (next.Row, next.Settings)), same => Assert.Single(same));
        Snapshot.Match(
            $"cases-{name}", string.Join('\n', cases.Select(next => $"{next.Key} | {next.Row} | {next.Settings}")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cases_WhenQuick_DifferInTheirSettings(string name)
    {
        var study = Studies.Of(name);
        var full = study.Cases(new StudyOptions()).Select(next => (next.Key, next.Settings)).ToHashSet();
        Assert.All(
            study.Cases(new StudyOptions { Quick = true }),
            next => Assert.DoesNotContain((next.Key, next.Settings), full));
    }

    [Theory]
    [InlineData("lens-table")]
    [InlineData("lens-nulls")]
    [InlineData("lens-growth")]
    [InlineData("lens-sensitivity")]
    [InlineData("lens-ablation")]
    [InlineData("methods")]
    public void Seeds_AreThoseAskedFor(string name)
    {
        var keys = Studies.Of(name).Cases(new StudyOptions { Seeds = 3 }).Select(next => next.Key).ToArray();
        Assert.Contains(keys, key => key.EndsWith("/seed-2", StringComparison.Ordinal));
        Assert.DoesNotContain(keys, key => key.EndsWith("/seed-3", StringComparison.Ordinal));
    }

    [Fact]
    public void Mixture_HasTheCovarianceOfItsMatrixAndHeavyTails()
    {
        const int N = 40_000, D = 5;
        var values = NullData.Mixture(N, D, 3, CancellationToken.None);
        var first = Enumerable.Range(0, N).Select(i => (double)values[i * D]).ToArray();
        var second = first.Average(v => v * v);
        // Sums of Laplacian variables have a kurtosis above the 3 of a normal one.
        Assert.True(first.Average(v => v * v * v * v) / (second * second) > 3.3);
        Assert.Equal(values, NullData.Mixture(N, D, 3, CancellationToken.None));
        Assert.NotEqual(values, NullData.Mixture(N, D, 4, CancellationToken.None));
    }

    [Fact]
    public void Shuffled_KeepsEveryColumnAndTheirDependenceNot()
    {
        var settings = new Noether.Data.Synthetic.SyntheticSettings { Samples = 2000, Dimension = 9 };
        var plain = Noether.Data.Synthetic.SyntheticData.Generate(settings).Samples;
        var shuffled = NullData.Shuffled(settings, CancellationToken.None);
        for (var k = 0; k < 9; k++)
        {
            Assert.Equal(Column(plain, k).Order(), Column(shuffled, k).Order());
            Assert.NotEqual(Column(plain, k), Column(shuffled, k));
        }

        static IEnumerable<float> Column(float[] values, int k) => values.Where((_, i) => i % 9 == k);
    }
}
