using Noether.HiddenLayer.Probing;

namespace Noether.Tests.HiddenLayer.Probing;

public sealed class ElementFinderTests
{
    private const double Level = 0.05;

    // The refined grid steps are a quarter of a degree and 0.003; cells are 0.028 wide.
    private const double Degrees = 1;
    private const double Away = 0.02;

    [Theory]
    [InlineData(90, 0.1)]
    [InlineData(30, -0.12)]
    [InlineData(137, 0)]
    [InlineData(3, 0.2)]
    public void Find_AFieldFoldedAtALine_NamesTheLineAndNothingElse(double degrees, double offset)
    {
        var finder = ProbeFields.Finder(ProbeFields.Band(ProbeFields.Folded(degrees, offset)));
        var (best, found) = (finder.Summary.Mirrors[0], finder.Find(Level));

        Assert.True(ElementFinder.Between(degrees, best.Angle) <= Degrees, $"{best.Angle}");
        Assert.Equal(offset, best.Offset, Away);
        var mirror = Assert.Single(found);
        Assert.Equal((SymmetryKind.Mirror, best.Angle, best.Offset), (mirror.Kind, mirror.Angle, mirror.Offset));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Find_AFlowerWithSlantedPetals_IsRotationOfTheirNumberWithoutMirrors(int petals)
    {
        var found = ProbeFields.Finder(ProbeFields.Band(ProbeFields.Flower(petals, slanted: true))).Find(Level);

        var centre = Assert.Single(found);
        Assert.Equal((SymmetryKind.Cyclic, petals), (centre.Kind, centre.Order));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Find_AFlowerWithEvenPetals_HasTheirNumberAndTheirMirrors(int petals)
    {
        var found = ProbeFields.Finder(ProbeFields.Band(ProbeFields.Flower(petals, slanted: false))).Find(Level);

        var centre = Assert.Single(found);
        Assert.Equal((SymmetryKind.Dihedral, petals), (centre.Kind, centre.Order));
    }

    // Taken from the nearest cell, rings would be kept by the lines of the grid and its diagonals only.
    [Fact]
    public void Find_RingsAboutTheMiddle_AreRotationAndNotFourMirrors()
    {
        var field = ProbeFields.Band((x, y) => Math.Cos(4 * Math.Sqrt((x * x) + (y * y))) / 4);

        Assert.Equal(SymmetryKind.Rotation, Assert.Single(ProbeFields.Finder(field).Find(Level)).Kind);
    }

    [Fact]
    public void Find_ARing_IsRotationAboutItsMiddleAlone()
    {
        var field = ProbeFields.Band((x, y) => Math.Sqrt(((x - 0.1) * (x - 0.1)) + ((y + 0.05) * (y + 0.05))) - 0.5);

        var rotation = Assert.Single(ProbeFields.Finder(field).Find(Level));

        Assert.Equal(SymmetryKind.Rotation, rotation.Kind);
        Assert.Equal((0.1, -0.05), (Math.Round(rotation.X!.Value, 1), Math.Round(rotation.Y!.Value / 0.05) * 0.05));
    }

    [Fact]
    public void Find_WavesAlongALine_RepeatWithTheirLength()
    {
        // Two waves of one length, one of them with an overtone: no line is a mirror.
        var field = ProbeFields.Band((x, y) => Math.Min(
            Math.Abs(y - 0.4 - (0.2 * Math.Sin(9 * x)) - (0.12 * Math.Cos(18 * x))), Math.Abs(y + 0.4 - (0.15 * Math.Sin((9 * x) + 2)))));

        var period = Assert.Single(
            ProbeFields.Finder(field).Find(Level), element => element.Kind == SymmetryKind.Period);

        Assert.True(ElementFinder.Between(0, period.Angle!.Value) <= Degrees);
        Assert.Equal(2 * Math.PI / 9, period.Period!.Value, Away);
    }

    [Fact]
    public void Find_StraightBands_IsTranslationAlongThem()
    {
        var field = ProbeFields.Band((x, y) => Math.Min(Math.Abs(x + 0.5), Math.Abs(x - 0.15)));

        var found = ProbeFields.Finder(field).Find(Level);

        Assert.Contains(found, element => element.Kind == SymmetryKind.Translation
            && ElementFinder.Between(90, element.Angle!.Value) <= Degrees);
        Assert.DoesNotContain(found, element => element.Kind is SymmetryKind.Cyclic or SymmetryKind.Rotation);
    }

    [Fact]
    public void Find_AFoldedFieldWithItsValuesShuffled_IsNothing() =>
        Assert.Empty(ProbeFields.Finder(ProbeFields.Shuffled(ProbeFields.Folded(90, 0))).Find(Level));
}
