using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.Tests.HiddenLayer.Templates;

public class TemplateSetTests
{
    private static readonly TemplateSettings Small = new() { PointsOfEach = 50, PictureSize = 32 };

    [Fact]
    public void Generate_WithAnyNumberOfThreads_GivesTheSameTemplates()
    {
        var one = TemplateSet.Generate(Small, 15, seed: 4, threads: 1);
        var two = TemplateSet.Generate(Small, 10, seed: 4, threads: 2);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(one.Templates[i].Points.Coordinates, two.Templates[i].Points.Coordinates);
            Assert.Equal(one.Templates[i].Picture, two.Templates[i].Picture);
        }
    }

    [Fact]
    public void Generate_WithAnotherSeed_GivesOtherTemplates()
    {
        var one = TemplateSet.Generate(Small, 5, seed: 4);
        var two = TemplateSet.Generate(Small, 5, seed: 5);
        for (var i = 0; i < 5; i++)
            Assert.NotEqual(one.Templates[i].Picture, two.Templates[i].Picture);
    }

    [Fact]
    public void Generate_Templates_TakeTurnsInTheirClasses()
    {
        var set = TemplateSet.Generate(Small, 7, seed: 1);
        Assert.Equal(
            [
                SymmetryClass.None, SymmetryClass.Rotation, SymmetryClass.Translation,
                SymmetryClass.DiscreteTranslation, SymmetryClass.Reflection, SymmetryClass.None, SymmetryClass.Rotation,
            ],
            set.Templates.Select(template => template.Symmetry));
        Assert.Equal(Enumerable.Range(0, 7), set.Templates.Select(template => template.Index));
    }

    [Fact]
    public void Draw_AtTheSizeOfThePicture_GivesThePictureAndBothSidesOfTheLevel()
    {
        var set = TemplateSet.Generate(Small, 5, seed: 4);
        foreach (var template in set.Templates)
        {
            var (below, contour) = set.Draw(template.Index, Small.PictureSize);
            Assert.Equal(template.Picture, contour.Select(cover => (float)cover));
            Assert.Contains(true, below);
            Assert.Contains(false, below);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Points_OfATemplate_LieWhereTheirLabelsSay(int index)
    {
        // Coordinates are drawn as float32, so that distances are recomputed from the very same numbers.
        var template = TemplateMaker.Make(Small, 6, index);
        var contour = TemplateMaker.Draw(Small, 6, index).Contour;
        var points = template.Points;
        Assert.Equal(100, points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = (points.Coordinates[2 * i], points.Coordinates[(2 * i) + 1]);
            Assert.InRange(x, -1f, 1f);
            Assert.InRange(y, -1f, 1f);
            Assert.Equal(i < 50, points.OnContour[i]);
            var distance = contour.Distance(x, y);
            Assert.True(points.OnContour[i] ? distance < 0.05 : distance > 0.075, $"point {i}: {distance}");
        }
    }

    [Fact]
    public void Picture_OfATemplate_IsDarkWhereItsContourPointsAre()
    {
        var template = TemplateMaker.Make(Small with { PictureSize = 128 }, 2, 4);
        double on = 0, off = 0;
        for (var i = 0; i < template.Points.Count; i++)
        {
            var column = (int)((template.Points.Coordinates[2 * i] + 1) * 64);
            var row = (int)((1 - template.Points.Coordinates[(2 * i) + 1]) * 64);
            var value = template.Picture[(Math.Min(row, 127) * 128) + Math.Min(column, 127)];
            (on, off) = template.Points.OnContour[i] ? (on + value, off) : (on, off + value);
        }

        Assert.True(on / 50 > 0.9, $"{on / 50}");
        Assert.True(off / 50 < 0.05, $"{off / 50}");
    }

    [Fact]
    public void Generate_WithASettingOutOfRange_SaysWhich()
    {
        var failure = Assert.Throws<NoetherException>(
            () => TemplateSet.Generate(Small with { PointsOfEach = 3 }, 5, seed: 1));
        Assert.Contains("points of each kind", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_Cancelled_Stops() => Assert.ThrowsAny<OperationCanceledException>(
        () => TemplateSet.Generate(Small, 5, seed: 1, cancellationToken: new CancellationToken(true)));
}
