using Noether.HiddenLayer.Probing;

namespace Noether.Tests.HiddenLayer.Probing;

public sealed class InvarianceTests
{
    // A bar at the top and a stem whose middle lies low: a half turn about it brings the bar below the window.
    private static double LetterT(double x, double y) =>
        (Math.Abs(x) < 0.6 && y is > 0.5 and < 0.75) || (Math.Abs(x) < 0.12 && y is > -0.75 and < 0.75) ? 1 : -1;

    [Fact]
    public void Of_AStemOfALetterThatStandsAlone_HasNoHalfTurn()
    {
        var (turn, mirror) = (PlaneMap.Turn(0, -0.28, 180), PlaneMap.Mirror(90, 0));
        var (cut, alone) = (Field(LetterT, alone: false), Field(LetterT, alone: true));

        // Within the window alone, the half turn keeps the stem, as it seemed before.
        Assert.True(cut.Of(turn).Likeness > 0.7, $"{cut.Of(turn).Likeness}");
        Assert.True(alone.Of(turn).Likeness < 0.5, $"{alone.Of(turn).Likeness}");
        Assert.Equal(1, alone.Of(turn).Coverage);
        Assert.Equal(1, alone.Of(mirror).Likeness, 1e-3);
    }

    // A board of two shades has mirror lines between its squares only if dark may become bright.
    [Fact]
    public void ContourJudge_ALineThatTurnsDarkToBright_IsNoMirror()
    {
        var tones = Field((x, y) => Math.Abs(x) < 0.8 && Math.Abs(y) < 0.8 ? Math.Sign(x * y) : 0, alone: true);
        var contour = Field((x, y) => Math.Abs(x) < 0.8 && Math.Abs(y) < 0.8 && Math.Min(Math.Abs(x), Math.Abs(y)) < 0.06 ? 1 : -1, alone: true);
        var judge = new ContourJudge(contour, tones);

        Assert.True(contour.Of(PlaneMap.Mirror(0, 0)).Likeness > 0.95);
        Assert.True(judge.Of(PlaneMap.Mirror(0, 0)).Likeness < 0.5);
        Assert.True(judge.Of(PlaneMap.Mirror(45, 0)).Likeness > 0.95);
    }

    private static Invariance Field(Func<double, double, double> value, bool alone)
    {
        var places = ProbeFields.Grid.Places;
        return new Invariance(
            ProbeFields.Grid, [.. Enumerable.Range(0, places.Length / 2).Select(i => (float)value(places[2 * i], places[(2 * i) + 1]))],
            alone);
    }
}
