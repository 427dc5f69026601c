using Noether.Numerics;

namespace Noether.HiddenLayer.Templates;

/// <summary>Draws stripes, and turns and straightens them.</summary>
internal static class StripeDraws
{
    private const double LeastSideNumber = 0.5;
    private const double MostSideNumber = 0.85;
    private const double LargestSideTurn = Math.PI / 9;
    private const double BentShare = 0.5;
    private const double LeastRadius = 0.7;
    private const double MostRadius = 2;

    // Stripes nearly along a seam or across it have a mirror image that is hardly different from themselves.
    private const double LeastTilt = Math.PI / 12;

    /// <summary>Draws stripes.</summary>
    /// <param name="number">Their wave number.</param>
    /// <param name="sideShare">Height of the weaker waves.</param>
    /// <param name="random">Where random numbers come from.</param>
    public static Stripes Draw(double number, double sideShare, CounterRandom random)
    {
        var tilt = Between(LeastTilt, (Math.PI / 2) - LeastTilt, random) * (random.NextInt(2) == 0 ? 1 : -1);
        var radius = Between(LeastRadius, MostRadius, random);
        var bent = random.NextDouble() < BentShare;
        var front = new Front(tilt, bent ? radius : double.PositiveInfinity, random.NextInt(2) == 0 ? 1 : -1);
        var side = front with { Tilt = tilt + Between(-LargestSideTurn, LargestSideTurn, random) };
        var phase = Angle(random);
        var sideNumber = number * Between(LeastSideNumber, MostSideNumber, random);
        return new(front, number, phase, sideShare, side, sideNumber, Angle(random));
    }

    /// <summary>The same stripes with straight fronts across u.</summary>
    public static Stripes Straight(Stripes stripes)
    {
        var front = new Front(0, double.PositiveInfinity, 1);
        return stripes with { Front = front, Side = front };
    }

    /// <summary>Stripes turned by an angle.</summary>
    public static Stripes Turned(Stripes stripes, double angle) => stripes with
    {
        Front = stripes.Front with { Tilt = stripes.Front.Tilt + angle },
        Side = stripes.Side with { Tilt = stripes.Side.Tilt + angle },
    };

    /// <summary>The angle between two lines, 0 to a right angle.</summary>
    public static double BetweenLines(double a, double b) => Math.Abs(Math.IEEERemainder(a - b, Math.PI));

    /// <summary>Any direction, or any phase.</summary>
    public static double Angle(CounterRandom random) => 2 * Math.PI * random.NextDouble();

    /// <summary>A number of a range, all of it equally likely.</summary>
    public static double Between(double from, double to, CounterRandom random) =>
        from + ((to - from) * random.NextDouble());
}
