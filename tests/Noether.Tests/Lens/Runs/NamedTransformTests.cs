using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Lens.Judging;
using Noether.Lens.Runs;
using Noether.Numerics;

namespace Noether.Tests.Lens.Runs;

/// <summary>Columns that are coefficients of a transform that has a name.</summary>
public sealed class NamedTransformTests
{
    [Theory]
    [InlineData(HiddenTransform.Dct, 33, "cosine transform DCT-II")]
    [InlineData(HiddenTransform.Dst, 33, "sine transform DST-I")]
    [InlineData(HiddenTransform.Fourier, 33, "Fourier transform")]
    [InlineData(HiddenTransform.Hadamard, 32, "Hadamard transform")]
    [InlineData(HiddenTransform.Haar, 32, "Haar transform")]
    public void Run_Coefficients_NamesTheTransform(HiddenTransform transform, int d, string name)
    {
        var data = LensTestData.Synthetic(d, 8000, SignalFamily.Legendre, transform);
        var result = LensDiscovery.Run(data.ToSampleSet(), LensSettings.Fast);
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Equal(name, result.Candidates.Single(c => c.Won).Name);
        Assert.InRange(GeneratorScore.Compare(result.Generator, data.Truth).Cosine, 0.9999, 1);
    }

    [Theory]
    [InlineData(HiddenTransform.Dct, 5)]
    [InlineData(HiddenTransform.Hadamard, 4)]
    public void Run_CoefficientsOfAGrid_FindsBothAxes(HiddenTransform transform, int rows)
    {
        // Hadamard's coefficients of a grid and of a line are the same numbers: only their correlations tell the shape.
        var data = SyntheticData.Generate(new()
        {
            Family = SignalFamily.Blob,
            Transform = transform,
            Dimension = rows * 8,
            Rows = rows,
            Samples = 20_000,
            Seed = 2,
        });
        var result = LensDiscovery.Run(data.ToSampleSet(), LensSettings.Fast);
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Equal(new GridShape(rows, 8), result.Shape);
        Assert.InRange(GridTransforms.Alike(result.Generators, data.Truths), 0.9999, 1);
    }

    [Fact]
    public void Best_PrincipalComponents_AreReadAsNothing()
    {
        // Uncorrelated columns of falling variances have a nearly Toeplitz covariance under a cosine transform.
        var data = LensTestData.Synthetic(36, 8000, SignalFamily.Gaussian, HiddenTransform.Orthogonal);
        using var samples = data.ToSampleSet();
        var loaded = LensSamples.Load(samples, 8000, LensCentring.EachComponent, 0, default);
        var vectors = PlaneSpectrum.Descending(loaded.Covariance(0, loaded.Training, 1));
        var components = new float[36 * 8000];
        for (var i = 0; i < 8000; i++)
        {
            for (var k = 0; k < 36; k++)
            {
                for (var j = 0; j < 36; j++)
                    components[(i * 36) + k] += (float)(vectors[j, k] * data.Samples[(i * 36) + j]);
            }
        }

        using var read = new Noether.Data.ArraySamples(components, 36, "components");
        var scores = LensSamples.Load(read, 8000, LensCentring.EachComponent, 0, default);
        GridShape[] shapes = [new(1, 36), new(6, 6), new(4, 9), new(3, 12)];
        Assert.Empty(new NamedReadings(scores, 0, scores.Training, 1).Best(shapes, 4, default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rise_OfIndependentColumnsUnderACosineTransform_IsSmall(bool shaped)
    {
        // The same spectrum twice: pulses that move along an axis, and columns that know nothing of each other.
        const int d = 33, n = 4000;
        var random = new CounterRandom(5, 1);
        var t = NamedTransforms.Cosine(d);
        var y = new float[d * n];
        for (var i = 0; i < n; i++)
        {
            var (place, size) = (random.NextDouble() * d, random.NextNormal());
            double[] h = shaped
                ? [.. Enumerable.Range(0, d).Select(k => size * Math.Exp(-Math.Pow(k - place, 2) / 8))]
                : [.. Enumerable.Range(0, d).Select(k => Laplace() * Math.Exp(-k * k / 100.0))];
            for (var k = 0; k < d; k++)
            {
                var value = h[k];
                if (!shaped)
                {
                    value = 0;
                    for (var m = 0; m < d; m++)
                        value += t[m, k] * h[m];
                }

                y[(k * n) + i] = (float)value;
            }
        }

        var rise = PhaseEvidence.Rise(y, d, [.. Enumerable.Range(1, d - 1).Select(k => (k, k - 1))], 1);
        Assert.True(shaped ? rise > 0.5 : rise < 0.15, $"{rise}");

        double Laplace() => -Math.Log(random.NextDouble()) * (random.NextInt(2) == 0 ? -1 : 1);
    }
}
