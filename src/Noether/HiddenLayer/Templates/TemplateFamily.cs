using Noether.HiddenLayer.Symmetries;
using Noether.Numerics;

namespace Noether.HiddenLayer.Templates;

/// <summary>
/// The family of potentials. All classes are made of the same stripes, straight or bent, of the same wave numbers, in
/// strips that meet in soft seams; the class only decides which strip is a copy of which. none: a strip and a turned
/// copy of it out of step; reflection: a strip and its mirror image; discrete translation: the same strip over and
/// over; translation: straight stripes without a seam; rotation: stripes bent into whole rings.
/// </summary>
internal static class TemplateFamily
{
    private const double LeastSideShare = 0.1;
    private const double MostSideShare = 0.5;
    private const double SeamWidth = 0.1;
    private const double LargestOffset = 0.25;
    private const double LargestBend = 1;
    private const int WarpWaves = 3;

    // Periods, and by which part of a wave the stripes of neighbouring strips are out of step: too little shows no
    // seam, nearly a half tears the stripes apart.
    private const double LeastPeriod = 0.75;
    private const double MostPeriod = 1;
    private const int PeriodsAside = 4;
    private const double LeastJump = 0.15;
    private const double MostJump = 0.33;

    // What makes a picture asymmetric must be seen: stripes of the other strip are turned by no less than this from the
    // mirror image, and from going straight on.
    private const double LeastMismatch = Math.PI / 5;

    // Nearest that a picture without symmetry may come to a mirror image of itself, see MirrorSearch, and how many copies
    // are tried before the stripes themselves are drawn again.
    private const double LeastAsymmetry = 0.3;
    private const int CopiesOfStripes = 30;

    // Share of pictures of class none whose stripes are joined at the seam as mirror images would be: with none of them
    // torn stripes give the class away, with all of them a network that sees the picture itself hardly tells the two.
    private const double JoinedShare = 0.4;
    private const int MostJoiningAttempts = 50;

    /// <summary>Draws a potential.</summary>
    /// <param name="symmetry">Its class.</param>
    /// <param name="settings">Range of wave numbers, and the distortion.</param>
    /// <param name="random">Where random numbers come from.</param>
    public static Potential Draw(SymmetryClass symmetry, TemplateSettings settings, CounterRandom random)
    {
        var pattern = DrawPattern(symmetry, settings, random);
        var bend = StripeDraws.Between(-LargestBend, LargestBend, random);
        var angle = StripeDraws.Angle(random);
        var x0 = StripeDraws.Between(-LargestOffset, LargestOffset, random);
        var y0 = StripeDraws.Between(-LargestOffset, LargestOffset, random);
        return new(symmetry, pattern, bend, angle, x0, y0, DrawWarp(settings.Distortion, random));
    }

    /// <summary>Draws a function with the exact symmetry.</summary>
    /// <param name="symmetry">Its class.</param>
    /// <param name="settings">Range of wave numbers.</param>
    /// <param name="random">Where random numbers come from.</param>
    public static IField DrawPattern(SymmetryClass symmetry, TemplateSettings settings, CounterRandom random)
    {
        var stripes = DrawStripes(settings, random);
        return symmetry switch
        {
            SymmetryClass.Rotation => new ProfileField(StripeDraws.Straight(stripes), rings: true),
            SymmetryClass.Translation => new ProfileField(StripeDraws.Straight(stripes), rings: false),
            SymmetryClass.DiscreteTranslation => Repeated(stripes, settings, random),
            SymmetryClass.Reflection => new StripField(
                [new(double.NegativeInfinity, 0, stripes, 0, true), new(0, double.PositiveInfinity, stripes, 0, false)],
                SeamWidth),
            _ => Unsymmetric(stripes, settings, random),
        };
    }

    // Two lines that meet are their own mirror image at the line between them, so that few wide stripes are nearly
    // symmetric more often than not; such copies are drawn again, and in the end the stripes with them.
    private static StripField Unsymmetric(Stripes stripes, TemplateSettings settings, CounterRandom random)
    {
        for (var attempt = 1; ; attempt++)
        {
            var field = new StripField(
                [
                    new(double.NegativeInfinity, 0, Unlike(stripes, settings, random), 0, false),
                    new(0, double.PositiveInfinity, stripes, 0, false),
                ],
                SeamWidth);
            if (!MirrorSearch.Finds(field, LeastAsymmetry))
                return field;
            if (attempt % CopiesOfStripes == 0)
                stripes = DrawStripes(settings, random);
        }
    }

    private static StripField Repeated(Stripes stripes, TemplateSettings settings, CounterRandom random)
    {
        double period, jump;
        do
        {
            period = StripeDraws.Between(LeastPeriod, MostPeriod, random);
            jump = Math.Abs(Math.IEEERemainder(
                stripes.Number * Math.Cos(stripes.Front.Tilt) * period / (2 * Math.PI), 1));
            if (jump is >= LeastJump and <= MostJump)
                break;
            stripes = DrawStripes(settings, random);
        }
        while (true);

        var first = random.NextDouble() * period;
        var strips = new Strip[(2 * PeriodsAside) + 1];
        for (var i = 0; i < strips.Length; i++)
        {
            var from = first + ((i - PeriodsAside) * period);
            strips[i] = new(from, from + period, stripes, from + (0.5 * period), false);
        }

        return new(strips, SeamWidth);
    }

    private static Stripes Unlike(Stripes stripes, TemplateSettings settings, CounterRandom random)
    {
        var tilt = stripes.Front.Tilt;
        var joined = random.NextDouble() < JoinedShare;
        for (var attempt = 0; ; attempt++)
        {
            // The same stripes, turned and out of step: a copy as the mirror image is one, so that bends, heights and
            // wave numbers are as much alike on both sides of the seam.
            var other = stripes with { Phase = StripeDraws.Angle(random), SidePhase = StripeDraws.Angle(random) };
            var turned = StripeDraws.Angle(random);
            if (StripeDraws.BetweenLines(turned, Math.PI - tilt) < LeastMismatch
                || StripeDraws.BetweenLines(turned, tilt) < LeastMismatch)
                continue;
            other = StripeDraws.Turned(other, turned - other.Front.Tilt);
            if (!joined)
                return other;

            // Equal wave numbers along the seam join stripe to stripe there, as in a mirror image.
            var number = stripes.Number * Math.Sin(tilt) / Math.Sin(turned);
            var sideNumber = stripes.SideNumber * Math.Sin(stripes.Side.Tilt) / Math.Sin(other.Side.Tilt);
            if (number < settings.LeastWaveNumber || number > settings.MostWaveNumber)
            {
                // Wide stripes along the seam have no partner of the wanted width but their mirror image.
                if (attempt > MostJoiningAttempts)
                    return other;
                continue;
            }

            // The weaker waves may run along one side of the seam; then there is nothing to join.
            if (Math.Abs(sideNumber) < 0.5 * number || Math.Abs(sideNumber) > number)
                sideNumber = other.SideNumber;
            return other with
            {
                Number = number,
                Phase = stripes.Phase,
                Share = stripes.Share,
                SideNumber = sideNumber,
                SidePhase = stripes.SidePhase,
            };
        }
    }

    private static Stripes DrawStripes(TemplateSettings settings, CounterRandom random) => StripeDraws.Draw(
        StripeDraws.Between(settings.LeastWaveNumber, settings.MostWaveNumber, random),
        StripeDraws.Between(LeastSideShare, MostSideShare, random), random);

    private static Warp DrawWarp(double distortion, CounterRandom random)
    {
        var waves = new Warp.Wave[WarpWaves];
        var length = distortion * Math.Sqrt(2.0 / WarpWaves);
        for (var i = 0; i < WarpWaves; i++)
        {
            var number = StripeDraws.Between(1.5, 4, random);
            var (direction, push) = (StripeDraws.Angle(random), StripeDraws.Angle(random));
            waves[i] = new(
                number * Math.Cos(direction), number * Math.Sin(direction), StripeDraws.Angle(random),
                length * Math.Cos(push), length * Math.Sin(push));
        }

        return new(waves);
    }
}
