using Noether.HiddenLayer.Templates;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Templates;

public class SoftmaxRegressionTests
{
    [Fact]
    public void Train_OnClassesThatFeaturesTell_FindsThem()
    {
        var (rows, labels) = Draw(300, informative: true);
        var model = SoftmaxRegression.Train(rows, labels, 3);
        var (others, truth) = Draw(300, informative: true, stream: 1);
        Assert.True(Accuracy(model, others, truth) > 0.95);
    }

    [Fact]
    public void Train_OnFeaturesThatTellNothing_StaysNearChance()
    {
        var (rows, labels) = Draw(300, informative: false);
        var model = SoftmaxRegression.Train(rows, labels, 3);
        var (others, truth) = Draw(600, informative: false, stream: 1);
        // A third, with a standard error of 0.02.
        Assert.InRange(Accuracy(model, others, truth), 0.25, 0.41);
    }

    private static double Accuracy(SoftmaxRegression model, double[][] rows, int[] labels) =>
        rows.Zip(labels).Average(pair => model.Classify(pair.First) == pair.Second ? 1.0 : 0.0);

    // Class 0 is low in the first feature, 1 is high, 2 is far from 0 in the second, which only its square tells.
    private static (double[][] Rows, int[] Labels) Draw(int count, bool informative, ulong stream = 0)
    {
        var random = new CounterRandom(5, stream);
        var labels = Enumerable.Range(0, count).Select(i => i % 3).ToArray();
        var rows = Array.ConvertAll(labels, label =>
        {
            var (first, second) = (random.NextNormal(), random.NextNormal());
            var side = random.NextInt(2) == 0 ? -1 : 1;
            return informative
                ? [first + (label == 0 ? -3 : label == 1 ? 3 : 0), (0.5 * second) + (label == 2 ? 6 * side : 0)]
                : new[] { first, second };
        });
        return (rows, labels);
    }
}
