using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Runs;
using Noether.Numerics;

namespace Noether.Tests.Lens.Runs;

public sealed class LensDiscoveryTests
{
    /// <summary>Asked of a permuted gaussian axis of 11 points from 20,000 samples.</summary>
    private const double LeastCosine = 0.98;

    /// <summary>Rows of L are products of orthogonal matrices in double precision.</summary>
    private const double Rounding = 1e-12;

    // One training step over a small batch where a run polishes at all: these tests are about the search.
    private static readonly LensSettings Quick = LensSettings.Fast with
    {
        Steps = 1,
        BatchSize = 300,
        Conditional = false,
    };

    private static readonly RunContext Seeded = new() { Seed = 2 };

    private static readonly SyntheticData Permuted =
        LensTestData.Synthetic(11, 20_000, SignalFamily.Gaussian, HiddenTransform.Permuted);

    private static readonly Lazy<LensResult> Found = new(() => LensDiscovery.Run(
        Permuted.ToSampleSet(), Quick with { Steps = 50, BatchSize = 1100 }, Seeded));

    [Fact]
    public void Run_PermutedGaussian_FindsTheGenerator()
    {
        var result = Found.Value;
        var score = GeneratorScore.Compare(result.Generator, Permuted.Truth);
        Assert.True(score.Cosine >= LeastCosine, $"cosine {score.Cosine}");
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Equal((11, 20_000), (result.Dimension, result.SampleCount));
        Assert.Single(result.Candidates, c => c.Won);
        Assert.Equal(result.Candidates.Select(c => c.Score).Order(), result.Candidates.Select(c => c.Score));
        Assert.Equal(11, result.Settings.Padding);
        Assert.NotNull(result.ExampleSamples);
    }

    [Theory]
    [InlineData(SignalFamily.Gaussian)]
    [InlineData(SignalFamily.Mixed)]
    public void Run_Circle_FindsTheCyclicGenerator(SignalFamily family)
    {
        var data = SyntheticData.Generate(new SyntheticSettings
        {
            Family = family,
            Dimension = 11,
            Samples = 20_000,
            Seed = 4,
            Circular = true,
            Transform = HiddenTransform.Orthogonal,
        });
        var result = LensDiscovery.Run(data.ToSampleSet(), LensSettings.Fast);
        var score = GeneratorScore.Compare(result.Generator, data.Truth);
        Assert.True(score.Cosine >= LeastCosine, $"cosine {score.Cosine}");
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Contains("circle", result.Verdict.Summary, StringComparison.Ordinal);
        Assert.Equal((11, 11), (result.GeneratorPadded.Rows, result.GeneratorPadded.Columns));
        Assert.Equal(0, LensTestData.LargestDifference(result.Generator, result.GeneratorPadded));
        var turn = LensTestData.Power(result.Generator, 11);
        Assert.InRange(LensTestData.LargestDifference(turn, Matrix.Identity(11)), 0, 100 * Rounding);
    }

    [Fact]
    public void Run_EveryStartLeftOut_SaysSo()
    {
        var all = LensIngredients.NaturalOrder | LensIngredients.IndependentComponents
            | LensIngredients.ToeplitzSpectrum | LensIngredients.CirculantSpectrum | LensIngredients.ColumnOrder
            | LensIngredients.Positions;
        var error = Assert.Throws<NoetherException>(() =>
            LensDiscovery.Run(Permuted.ToSampleSet(), Quick with { Without = all }));
        Assert.Contains("‹without›", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AnyResult_HasRowsOfPowersOfAnOrthogonalGenerator()
    {
        var result = Found.Value;
        const int d = 11, n = 33;
        var square = MatrixOps.MultiplyTransposed(result.GeneratorPadded, result.GeneratorPadded);
        Assert.InRange(LensTestData.LargestDifference(square, Matrix.Identity(n)), 0, Rounding);
        Assert.Equal(1, Math.Sqrt(MatrixOps.Dot(result.Filter, result.Filter)), Rounding);
        for (var k = -5; k <= 5; k++)
        {
            var power = LensTestData.Power(
                k < 0 ? result.GeneratorPadded.Transposed() : result.GeneratorPadded, Math.Abs(k));
            for (var j = 0; j < d; j++)
            {
                var expected = 0.0;
                for (var i = 0; i < d; i++)
                    expected += result.Filter[i] * power[d + i, d + j];
                Assert.Equal(expected, result.GroupConvolution[5 + k, j], Rounding);
            }
        }
        Assert.Equal(0, LensTestData.LargestDifference(
            GroupConvolutions.Crop(result.GeneratorPadded, d), result.Generator));
    }

    [Fact]
    public void Run_OneOrTwoThreads_SameBits()
    {
        var samples = LensTestData.Synthetic(7, 3000, SignalFamily.Gaussian, HiddenTransform.Orthogonal).ToSampleSet();
        var settings = Quick with { Steps = 20, Conditional = true, Knots = 9 };
        AssertSame(
            LensDiscovery.Run(samples, settings, Seeded with { Threads = 1 }),
            LensDiscovery.Run(samples, settings, Seeded with { Threads = 2 }));
    }

    [Fact]
    public void Run_OrthogonalLegendre_GivesAFiniteAnswerAndAVerdict()
    {
        var data = LensTestData.Synthetic(13, 3000, SignalFamily.Legendre, HiddenTransform.Orthogonal);
        var result = LensDiscovery.Run(data.ToSampleSet(), Quick, Seeded);
        foreach (var value in result.GroupConvolution.Values)
            Assert.True(double.IsFinite(value));
        Assert.InRange(GeneratorScore.Compare(result.Generator, data.Truth).Cosine, -1, 1);
        Assert.Equal(result.Verdict.Found, result.Verdict.Checks.All(c => c.Passed));
        Assert.StartsWith(result.Verdict.Found ? "Found" : "Not found", result.Verdict.Summary);
        Assert.All(result.Verdict.Checks, c => Assert.True(double.IsFinite(c.Value), c.Name));
    }

    [Fact]
    public void Run_WhiteNoise_IsNotFound()
    {
        var noise = new float[7 * 4000];
        new CounterRandom(6, 1).FillNormal(noise);
        var verdict = LensDiscovery.Run(new ArraySamples(noise, 7), Quick, Seeded).Verdict;
        Assert.False(verdict.Found, verdict.Summary);
        Assert.Contains("Gaussian", verdict.Summary);
    }

    [Fact]
    public void Run_ColumnsShuffledEachByItself_IsNotFound()
    {
        const int d = 7, n = 4000;
        var data = LensTestData.Synthetic(d, n, SignalFamily.Gaussian, HiddenTransform.Identity);
        var shuffled = new float[d * n];
        for (var k = 0; k < d; k++)
        {
            var order = new CounterRandom(7, (ulong)k).Permutation(n);
            for (var i = 0; i < n; i++)
                shuffled[(i * d) + k] = data.Samples[(order[i] * d) + k];
        }
        var verdict = LensDiscovery.Run(new ArraySamples(shuffled, d), Quick, Seeded).Verdict;
        Assert.False(verdict.Found, verdict.Summary);
    }

    [Fact]
    public void Run_Progress_NeverGoesBack()
    {
        List<RunProgress> seen = [];
        var samples = LensTestData.Synthetic(5, 600, SignalFamily.Gaussian, HiddenTransform.Identity).ToSampleSet();
        var result = LensDiscovery.Run(
            samples, Quick with { Steps = 5 }, Seeded with { Progress = new Observer(seen.Add) });
        Assert.NotEmpty(seen);
        var fractions = seen.Select(p => p.Fraction).ToArray();
        Assert.All(fractions, f => Assert.InRange(f, 0, 1));
        Assert.Equal(fractions.Order(), fractions);
        Assert.Contains(seen, p => p.Row.Count > 0);
        Assert.Contains(result.Timings, t => t.Name == "total");
    }

    public static TheoryData<string, string> Unusable() => new()
    {
        { "few", "holds 50 samples" },
        { "NaN", "NaN" },
        { "constant", "same value" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Run_UnusableSamples_SaysWhy(string what, string reason)
    {
        var (d, n) = (7, what == "few" ? 50 : 400);
        var values = new float[d * n];
        if (what != "constant")
            new CounterRandom(1, 1).FillNormal(values);
        if (what == "NaN")
            values[1234] = float.NaN;
        var failure = Assert.Throws<NoetherException>(() => LensDiscovery.Run(new ArraySamples(values, d), Quick));
        Assert.Contains(reason, failure.Message);
    }

    public static TheoryData<LensSettings, TimeSpan?, string> BadSettings() => new()
    {
        { LensSettings.Fast with { LearningRate = 0 }, null, "‹learning-rate› must be a number from 1E-09 to 1" },
        { LensSettings.Fast with { LearningRate = double.NaN }, null, "‹learning-rate›" },
        { LensSettings.Fast with { Steps = -1 }, null, "‹steps›" },
        { LensSettings.Fast with { Padding = -2 }, null, "‹padding›" },
        { LensSettings.Fast with { BatchSize = -1 }, null, "‹batch›" },
        { LensSettings.Fast with { StepsPerEpoch = 0 }, null, "‹steps-per-epoch›" },
        { LensSettings.Fast with { UniformityWeight = -1 }, null, "‹uniformity-weight›" },
        { LensSettings.Fast with { SearchSamples = 10 }, null, "‹search-samples›" },
        { LensSettings.Fast, TimeSpan.Zero, "‹budget› must lie between 1 and 10000000 s" },
        { LensSettings.Paper with { Steps = 0 }, null, "give ‹steps› or ‹budget›" },
        { LensSettings.Paper with { Steps = 20 }, TimeSpan.FromSeconds(5), "Give either ‹steps› or ‹budget›" },
        { LensSettings.Fast with { Steps = 20 }, TimeSpan.FromSeconds(5), "Give either ‹steps› or ‹budget›" },
    };

    [Theory]
    [MemberData(nameof(BadSettings), DisableDiscoveryEnumeration = true)]
    public void Run_BadSettings_SaysWhichAndWhy(LensSettings settings, TimeSpan? budget, string reason)
    {
        var samples = Permuted.ToSampleSet();
        var failure = Assert.Throws<NoetherException>(
            () => LensDiscovery.Run(samples, settings, new RunContext { Budget = budget }));
        Assert.Contains(reason, failure.Message);
        Assert.NotNull(failure.Setting);
        Assert.DoesNotContain("--", failure.Message);
    }

    [Fact]
    public void Check_TooManyThreads_SaysHowManyAreAllowed()
    {
        var failure = Assert.Throws<NoetherException>(
            () => LensDiscovery.Check(Permuted.ToSampleSet(), null, new RunContext { Threads = 5000 }));
        Assert.Contains("‹threads› must lie between 0 and 1024", failure.Message);
    }

    [Fact]
    public void Check_PaperWithABudget_IsAllowed() => LensDiscovery.Check(
        Permuted.ToSampleSet(), LensSettings.Paper, new RunContext { Budget = TimeSpan.FromSeconds(5) });

    [Fact]
    public void Run_TooFewSamplesToSearchWith_SaysHowManyAreNeeded()
    {
        var values = new float[21 * 1000];
        new CounterRandom(1, 1).FillNormal(values);
        var failure = Assert.Throws<NoetherException>(() => LensDiscovery.Run(
            new ArraySamples(values, 21), Quick with { SearchSamples = 300 }));
        Assert.Contains("at least 420", failure.Message);
    }

    [Fact]
    public void Run_CancelledBeforehand_Stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => LensDiscovery.Run(
            Permuted.ToSampleSet(), Quick, new RunContext { Cancellation = stop.Token }));
    }

    private static void AssertSame(LensResult a, LensResult b)
    {
        Assert.Equal(a.GeneratorPadded.Values, b.GeneratorPadded.Values);
        Assert.Equal(a.GroupConvolution.Values, b.GroupConvolution.Values);
        Assert.Equal(a.Filter, b.Filter);
        Assert.Equal(
            a.Candidates.Select(c => c with { Seconds = 0 }), b.Candidates.Select(c => c with { Seconds = 0 }));
        Assert.Equal(a.Verdict.Summary, b.Verdict.Summary);
        Assert.Equal(a.Verdict.Checks, b.Verdict.Checks);
        Assert.Equal(a.History.Select(r => r with { Seconds = 0 }), b.History.Select(r => r with { Seconds = 0 }));
    }
}
