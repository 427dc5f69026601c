using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Probing;
using Noether.Tests.HiddenLayer.Contours;

namespace Noether.Tests.HiddenLayer.Probing;

public sealed class ContourFitTests
{
    private const double Level = 0.05;

    // Sampled on 128 x 128 places.
    private const double Sampled = 0.01;

    [Fact]
    public void Checked_AMirrorOfAFace_HoldsAndWithAWinkItDoesNot()
    {
        var (whole, winking) = (Best(Face(0)), Best(Face(0.12)));

        Assert.True(whole.Fit.Holds && whole.Fit.IsWhole, $"{whole.Fit}");
        Assert.True(whole.Fit.Away < Sampled, $"{whole.Fit}");
        Assert.False(winking.Fit.Holds, $"{winking.Fit}");

        static ProbeCandidate Best(ContourReading reading) => reading.Summary.Mirrors[0];
    }

    // The mean over the window hardly sees the notch; the mirror line through it is all that is left.
    [Fact]
    public void Find_AGearWithANotch_IsAMirrorAndNoRotation()
    {
        var found = Find(Read((x, y) => Gear(x, y) && !(y > 0 && y < 0.45 && Math.Abs(x) < 0.09)));

        var mirror = Assert.Single(found);
        Assert.Equal(SymmetryKind.Mirror, mirror.Kind);
        Assert.Equal(90, mirror.Angle!.Value, 2.0);
    }

    [Fact]
    public void Find_AGear_IsRotationWithItsMirrors() =>
        Assert.Equal(SymmetryKind.Dihedral, Assert.Single(Find(Read(Gear))).Kind);

    // Blades with one straight and one bent edge are nearly their own mirror images.
    [Fact]
    public void Find_AFanOfFourBlades_HasNoMirrors()
    {
        var found = Find(Read((x, y) =>
        {
            var (radius, part) = (Math.Sqrt((x * x) + (y * y)), 4 * (Math.Atan2(y, x) + Math.PI) / (2 * Math.PI));
            return radius is > 0.12 and < 0.85 && part - Math.Floor(part) < 0.2 + (0.45 * radius * (1.1 - radius));
        }));

        var turns = Assert.Single(found);
        Assert.Equal((SymmetryKind.Cyclic, 4), (turns.Kind, turns.Order));
    }

    // Outlines are the same, tones are not.
    [Theory]
    [InlineData(0.7, SymmetryKind.Mirror)]
    [InlineData(0.1, SymmetryKind.Dihedral)]
    public void Find_AFlagOfThreeBands_HasTheMirrorsOfItsTones(double last, SymmetryKind kind)
    {
        var found = Find(Reading(Drawn.Picture(192, 192, (x, y) => Math.Abs(x) > 0.84 || Math.Abs(y) > 0.56 ? 0.95
            : x < -0.28 ? 0.1 : x < 0.28 ? 0.45 : last)));

        Assert.Equal(kind, Assert.Single(found).Kind);
    }

    // The next ring shows in the corners alone.
    [Fact]
    public void Find_RingsCutOffByTheWindow_AreRotationAndNotFourMirrors()
    {
        var found = Find(Reading(Drawn.Picture(192, 192, (x, y) => 0.5 + (0.45 * Math.Cos(4.5 * Math.Sqrt((x * x) + (y * y)))))));

        Assert.Equal(SymmetryKind.Rotation, Assert.Single(found).Kind);
    }

    private static ContourReading Face(double up) => Read((x, y) => Math.Abs(Math.Sqrt((x * x) + (y * y)) - 0.72) < 0.05
        || Math.Sqrt(((x + 0.28) * (x + 0.28)) + ((y - 0.2) * (y - 0.2))) < 0.1
        || Math.Sqrt(((x - 0.28) * (x - 0.28)) + ((y - 0.2 - up) * (y - 0.2 - up))) < 0.1 || (Math.Abs(x) < 0.3 && Math.Abs(y + 0.35) < 0.05));

    private static bool Gear(double x, double y)
    {
        var (angle, radius) = (Math.Atan2(y, x), Math.Sqrt((x * x) + (y * y)));
        return radius is > 0.25 and < 0.62 || (radius is >= 0.62 and < 0.8 && Math.Cos(8 * angle) > 0.1);
    }

    private static ContourReading Read(Func<double, double, bool> inked) =>
        Reading(Drawn.Picture(192, 192, (x, y) => inked(x, y) ? 0.1 : 0.9));

    private static ContourReading Reading(Noether.Pictures.Picture picture)
    {
        var contour = ContourExtractor.Extract(picture);
        return SymmetryProbe.For(contour, NuclearNorm.Size).Alone(contour.DistanceAt, contour.ToneAt);
    }

    private static IReadOnlyList<SymmetryElement> Find(ContourReading reading) => new ElementFinder(
        reading.Summary, ProbeSource.Contour, ProbeCalibration.Default, ProbeCalibration.Default.MostNetworks).Find(Level);
}
