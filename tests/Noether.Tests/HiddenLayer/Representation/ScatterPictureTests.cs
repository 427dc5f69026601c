using Noether.HiddenLayer.Representation;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Representation;

public sealed class ScatterPictureTests
{
    private static readonly ScatterSettings Settings = new() { Size = 32 };

    [Fact]
    public void Draw_ContourAndBackground_AreInChannelsOfTheirOwn()
    {
        var picture = Draw(Cloud(200), contour: i => i < 50, ScatterView.Mirrored(0));

        Assert.True(Sum(picture, 0) > 0 && Sum(picture, 1) > Sum(picture, 0));
        Assert.All(picture, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Draw_FirstComponentMirrored_MirrorsThePictureLeftToRight()
    {
        var scores = Cloud(300);
        var straight = Draw(scores, i => i % 2 == 0, ScatterView.Mirrored(0));
        var mirrored = Draw(scores, i => i % 2 == 0, ScatterView.Mirrored(1));

        for (var row = 0; row < 32; row++)
        {
            for (var column = 0; column < 32; column++)
                Assert.Equal(straight[(row * 32) + column], mirrored[(row * 32) + 31 - column]);
        }
    }

    [Fact]
    public void Draw_ScoresOfAnotherScale_GiveTheSamePicture()
    {
        var scores = Cloud(300);
        var larger = scores.Select(value => 8 * value).ToArray();

        Assert.Equal(
            Draw(scores, i => i % 2 == 0, ScatterView.Mirrored(0)), Draw(larger, i => i % 2 == 0, ScatterView.Mirrored(0)));
    }

    [Fact]
    public void Draw_RandomView_LeavesOutPointsOfBothKindsAlike()
    {
        var random = new CounterRandom(5);
        var view = ScatterView.Random(random) with { Keep = 0.5f };
        var scores = Cloud(2000);
        var all = Draw(scores, i => i < 1000, view with { Keep = 1 });
        var half = Draw(scores, i => i < 1000, view);

        foreach (var channel in (int[])[0, 1])
            Assert.InRange(Points(half, channel) / Points(all, channel), 0.42, 0.58);
    }

    [Fact]
    public void Draw_ConstantScores_GivesNoNaN() =>
        Assert.All(Draw(new float[80], i => i == 0, ScatterView.Mirrored(0)), value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void Draw_AnalysisOfTheContour_LeavesOutTheBackground()
    {
        var settings = new ScatterSettings { Size = 32, Analyses = [HiddenAnalysis.Contour] };
        var scores = Cloud(300);
        var moved = (float[])scores.Clone();
        for (var i = 100 * HiddenPoints.Components; i < moved.Length; i++)
            moved[i] += 3;

        Assert.Equal(3, settings.Channels);
        Assert.Equal(With(scores), With(moved));

        float[] With(float[] values)
        {
            var picture = new float[settings.Channels * 1024];
            ScatterPicture.Draw(Pack(values, i => i < 100), settings, ScatterView.Mirrored(0), 0, picture);
            return picture;
        }
    }

    [Fact]
    public void Draw_OnePlaneWithoutColours_HasOneChannel()
    {
        var settings = new ScatterSettings
        {
            Size = 32,
            Analyses = [HiddenAnalysis.Activations],
            Planes = 1,
            Colours = false,
        };
        var picture = new float[settings.Channels * 32 * 32];
        ScatterPicture.Draw(Pack(Cloud(100), _ => false), settings, ScatterView.Mirrored(0), 0, picture);

        Assert.Equal(1, settings.Channels);
        Assert.Contains(picture, value => value > 0);
    }

    private static float[] Draw(float[] scores, Func<int, bool> contour, ScatterView view)
    {
        var picture = new float[Settings.Channels * Settings.Size * Settings.Size];
        ScatterPicture.Draw(Pack(scores, contour), Settings, view, choice: 77, picture);
        return picture;
    }

    private static float[] Pack(float[] scores, Func<int, bool> contour)
    {
        var count = scores.Length / HiddenPoints.Components;
        var flags = Enumerable.Range(0, count).Select(contour).ToArray();
        return PackedPoints.Of(scores, flags);
    }

    private static float[] Cloud(int points)
    {
        var scores = new float[HiddenPoints.Components * points];
        new CounterRandom(11).FillNormal(scores.AsSpan());
        return scores;
    }

    private static double Sum(float[] picture, int channel) => picture.Skip(channel * 1024).Take(1024).Sum();

    private static double Points(float[] picture, int channel) =>
        picture.Skip(channel * 1024).Take(1024).Sum(value => -2 * Math.Log(1 - value));
}
