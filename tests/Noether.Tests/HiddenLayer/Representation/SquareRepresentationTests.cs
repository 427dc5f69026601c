using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Representation;

public sealed class SquareRepresentationTests
{
    private const int Size = 8;

    [Fact]
    public void Draw_EachView_IsAnotherArrangementOfTheSamePixels()
    {
        var representation = new SquareRepresentation(2, Size);
        var source = Enumerable.Range(0, 2 * Size * Size).Select(i => (float)i).ToArray();
        var views = Enumerable.Range(0, representation.Views).Select(view => Draw(representation, source, view)).ToArray();

        Assert.Equal(source, views[0]);
        Assert.Equal(views.Length, views.Select(view => view[0]).Zip(views.Select(view => view[1])).Distinct().Count());
        Assert.All(views, view => Assert.Equal(source, view.Order()));
    }

    [Fact]
    public void Vary_ConstantPicture_StaysConstant()
    {
        var representation = new SquareRepresentation(1, Size);
        var picture = new float[Size * Size];

        representation.Vary(Enumerable.Repeat(0.7f, Size * Size).ToArray(), picture, new CounterRandom(3));

        Assert.All(picture, value => Assert.Equal(0.7f, value));
    }

    [Fact]
    public void Paint_ComponentThatIsX_BecomesARampFromLeftToRight()
    {
        const int Points = 4000;
        var random = new CounterRandom(4);
        var coordinates = new float[2 * Points];
        random.FillUniform(coordinates.AsSpan());
        for (var i = 0; i < coordinates.Length; i++)
            coordinates[i] = (2 * coordinates[i]) - 1;
        var scores = new float[Points * HiddenPoints.Components];
        for (var i = 0; i < Points; i++)
            scores[i * HiddenPoints.Components] = coordinates[2 * i];
        var flags = new bool[Points];
        var packed = PackedPoints.Of(scores, flags);

        var picture = PaintedPicture.Paint(new DecoyPoints(coordinates, flags), packed, 32);

        // The deviation of a uniform variable on [-1, 1] is 1 / sqrt(3); near the border the weights reach inwards.
        for (var column = 4; column < 28; column++)
            Assert.Equal(((column + 0.5) / 16 - 1) * Math.Sqrt(3), picture[(16 * 32) + column], 0.15);
        Assert.All(picture.Skip(32 * 32), value => Assert.Equal(0, value));
    }

    private static float[] Draw(SquareRepresentation representation, float[] source, int view)
    {
        var picture = new float[source.Length];
        representation.Draw(source, view, picture);
        return picture;
    }
}
