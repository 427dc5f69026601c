using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Symmetries;

namespace Noether.Tests.HiddenLayer.Classifying;

public sealed class LabelledSourcesTests
{
    // Ten templates with three networks each; the class is the template modulo five.
    private static readonly LabelledSources Sources = new(
        [.. Enumerable.Range(0, 30).Select(i => new float[] { i })],
        [.. Enumerable.Range(0, 30).Select(i => i / 3 % 5)],
        [.. Enumerable.Range(0, 30).Select(i => i / 3)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FirstOfEach_SeveralNetworks_KeepsTheFirstOfEachTemplate(int count)
    {
        var kept = Sources.FirstOfEach(count);

        Assert.Equal(10 * count, kept.Count);
        Assert.Equal(
            Enumerable.Range(0, 30).Where(i => i % 3 < count).Select(i => (float)i), kept.Sources.Select(s => s[0]));
    }

    [Fact]
    public void Against_Balanced_RepeatsTheClassUntilBothLabelsAreAsFrequent()
    {
        var task = Sources.Against(SymmetryClass.Translation, balanced: true);

        Assert.Equal(24, task.Labels.Count(label => label == 0));
        Assert.Equal(24, task.Labels.Count(label => label == 1));
        Assert.All(task.Templates.Zip(task.Labels), pair => Assert.Equal(pair.First % 5 == 2 ? 1 : 0, pair.Second));
    }

    [Fact]
    public void Against_NotBalanced_KeepsEachNetworkOnce()
    {
        var task = Sources.Against(SymmetryClass.Reflection, balanced: false);

        Assert.Equal(Sources.Sources, task.Sources);
        Assert.Equal(6, task.Labels.Sum());
    }

    [Fact]
    public void Of_SomeTemplates_KeepsTheirNetworksAlone() =>
        Assert.Equal([3, 3, 3, 7, 7, 7], Sources.Of(template => template is 3 or 7).Templates);
}
