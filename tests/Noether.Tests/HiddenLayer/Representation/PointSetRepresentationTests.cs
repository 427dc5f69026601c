using Noether.HiddenLayer.Representation;
using Noether.Networks;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Representation;

public sealed class PointSetRepresentationTests
{
    private const int Points = 1500;
    private const int Area = PointSetRepresentation.Side * PointSetRepresentation.Side;
    private static readonly PointSetRepresentation Representation = new();

    [Fact]
    public void Draw_AnySource_TakesEachPointAtMostOnceWithItsLabel()
    {
        var picture = Draw(Source(), 0);

        // The first component is the number of the point up to sign and scale, and odd points lie on the contour.
        var firsts = picture.Take(Area).Select(Math.Abs).ToArray();
        Assert.Equal(Area, firsts.Distinct().Count());
        Assert.InRange(picture.Skip(HiddenPoints.Components * Area).Take(Area).Average(), 0.4, 0.6);
    }

    [Fact]
    public void Draw_SameView_GivesTheSamePicture() => Assert.Equal(Draw(Source(), 3), Draw(Source(), 3));

    [Fact]
    public void Logits_PointsInAnotherOrder_AreTheSame()
    {
        var network = PointSetNetwork.Create(Representation.Shape, classes: 3, seed: 2);
        var picture = Draw(Source(), 0);
        var order = new CounterRandom(5).Permutation(Area);
        var shuffled = new float[picture.Length];
        for (var c = 0; c < HiddenPoints.Width; c++)
        {
            for (var i = 0; i < Area; i++)
                shuffled[(c * Area) + i] = picture[(c * Area) + order[i]];
        }

        var logits = network.Logits([picture, shuffled]);

        Assert.Equal(logits[0], logits[1]);
        Assert.NotEqual(logits[0], network.Logits([Draw(Source(), 1)])[0]);
    }

    private static float[] Draw(float[] source, int view)
    {
        var picture = new float[Representation.Shape.Length];
        Representation.Draw(source, view, picture);
        return picture;
    }

    private static float[] Source()
    {
        var scores = new float[Points * HiddenPoints.Components];
        new CounterRandom(8).FillNormal(scores.AsSpan());
        for (var i = 0; i < Points; i++)
            scores[i * HiddenPoints.Components] = i + 1;
        return PackedPoints.Of(scores, [.. Enumerable.Range(0, Points).Select(i => i % 2 == 1)]);
    }
}
