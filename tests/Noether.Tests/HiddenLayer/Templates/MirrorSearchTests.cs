using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Templates;

public sealed class MirrorSearchTests
{
    // Values are looked up at the nearest of 64 x 64 places: waves of 4.5 radians a unit are off by 0.1 of their
    // height.
    private const double LookUp = 0.15;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Finds_MirrorImagesSideBySide_SaysYes(int seed) => Assert.True(MirrorSearch.Finds(
        TemplateFamily.DrawPattern(SymmetryClass.Reflection, new TemplateSettings(), new CounterRandom((ulong)seed)), LookUp));

    [Fact]
    public void Finds_LinesThatMeet_SeesTheLineBetweenThem()
    {
        // |u| + |v| turned by a twelfth of a circle: its mirror lines are no axes, but among the lines that are tried.
        var field = new Meeting(Math.PI / 6);

        Assert.True(MirrorSearch.Finds(field, LookUp));
    }

    [Fact]
    public void Finds_Spiral_SaysNo() => Assert.False(MirrorSearch.Finds(new Spiral(), 0.5));

    private sealed class Meeting(double angle) : IField
    {
        public Jet At(double u, double v)
        {
            var (sine, cosine) = Math.SinCos(angle);
            return new(Math.Abs((cosine * u) + (sine * v)) + Math.Abs((cosine * v) - (sine * u)), 0, 0);
        }
    }

    private sealed class Spiral : IField
    {
        public Jet At(double u, double v) =>
            new(Math.Sin((3 * Math.Atan2(v, u)) + (8 * Math.Sqrt((u * u) + (v * v)))), 0, 0);
    }
}
