using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class CandidateSearchTests
{
    private const int D = 5;

    [Fact]
    public void Search_OneOrTwoThreads_SameBitsAndOrthogonal()
    {
        var samples = LensTestData.Gaussian(D, 600, HiddenTransform.Permuted);
        List<string> stages = [];
        var one = Run(samples, 1, stages.Add);
        var two = Run(samples, 2, _ => { });
        Assert.Equal(["Toeplitz spectrum", "refining"], stages);
        Assert.Equal(one.Select(s => s.Name), two.Select(s => s.Name));
        for (var i = 0; i < one.Count; i++)
        {
            Assert.Equal(one[i].Representation.Values, two[i].Representation.Values);
            var square = MatrixOps.MultiplyTransposed(one[i].Representation, one[i].Representation);
            Assert.True(LensTestData.LargestDifference(square, Matrix.Identity(D)) < 1e-10, one[i].Name);
        }
        Assert.Equal("Toeplitz spectrum", one[0].Name);
        Assert.All(
            one.SkipWhile(s => s.Name.EndsWith("spectrum", StringComparison.Ordinal)),
            s => Assert.EndsWith(", refined", s.Name));
    }

    [Fact]
    public void Search_WithoutRefinement_GivesRawProposals() =>
        Assert.Equal(
            ["Toeplitz spectrum"], Names(LensIngredients.Refinement | LensIngredients.CirculantSpectrum));

    [Fact]
    public void Search_WithoutSpectrum_RefinesWhatItWasGiven() =>
        Assert.Equal(["given, refined"], Names(LensIngredients.ToeplitzSpectrum | LensIngredients.CirculantSpectrum));

    [Fact]
    public void ToeplitzSpectrum_AnySamples_MakesTheCovarianceNearlyToeplitz()
    {
        var samples = LensTestData.Gaussian(D, 2000, HiddenTransform.Orthogonal);
        var covariance = samples.Covariance(0, samples.Training, 1);
        var spectrum = new SampleSpectrum(samples, 0, samples.Training, 1);
        var starts = new ToeplitzSpectrumInitialiser(spectrum, 1, 1).Propose(CancellationToken.None);
        Assert.NotEmpty(starts);
        var before = Toeplitz.DepartureShare(covariance);
        var best = starts.Min(s => Toeplitz.DepartureShare(MatrixOps.Congruence(s.Representation, covariance)));
        Assert.True(best < 0.05 * before, $"from {before} to {best}");
    }

    private static string[] Names(LensIngredients without)
    {
        var samples = LensTestData.Gaussian(D, 600, HiddenTransform.Permuted);
        return [.. Run(samples, 1, _ => { }, without).Select(s => s.Name)];
    }

    [Fact]
    public void Search_StoppedWhileRefining_LeavesTheRawAnswers()
    {
        var samples = LensTestData.Gaussian(D, 600, HiddenTransform.Permuted);
        using var stop = new CancellationTokenSource();
        List<ProposedRepresentation> found = [];
        Assert.ThrowsAny<OperationCanceledException>(() => new CandidateSearch(
            samples, 1, 1, LensIngredients.None).Search(
                [new ProposedRepresentation("given", Matrix.Identity(D), 0)], 0, samples.Training, found,
                stage =>
                {
                    if (stage == "refining")
                        stop.Cancel();
                },
                stop.Token));
        Assert.Equal("Toeplitz spectrum", found[0].Name);
        Assert.DoesNotContain(found, answer => answer.Name.EndsWith(", refined", StringComparison.Ordinal));
    }

    private static List<ProposedRepresentation> Run(
        LensSamples samples, int threads, Action<string> stage, LensIngredients without = LensIngredients.None)
    {
        List<ProposedRepresentation> found = [];
        new CandidateSearch(samples, threads, 1, without).Search(
            [new ProposedRepresentation("given", Matrix.Identity(D), 0)], 0, samples.Training, found, stage,
            CancellationToken.None);
        return found;
    }
}
