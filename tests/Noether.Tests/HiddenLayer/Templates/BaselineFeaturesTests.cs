using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.Tests.HiddenLayer.Templates;

public class BaselineFeaturesTests
{
    // A line of 64 x 64 pixels: a hundredth of its length.
    private const double LengthTolerance = 0.05;

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.4)]
    [InlineData(0.7)]
    public void Of_ACircle_AreThoseOfACircle(double radius)
    {
        var figures = Figures(new Bowl(), Math.PI * radius * radius / 4);
        Assert.Equal(BaselineFeatures.Count, figures.Length);
        Assert.Equal(2 * Math.PI * radius, figures[0], LengthTolerance);
        Assert.Equal([1, 1, 0, 1], figures[2..6]);
        // Curvature 1 / radius: 5, 2.5 and 1.43 lie in the bins from 3.5, from 2 and from 1.
        var bin = radius < 0.3 ? 5 : radius < 0.5 ? 4 : 3;
        Assert.True(figures[BaselineFeatures.PlainCount + bin] > 0.95);
    }

    [Fact]
    public void Of_AStraightLine_HasNoCurvatureAndCrossesTwice()
    {
        var figures = Figures(new Slope(), 0.3);
        Assert.Equal(2, figures[0], LengthTolerance);
        Assert.Equal([1, 1, 2, 0], figures[2..6]);
        Assert.Equal(1, figures[BaselineFeatures.PlainCount], 1e-12);
    }

    private static double[] Figures(IField field, double share)
    {
        var potential = new Potential(SymmetryClass.None, field, 0, 0, 0, 0, new Warp([]));
        return BaselineFeatures.Of(new Contour(new PotentialGrid(potential, 64), share));
    }

    private sealed class Bowl : IField
    {
        public Jet At(double u, double v) => new((u * u) + (v * v), 2 * u, 2 * v);
    }

    private sealed class Slope : IField
    {
        public Jet At(double u, double v) => new(v, 0, 1);
    }
}
