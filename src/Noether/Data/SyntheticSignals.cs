using Noether.Numerics;

namespace Noether.Data;

/// <summary>The hidden signals, one sample at a time: sums of local signals at random places.</summary>
internal static class SyntheticSignals
{
    private const int Lots = 5;
    private const double Presence = 0.5;

    // exp(-z^2/2) is below 1e-17 of its peak beyond this many widths.
    private const double GaussianReach = 9;

    /// <summary>
    /// Makes one hidden sample without noise and without the division by the standard deviation. For each kind of
    /// signal there are five lots, each present with probability 0.5 divided by the number of kinds, so that 2.5
    /// signals are expected in either family (gaussian has one kind, legendre two: l = 2 and l = 3).
    /// </summary>
    /// <param name="settings">Family, circle or not.</param>
    /// <param name="random">The stream of the sample; left where the noise begins.</param>
    /// <param name="hidden">Receives d values on the axis t = -(d-1)/2 .. (d-1)/2.</param>
    public static void Fill(SyntheticSettings settings, CounterRandom random, Span<double> hidden)
    {
        hidden.Clear();
        var legendre = settings.Family == SignalFamily.Legendre;
        var kinds = legendre ? 2 : 1;
        for (var kind = 0; kind < kinds; kind++)
        {
            for (var lot = 0; lot < Lots; lot++)
            {
                if (random.NextDouble() >= Presence / kinds)
                    continue;
                var center = Uniform(random, -hidden.Length, hidden.Length);
                var width = legendre ? Uniform(random, 6, 15) : Uniform(random, 0.2, 1.0);
                var amplitude = Uniform(random, 0.5, 1.5);
                Add(hidden, legendre ? kind + 2 : 0, center, width, amplitude, settings.Circular);
            }
        }
    }

    /// <summary>Adds one signal; degree 0 means a gaussian, 2 and 3 the Legendre functions of order 1.</summary>
    internal static void Add(
        Span<double> hidden, int degree, double center, double width, double amplitude, bool circular)
    {
        var d = hidden.Length;
        var half = 0.5 * (d - 1);
        var reach = degree == 0 ? GaussianReach * width : 0.5 * width;
        if (!circular)
        {
            AddCopy(hidden, degree, center + half, width, amplitude, reach);
            return;
        }
        // On a circle every copy at a distance of whole turns that reaches into the axis counts.
        var first = center + half - (d * Math.Floor((center + half + reach) / d));
        for (var place = first; place <= d - 1 + reach; place += d)
            AddCopy(hidden, degree, place, width, amplitude, reach);
    }

    private static void AddCopy(
        Span<double> hidden, int degree, double place, double width, double amplitude, double reach)
    {
        var last = (int)Math.Min(hidden.Length - 1, Math.Floor(place + reach));
        for (var k = (int)Math.Max(0, Math.Ceiling(place - reach)); k <= last; k++)
        {
            var t = k - place;
            hidden[k] += amplitude * (degree == 0 ? Gaussian(t, width) : Legendre(degree, t / (0.5 * width)));
        }
    }

    private static double Uniform(CounterRandom random, double low, double high) =>
        low + ((high - low) * random.NextDouble());

    private static double Gaussian(double t, double s) =>
        Math.Exp(-0.5 * (t / s) * (t / s)) / (Math.Sqrt(2 * Math.PI) * s);

    // P_2^1(z) = 3 z sqrt(1-z^2) and P_3^1(z) = 3/2 (5 z^2 - 1) sqrt(1-z^2), without the Condon-Shortley sign, at
    // z = sin(pi u/2), where sqrt(1-z^2) = cos(pi u/2).
    private static double Legendre(int degree, double u)
    {
        var (z, root) = Math.SinCos(0.5 * Math.PI * Math.Clamp(u, -1, 1));
        return degree == 2 ? 3 * z * root : 1.5 * ((5 * z * z) - 1) * root;
    }
}
