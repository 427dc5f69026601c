using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Runs;
using Noether.Numerics;

namespace Noether.App.Tests.House;

/// <summary>The library example of the README, word for word.</summary>
public class ReadmeExample
{
    private const double GoodCosine = 0.95; // fewer samples than in the measured runs, so a little below their 0.99

    [Fact]
    public void Example_OfTheReadme_FindsTheSymmetry()
    {
        // README: begin
        SyntheticData data = SyntheticData.Generate(new SyntheticSettings
        {
            Transform = HiddenTransform.Permuted,
            Samples = 20_000,
        });
        float[] values = data.Samples; // or your own: one sample after another
        using var samples = new ArraySamples(values, dimension: 33);

        LensResult result = LensDiscovery.Run(samples);

        Console.WriteLine(result.Verdict.Summary);
        Matrix step = result.Generator;          // one step along the hidden axis
        double[] filter = result.Filter;         // picks out one place of that axis
        var y = new double[values.Length];
        LensTransform.From(result).Apply(values, y); // samples in which the symmetry is a plain shift
        // README: end

        Assert.InRange(GeneratorScore.Compare(step, data.Truth).Cosine, GoodCosine, 1);
        Assert.Equal(33, filter.Length);
        Assert.DoesNotContain(y, double.IsNaN);
        Assert.NotEmpty(result.Verdict.Summary);
    }
}
