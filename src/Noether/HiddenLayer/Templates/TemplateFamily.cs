using Noether.Numerics;

namespace Noether.HiddenLayer.Templates;

/// <summary>
/// The family of potentials. All classes are made of the same stripes of the same wave numbers, cut into strips that
/// meet in soft seams; the class only decides which strip is a copy of which:
/// none: two strips of different stripes; reflection: a strip and its mirror image; discrete translation: the same
/// strip over and over; translation: stripes without a seam; rotation: stripes bent into rings.
/// </summary>
internal static class TemplateFamily
{
    private const double LeastWaveNumber = 5;
    private const double MostWaveNumber = 9;
    private const double LeastSideNumber = 3;
    private const double MostSideNumber = 7;
    private const double SideShare = 0.35;
    private const double SeamWidth = 0.08;
    private const double LargestOffset = 0.15;
    private const double LeastPeriod = 0.6;
    private const double MostPeriod = 0.9;
    private const int PeriodsAside = 5;
    private const int WarpWaves = 3;

    // Stripes nearly along a seam or across it have a mirror image that is hardly different from themselves.
    private const double LeastTilt = Math.PI / 12;

    // What makes a picture asymmetric must be seen: the turn away from the mirror image, at least.
    private const double LeastMismatch = Math.PI / 9;

    /// <summary>Draws a potential.</summary>
    /// <param name="symmetry">Its class.</param>
    /// <param name="distortion">Typical displacement of the distortion.</param>
    /// <param name="random">Where random numbers come from.</param>
    public static Potential Draw(SymmetryClass symmetry, double distortion, CounterRandom random)
    {
        var field = DrawField(symmetry, random);
        var angle = Angle(random);
        var (x0, y0) = (Between(-LargestOffset, LargestOffset, random), Between(-LargestOffset, LargestOffset, random));
        return new(symmetry, field, angle, x0, y0, DrawWarp(distortion, random));
    }

    /// <summary>Draws a function with the exact symmetry.</summary>
    public static IField DrawField(SymmetryClass symmetry, CounterRandom random)
    {
        var number = Between(LeastWaveNumber, MostWaveNumber, random);
        var tilt = Between(LeastTilt, (Math.PI / 2) - LeastTilt, random) * (random.NextInt(2) == 0 ? 1 : -1);
        return symmetry switch
        {
            SymmetryClass.Rotation => new ProfileField(DrawStripes(number, 0, 0, random), rings: true),
            SymmetryClass.Translation => new ProfileField(DrawStripes(number, 0, 0, random), rings: false),
            SymmetryClass.DiscreteTranslation => Repeated(DrawStripes(number, tilt, Angle(random), random), random),
            SymmetryClass.Reflection => Mirrored(DrawStripes(number, tilt, Angle(random), random)),
            _ => Unlike(number, tilt, random),
        };
    }

    private static StripField Mirrored(Stripes stripes) => new(
        [
            new(double.NegativeInfinity, 0, stripes, 0, Mirrored: true),
            new(0, double.PositiveInfinity, stripes, 0, Mirrored: false),
        ],
        SeamWidth);

    private static StripField Repeated(Stripes stripes, CounterRandom random)
    {
        var period = Between(LeastPeriod, MostPeriod, random);
        var first = random.NextDouble() * period;
        var strips = new Strip[(2 * PeriodsAside) + 1];
        for (var i = 0; i < strips.Length; i++)
        {
            var from = first + ((i - PeriodsAside) * period);
            strips[i] = new(from, from + period, stripes, from + (0.5 * period), Mirrored: false);
        }

        return new(strips, SeamWidth);
    }

    private static StripField Unlike(double number, double tilt, CounterRandom random)
    {
        double other;
        do
            other = Angle(random);
        while (BetweenLines(other, Math.PI - tilt) < LeastMismatch);
        return new(
            [
                new(double.NegativeInfinity, 0, DrawStripes(number, other, Angle(random), random), 0, Mirrored: false),
                new(0, double.PositiveInfinity, DrawStripes(number, tilt, Angle(random), random), 0, Mirrored: false),
            ],
            SeamWidth);
    }

    private static Stripes DrawStripes(double number, double tilt, double sideTilt, CounterRandom random)
    {
        var side = Between(LeastSideNumber, MostSideNumber, random);
        return new(
            number * Math.Cos(tilt), number * Math.Sin(tilt), Angle(random), SideShare,
            side * Math.Cos(sideTilt), side * Math.Sin(sideTilt), Angle(random));
    }

    private static Warp DrawWarp(double distortion, CounterRandom random)
    {
        var waves = new Warp.Wave[WarpWaves];
        var length = distortion * Math.Sqrt(2.0 / WarpWaves);
        for (var i = 0; i < WarpWaves; i++)
        {
            var (number, direction, phase, push) = (Between(1.5, 4, random), Angle(random), Angle(random), Angle(random));
            waves[i] = new(
                number * Math.Cos(direction), number * Math.Sin(direction), phase,
                length * Math.Cos(push), length * Math.Sin(push));
        }

        return new(waves);
    }

    // The angle between two lines, 0 to a right angle.
    private static double BetweenLines(double a, double b)
    {
        var turn = Math.Abs(a - b) % Math.PI;
        return Math.Min(turn, Math.PI - turn);
    }

    private static double Angle(CounterRandom random) => 2 * Math.PI * random.NextDouble();

    private static double Between(double from, double to, CounterRandom random) =>
        from + ((to - from) * random.NextDouble());
}
