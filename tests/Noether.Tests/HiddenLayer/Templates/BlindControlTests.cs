using Noether.HiddenLayer;
using Noether.HiddenLayer.Templates;

namespace Noether.Tests.HiddenLayer.Templates;

public class BlindControlTests
{
    [Fact]
    public void Measure_WithAnyNumberOfThreads_GivesTheSameFigures()
    {
        var settings = new TemplateSettings();
        var (plain, curved) = BlindControl.Measure(settings, 3, 60, 60, threads: 1);
        var (again, _) = BlindControl.Measure(settings, 3, 60, 60, threads: 2);
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
        // Lengths are drawn beforehand from 7.5 to 10.5; a mean of 20 has a standard error of 0.2.
        var settings = new TemplateSettings();
        var lengths = Enumerable.Range(0, 100)
            .Select(i => (Class: i % 5, BlindStatistics.Of(TemplateMaker.Draw(settings, 7, i).Contour)[0]))
            .GroupBy(pair => pair.Class, pair => pair.Item2)
            .Select(group => group.Average());
        Assert.All(lengths, length => Assert.InRange(length, 8.3, 9.9));
    }
}
