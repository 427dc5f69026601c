using Noether.App.Tests.Support;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;
using Noether.Studies.Lens;
using Noether.Studies.Tests.Support;

namespace Noether.Studies.Tests.Lens;

public sealed class VariationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Sensitivity_ChangesOneSettingAtATimeByAQuarter()
    {
        var settings = LensSettings.Fast with { Steps = 300 };
        var changed = LensSensitivityStudy.Variations
            .Select(v => (v.Key, Changes: Changes(settings, v.Apply(settings)))).ToArray();
        Assert.Equal(1 + (8 * 2) + 3, changed.Length);
        Assert.Empty(changed[0].Changes);
        Assert.All(changed[1..], change => Assert.Single(change.Changes));
        Assert.Equal(9, changed[1..].Select(change => change.Changes[0].Name).Distinct().Count());
        foreach (var (key, changes) in changed.Where(c => c.Key.Contains("-0.75") || c.Key.Contains("-1.25")))
        {
            var factor = Convert.ToDouble(changes[0].After) / Convert.ToDouble(changes[0].Before);
            Assert.Equal(key.EndsWith("0.75", StringComparison.Ordinal) ? 0.75 : 1.25, factor, 1e-12);
        }
    }

    [Fact]
    public void Ablation_TakesOneThingAwayAtATime()
    {
        var settings = LensSettings.Fast;
        var terms = LensAblationStudy.Terms.Select(v => Changes(settings, v.Apply(settings))).ToArray();
        Assert.Empty(terms[0]);
        Assert.All(terms[1..], change => Assert.Single(change));
        Assert.Equal(terms.Length - 1, terms[1..].Select(change => change[0].Name).Distinct().Count());
        var left = LensAblationStudy.Ingredients.Select(v => v.Apply(settings).Without).ToArray();
        Assert.Equal(Enum.GetValues<LensIngredients>().Order(), left.Order());
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.95)]
    public void TurnedTruth_HasTheCosineThatWasAskedFor(double cosine)
    {
        var data = SyntheticData.Generate(new() { Samples = 1, Transform = HiddenTransform.Orthogonal, Seed = 4 });
        var turned = TurnedTruth.Of(data.Transform, cosine, seed: 4);
        Assert.Equal(cosine, GeneratorScore.Compare(TurnedTruth.Shift(turned), data.Truth).Cosine, 1e-6);
        // Still orthogonal: U U^T = I up to the rounding of some products.
        for (var i = 0; i < turned.Rows; i++)
        {
            for (var j = 0; j < turned.Rows; j++)
            {
                var product = Enumerable.Range(0, turned.Rows).Sum(k => turned[i, k] * turned[j, k]);
                Assert.Equal(i == j ? 1 : 0, product, 1e-10);
            }
        }
    }

    [Fact]
    public void TurnedTruth_OfOne_IsTheTruth()
    {
        var data = SyntheticData.Generate(new() { Samples = 1, Transform = HiddenTransform.Dst });
        Assert.Equal(data.Transform.Values.ToArray(), TurnedTruth.Of(data.Transform, 1, 0).Values.ToArray());
    }

    [Fact]
    public void Training_FromTheTurnedTruth_ComesCloserAndIsRepeatable()
    {
        var data = new SyntheticSettings
        {
            Dimension = 9,

            // Less those that judge and those that confirm, 4,000 to train on.
            Samples = 6_316,
            Transform = HiddenTransform.Orthogonal,
        };
        var settings = LensSettings.Fast with { Steps = 400, LearningRate = 1e-2, Conditional = false };
        var first = TurnedTraining.Run(Context(), data, settings, seed: 0, 0.9);
        Assert.Equal(0.9, first["startCosine"], 1e-6);
        Assert.True(first["cosine"] > 0.92, $"it ends at {first["cosine"]}");
        Assert.Equal(first["cosine"], TurnedTraining.Run(Context(), data, settings, seed: 0, 0.9)["cosine"]);
    }

    [Fact]
    public void Cell_IsTheLeastCosineAndHowManyWereFound()
    {
        Assert.Equal(
            "0.9500 (1 of 2 found)",
            VariationCases.Cell([StudyTestRows.Run("x/0", 0.99, true), StudyTestRows.Run("x/1", 0.95, false)]));
        Assert.Equal("0.8000", VariationCases.Cell([StudyTestRows.Row("x/0", new StudyFigures().Add("cosine", 0.8))]));
        Assert.Equal("–", VariationCases.Cell([]));
    }

    private StudyContext Context() =>
        new(QuickLens.Run, folder.Root, 2, new Progress<RunProgress>(), CancellationToken.None);

    private static (string Name, object? Before, object? After)[] Changes(LensSettings before, LensSettings after) =>
    [
        .. from property in typeof(LensSettings).GetProperties()
           where property.GetMethod is { IsStatic: false }
           let pair = (property.GetValue(before), property.GetValue(after))
           where !Equals(pair.Item1, pair.Item2)
           select (property.Name, pair.Item1, pair.Item2),
    ];
}
