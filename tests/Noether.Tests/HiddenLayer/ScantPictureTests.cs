using Noether.Discovery;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;
using Noether.Pictures;
using Noether.Tests.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer;

/// <summary>Pictures with hardly anything on them: what is there, or a sentence that nothing is.</summary>
public sealed class ScantPictureTests
{
    private static readonly HiddenLayerSettings One = new() { Networks = 1 };

    [Fact]
    public void Predict_OneDot_IsRound() => Assert.Equal(
        SymmetryKind.Rotation, Assert.Single(Symmetries(Drawn.Picture(128, 128, Dot))).Kind);

    [Fact]
    public void Predict_OneLineOnTheGround_HasAHalfTurnAndItsMirrors()
    {
        var found = Assert.Single(Symmetries(Drawn.Picture(
            128, 128, (x, y) => Math.Abs(y - (0.4 * x)) < 0.04 && Math.Abs(x) < 0.7 ? 0.1 : 0.9)));

        Assert.Equal((SymmetryKind.Dihedral, 2), (found.Kind, found.Order));
    }

    [Fact]
    public void Predict_OneLineFromBorderToBorder_IsTranslationAlongIt()
    {
        var found = Symmetries(Drawn.Picture(128, 128, (_, y) => Math.Abs(y - 0.1) < 0.03 ? 0.1 : 0.9));

        Assert.Equal(SymmetryKind.Translation, found[0].Kind);
        Assert.InRange(ElementFinder.Between(found[0].Angle!.Value, 0), 0, 2);
    }

    // So few pixels may as well be a cross of steps, which has four mirror lines; whatever is said has to be about the middle.
    [Fact]
    public void Predict_ARingOfTwentyPixels_TurnsAboutItsMiddle()
    {
        const double Pixel = 2.0 / 20;
        var found = Assert.Single(Symmetries(Drawn.Picture(
            20, 20, (x, y) => Math.Abs(Math.Sqrt((x * x) + (y * y)) - 0.6) < 0.15 ? 0.1 : 0.9)));

        Assert.True(found.Kind == SymmetryKind.Rotation || (found.Kind, found.Order) == (SymmetryKind.Dihedral, 4), $"{found.Kind} {found.Order}");
        Assert.Equal(0, Math.Abs(found.X!.Value) + Math.Abs(found.Y!.Value), Pixel);
    }

    [Fact]
    public void Predict_AnFOfTwentyPixels_HasNoSymmetry() => Assert.Empty(Symmetries(Drawn.Picture(
        20, 20, (x, y) => (Math.Abs(x + 0.3) < 0.12 && Math.Abs(y) < 0.8) || (y is > 0.55 and < 0.8 && x is > -0.3 and < 0.5)
            || (Math.Abs(y) < 0.1 && x is > -0.3 and < 0.3) ? 0.1 : 0.9)));

    // Most of what the line would have to keep lies beyond the border.
    [Fact]
    public void Predict_AMirrorLineAtTheBorder_IsNotClaimed()
    {
        var found = Symmetries(Drawn.Picture(192, 192, (x, y) =>
        {
            var side = Math.Abs(x - 0.85);
            return (side < 0.1 && y is > -0.7 and < 0.3) || Math.Abs(side - 0.6 - (0.2 * Math.Sin(4 * y))) < 0.07
                || (side is > 1 and < 1.4 && Math.Abs(y - (0.4 * side)) < 0.2) ? 0.1 : 0.9;
        }));

        Assert.Empty(found);
    }

    [Fact]
    public void Predict_AllWhite_SaysThatThereIsNoContour() => Assert.Contains(
        "No contour was found",
        Assert.Throws<NoetherException>(() => Predict(Drawn.Picture(64, 64, (_, _) => 1))).Message,
        StringComparison.Ordinal);

    // Black all over, and seen through where there is no dot: it has to be laid over a background before its contour is taken.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Predict_ATransparentPng_SeesWhatAPersonSees(bool dot)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        var pixels = new byte[4 * 128 * 128];
        for (var i = 0; i < 128 * 128; i++)
        {
            var (x, y) = ((((2 * (i % 128)) + 1) / 128.0) - 1, 1 - (((2 * (i / 128)) + 1) / 128.0));
            pixels[(4 * i) + 3] = dot && Dot(x, y) < 0.5 ? (byte)255 : (byte)0;
        }

        File.WriteAllBytes(path, PngWriter.Encode(pixels, 128, 128, 4));
        try
        {
            if (dot)
                Assert.Equal(SymmetryKind.Rotation, Assert.Single(Symmetries(PictureFile.Read(path))).Kind);
            else
                Assert.Contains("all one colour", Assert.Throws<NoetherException>(() => PictureFile.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Dot(double x, double y) => Math.Sqrt((x * x) + (y * y)) < 0.15 ? 0.1 : 0.9;

    private static IReadOnlyList<SymmetryElement> Symmetries(Picture picture) => Predict(picture).Symmetries!;

    private static SymmetryPrediction Predict(Picture picture) => SymmetryPredictor.Predict(picture, One, new RunContext { Threads = 1 });
}
