using Noether.HiddenLayer.Classifying;

namespace Noether.Tests.HiddenLayer.Classifying;

public class TemplateSplitTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 100).Select(i => i % 5)];

    [Fact]
    public void Of_Templates_PutsEachOnOneSideInTheSharesOfItsClass()
    {
        var split = TemplateSplit.Of(Labels, 0.2, 0.15, seed: 1);
        Assert.Equal((65, 15, 20), (split.Training.Count, split.Calibration.Count, split.HeldOut.Count));
        Assert.Equal(
            Enumerable.Range(0, 100), split.Training.Concat(split.Calibration).Concat(split.HeldOut).Order());
        for (var k = 0; k < 5; k++)
            Assert.Equal(4, split.HeldOut.Count(template => Labels[template] == k));
    }

    [Fact]
    public void Of_TheSameSeed_IsTheSameAndOfAnotherIsNot()
    {
        var split = TemplateSplit.Of(Labels, 0.2, 0.15, seed: 1);
        Assert.Equal(split.HeldOut.Order(), TemplateSplit.Of(Labels, 0.2, 0.15, seed: 1).HeldOut.Order());
        Assert.NotEqual(split.HeldOut.Order(), TemplateSplit.Of(Labels, 0.2, 0.15, seed: 2).HeldOut.Order());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4)]
    public void Of_TooFewTemplates_IsRefused(int count)
    {
        var failure = Assert.Throws<NoetherException>(() => TemplateSplit.Of(Labels[..count], 0.2, 0.15, seed: 1));
        Assert.Contains("too few", failure.Message, StringComparison.Ordinal);
    }
}
