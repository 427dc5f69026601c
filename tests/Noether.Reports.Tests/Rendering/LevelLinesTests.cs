using Noether.Reports.Rendering;

namespace Noether.Reports.Tests.Rendering;

public sealed class LevelLinesTests
{
    private const int Side = 41;
    private const double Straightness = 0.02; // a chord of one cell lies this near to a circle of radius 15

    [Fact]
    public void Of_ACone_AreCircles()
    {
        var middle = (Side - 1) / 2.0;
        double[] values = [.. Enumerable.Range(0, Side * Side).Select(i => Math.Sqrt(
            Math.Pow((i % Side) - middle, 2) + Math.Pow((i / Side) - middle, 2)))];
        var pieces = LevelLines.Of(values, Side, 15).ToArray();
        Assert.All(pieces, piece => Assert.Equal(15, Math.Sqrt(
            Math.Pow(piece.From.X - middle, 2) + Math.Pow(piece.From.Y - middle, 2)), Straightness));
        var length = pieces.Sum(piece => Math.Sqrt(
            Math.Pow(piece.From.X - piece.To.X, 2) + Math.Pow(piece.From.Y - piece.To.Y, 2)));
        Assert.Equal(2 * Math.PI * 15, length, 0.2);
    }

    [Fact]
    public void Of_ASaddle_HaveTwoPiecesThatDoNotCross()
    {
        var pieces = LevelLines.Of([1, -1, -1, 1.5], 2, 0).ToArray();
        Assert.Equal(2, pieces.Length);
        Assert.All(pieces, piece => Assert.True(
            (piece.From.X + piece.To.X < 1 && piece.From.Y + piece.To.Y > 1)
            || (piece.From.X + piece.To.X > 1 && piece.From.Y + piece.To.Y < 1)));
    }

    [Fact]
    public void Of_CellsWithoutANumber_HaveNoPiece() =>
        Assert.Empty(LevelLines.Of([1, -1, double.NaN, 1], 2, 0));
}
