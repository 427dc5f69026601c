using Noether.Discovery;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Symmetries;
using Noether.Pictures;

namespace Noether.Tests.HiddenLayer.Prediction;

public sealed class PredictionVerdictTests
{
    [Fact]
    public void Of_AClearAnswer_IsFoundWithOneCaveat()
    {
        var verdict = Of(4, lower: 0.7);

        Assert.Equal((Finding.Found, "Reflection"), (verdict.Finding, verdict.Headline));
        Assert.Equal("Reflection (Z2): likelihood 0.80 (0.70 to 0.90).", verdict.Summary);
        Assert.All(verdict.Checks, check => Assert.True(check.Passed));
        Assert.Contains("83%", Assert.Single(verdict.Caveats), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoSymmetryThatIsClear_IsNotFound()
    {
        var verdict = Of(0, lower: 0.7);

        Assert.Equal((Finding.NotFound, "No symmetry"), (verdict.Finding, verdict.Headline));
    }

    [Theory]
    [InlineData(0.9, 0.025)]
    [InlineData(0.99, 0.2)]
    public void Of_NoSymmetryInAContourThatWasNotLearntOrSmoothedAway_IsUndecided(double accuracy, double smoothing) =>
        Assert.Equal(Finding.Undecided, Of(0, lower: 0.7, accuracy: accuracy, smoothing: smoothing).Finding);

    [Fact]
    public void Of_OverlappingIntervals_IsUndecided()
    {
        var verdict = Of(1, lower: 0.05);

        Assert.Equal((Finding.Undecided, "Not clear"), (verdict.Finding, verdict.Headline));
        Assert.False(verdict.Checks.Single(check => check.Name == "lead").Passed);
        Assert.Contains(
            verdict.Caveats, caveat => caveat.Contains("more networks (‹networks›)", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_AnUnlikelyAnswer_IsUndecidedThoughClear()
    {
        var verdict = Of(3, lower: 0.25, mean: 0.27);

        Assert.Equal(
            (Finding.Undecided, "Perhaps discrete translation"), (verdict.Finding, verdict.Headline));
        Assert.False(verdict.Checks.Single(check => check.Name == "likelihood").Passed);
        Assert.Contains(verdict.Caveats, caveat => caveat.Contains("27%", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_NetworksThatLearntLittle_IsUndecidedAndSaysWhy()
    {
        var verdict = Of(1, lower: 0.7, accuracy: 0.9);

        Assert.Equal(Finding.Undecided, verdict.Finding);
        Assert.False(verdict.Checks.Single(check => check.Name == "decoyAccuracy").Passed);
        Assert.Contains(verdict.Caveats, caveat => caveat.Contains("90.0%", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_APredictionThatWasStopped_IsUndecidedAndSaysWhy()
    {
        var verdict = (Made(1, lower: 0.7) with { Stopped = "the budget of 3 s was spent" }).Verdict;

        Assert.Equal((Finding.Undecided, "Stopped early"), (verdict.Finding, verdict.Headline));
        Assert.StartsWith("Stopped early: the budget of 3 s was spent.", verdict.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void OfTheProbe_WhatTheContourRefuses_IsLeftOpen()
    {
        var verdict = ProbeVerdict.Of(Made(0, lower: 0.7), Probed(new SymmetryElement
        {
            Kind = SymmetryKind.Mirror,
            Source = ProbeSource.Contour,
            Angle = 90,
            X = 0,
            Y = 0,
            Offset = 0,
            Score = 0.9,
            FalsePositiveRate = 0.01,
        }));

        Assert.Equal((Finding.Undecided, "Cannot tell"), (verdict.Finding, verdict.Headline));
        Assert.StartsWith("Cannot tell: a mirror line in direction 90°", verdict.Summary, StringComparison.Ordinal);
        Assert.Equal(Finding.NotFound, ProbeVerdict.Of(Made(0, lower: 0.7), Probed()).Finding);
    }

    [Theory]
    [InlineData(0.025, false)]
    [InlineData(0.1, true)]
    public void OfTheProbe_NothingInASmoothedPicture_SaysHowFineAPatternMayBe(double smoothing, bool told) => Assert.Equal(
        told, ProbeVerdict.Of(Made(0, lower: 0.7, smoothing: smoothing), Probed()).Caveats.Any(caveat =>
            caveat.Contains("finer than about 13 pixels", StringComparison.Ordinal)));

    private static ProbeReading Probed(params SymmetryElement[] refused)
    {
        var nothing = new ProbeMap([], []);
        var maps = new ProbeMaps(ProbeFamilies.Output, nothing, nothing, nothing);
        return new ProbeReading(maps, maps, maps, [], [], refused);
    }

    private static Verdict Of(
        int best, double lower, double mean = 0.8, double accuracy = 0.99, double smoothing = 0.025) =>
        Made(best, lower, mean, accuracy, smoothing).Verdict;

    private static SymmetryPrediction Made(
        int best, double lower, double mean = 0.8, double accuracy = 0.99, double smoothing = 0.025)
    {
        var values = new float[3 * 64 * 64];
        for (var i = 0; i < values.Length; i++)
            values[i] = i / 3 % 64 < 32 ? 0.1f : 0.9f;
        return new SymmetryPrediction
        {
            Source = "halves.png",
            Contour = ContourExtractor.Extract(
                new Picture(64, 64, values), new ContourSettings { Smoothing = smoothing }),
            Likelihoods = [.. Enumerable.Range(0, SymmetryClasses.Count).Select(k =>
                k == best ? new MeanInterval(mean, lower, mean + 0.1) : new MeanInterval(0.05, 0.04, 0.06))],
            Networks = [new NetworkPrediction(0, [0.2, 0.2, 0.2, 0.2, 0.2], accuracy, 7, [])],
            Seed = 0,
            Model = "default",
            ModelAccuracy = 0.83,
            Timings = [],
        };
    }
}
