using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.Tests.HiddenLayer.Templates;

public class BaselineScoreTests
{
    // Lengths are drawn beforehand from one range, 3.5 to 5.5: a mean of 20 has a standard error of 3 %, and the
    // largest and the least of five means are rarely more than 4.5 of these apart.
    private const double LargestRatio = 1.12;

    [Fact]
    public void Measure_WithAnyNumberOfThreads_GivesTheSameFigures()
    {
        var settings = new TemplateSettings();
        var (plain, curved) = BaselineScore.Measure(settings, 3, 50, 50, threads: 1);
        var (again, _) = BaselineScore.Measure(settings, 3, 50, 50, threads: 2);
        Assert.Equal(plain.Accuracy, again.Accuracy);
        for (var a = 0; a < SymmetryClasses.Count; a++)
        {
            Assert.Equal(plain.Pairs[a], again.Pairs[a]);
            Assert.True(double.IsNaN(plain.Pairs[a][a]));
        }

        // Straight lines and circles differ in curvature whatever else is made alike; the control must see it.
        Assert.True(curved.Pairs[(int)SymmetryClass.Rotation][(int)SymmetryClass.Translation] > 0.9);
    }

    [Fact]
    public void Templates_OfAllClasses_HaveTheSameLength()
    {
        var settings = new TemplateSettings();
        var lengths = Enumerable.Range(0, 100)
            .Select(i => (Class: i % 5, BaselineFeatures.Of(TemplateMaker.Draw(settings, 7, i).Contour)[0]))
            .GroupBy(pair => pair.Class, pair => pair.Item2)
            .Select(group => group.Average()).ToArray();
        // The means of the classes lie close together, whatever the range that lengths are drawn from.
        Assert.InRange(lengths.Max() / lengths.Min(), 1, LargestRatio);
    }
}
