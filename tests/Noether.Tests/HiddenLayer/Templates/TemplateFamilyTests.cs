using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Templates;

public class TemplateFamilyTests
{
    // Seams are cut off where they are 1.5e-8 from their end; all else is rounding.
    private const double LawTolerance = 1e-6;

    // The least difference, in units of that of unrelated places, that a picture without the symmetry must show.
    private const double LeastDefect = 0.15;

    // Differences of fourth order with steps of 1e-3 on functions with fifth derivatives of some millions are good to
    // 1e-6; a seam that is cut off within such a step adds up to 1.5e-8 over the step; no draw meets one.
    private const double GradientTolerance = 1e-5;

    private static TemplateSettings Settings { get; } = new();

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rotation_TurnedAndReflected_IsTheSame(int seed)
    {
        var field = Draw(SymmetryClass.Rotation, seed);
        Assert.Equal(
            0, FieldSymmetry.Defect(field, (u, v) => ((0.6 * u) - (0.8 * v), (0.8 * u) + (0.6 * v))), LawTolerance);
        Assert.Equal(0, FieldSymmetry.Defect(field, (u, v) => (u, -v)), LawTolerance);
        Assert.True(FieldSymmetry.Defect(field, (u, v) => (u + 0.4, v)) > LeastDefect);
        Assert.True(FieldSymmetry.BestShift(field) > LeastDefect);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Translation_ShiftedAlongItsStripes_IsTheSame(int seed)
    {
        var field = Draw(SymmetryClass.Translation, seed);
        foreach (var shift in (double[])[0.1, 0.37, 0.8])
            Assert.Equal(0, FieldSymmetry.Defect(field, (u, v) => (u, v + shift)), LawTolerance);
        Assert.True(FieldSymmetry.BestTurn(field) > LeastDefect);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void DiscreteTranslation_ShiftedByItsPeriodOnly_IsTheSame(int seed)
    {
        var field = (StripField)Draw(SymmetryClass.DiscreteTranslation, seed);
        var period = field.Strips[1].From - field.Strips[0].From;
        Assert.Equal(0, FieldSymmetry.Defect(field, (u, v) => (u + period, v)), LawTolerance);
        Assert.True(FieldSymmetry.Defect(field, (u, v) => (u + (0.4 * period), v)) > LeastDefect / 3);
        Assert.True(FieldSymmetry.BestTurn(field) > LeastDefect);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reflection_Mirrored_IsTheSame(int seed)
    {
        var field = Draw(SymmetryClass.Reflection, seed);
        Assert.Equal(0, FieldSymmetry.Defect(field, (u, v) => (-u, v)), LawTolerance);
        Assert.Equal(0, FieldSymmetry.BestReflection(field), LawTolerance);
        Assert.True(FieldSymmetry.BestShift(field) > LeastDefect);
        Assert.True(FieldSymmetry.BestTurn(field) > LeastDefect);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void None_UnderAnyMove_IsAnother(int seed)
    {
        var field = Draw(SymmetryClass.None, seed);
        Assert.True(FieldSymmetry.BestReflection(field) > LeastDefect);
        Assert.True(FieldSymmetry.BestShift(field) > LeastDefect);
        Assert.True(FieldSymmetry.BestTurn(field) > LeastDefect);
    }

    [Fact]
    public void None_ManyDrawn_AlwaysEnds()
    {
        // Stripes along the seam have no partner that fits; the search for one must give up.
        var random = new CounterRandom(3);
        for (var i = 0; i < 500; i++)
            Assert.Equal(2, ((StripField)TemplateFamily.DrawPattern(SymmetryClass.None, Settings, random)).Strips.Count);
    }

    [Theory]
    [InlineData(SymmetryClass.None)]
    [InlineData(SymmetryClass.Rotation)]
    [InlineData(SymmetryClass.Translation)]
    [InlineData(SymmetryClass.DiscreteTranslation)]
    [InlineData(SymmetryClass.Reflection)]
    public void Gradient_OfADistortedPotential_IsThatOfDifferences(SymmetryClass symmetry)
    {
        const double Step = 1e-3;
        var random = new CounterRandom(9);
        for (var i = 0; i < 40; i++)
        {
            var potential = TemplateFamily.Draw(symmetry, Settings, random);
            var (x, y) = ((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1);
            var jet = potential.At(x, y);
            var dx = Slope(step => potential.At(x + (step * Step), y).Value) / Step;
            var dy = Slope(step => potential.At(x, y + (step * Step)).Value) / Step;
            var scale = 1 + Math.Abs(jet.Value) + jet.Slope;
            Assert.True(Math.Abs(dx - jet.X) < GradientTolerance * scale, $"draw {i}: {dx} and {jet.X}");
            Assert.True(Math.Abs(dy - jet.Y) < GradientTolerance * scale, $"draw {i}: {dy} and {jet.Y}");
        }
    }

    private static double Slope(Func<int, double> value) =>
        ((8 * (value(1) - value(-1))) - (value(2) - value(-2))) / 12;

    private static IField Draw(SymmetryClass symmetry, int seed) =>
        TemplateFamily.DrawPattern(symmetry, Settings, new CounterRandom((ulong)seed));
}
