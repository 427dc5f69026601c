using Noether.Networks;
using Noether.SymmetryModels;

namespace Noether.Tests.SymmetryModels;

public class EvaluatedShareTests
{
    private const double Tolerance = 1e-12; // a few roundings

    [Fact]
    public void Of_Counts_TakesNetworksOfATemplateAsOne()
    {
        // Two classes, 4 and 8 templates of two networks each; 6 of 8 and 12 of 16 answers are right.
        var labels = Enumerable.Repeat(0, 8).Concat(Enumerable.Repeat(1, 16)).ToArray();
        var answers = labels.Select((label, i) => i % 4 == 0 ? 1 - label : label).ToArray();
        var share = EvaluatedShare.Of(new ConfusionMatrix(2, labels, answers), networksEach: 2);
        Assert.Equal(0.75, share.Accuracy, Tolerance);
        Assert.Equal(Math.Sqrt(0.75 * 0.25 / 12), share.AccuracyError, Tolerance);
        Assert.Equal(0.75, share.BalancedAccuracy, Tolerance);
        Assert.Equal(
            0.5 * Math.Sqrt((0.75 * 0.25 / 4) + (0.75 * 0.25 / 8)), share.BalancedAccuracyError, Tolerance);
        Assert.Equal([6, 2], share.Confusion[0]);
        Assert.Equal([4, 12], share.Confusion[1]);
    }
}
