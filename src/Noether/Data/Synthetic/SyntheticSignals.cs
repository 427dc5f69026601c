using Noether.Numerics;

namespace Noether.Data.Synthetic;

/// <summary>The hidden signals, one sample at a time: sums of local signals at random places.</summary>
internal static class SyntheticSignals
{
    private const int Lots = 5;
    private const double Presence = 0.5;

    /// <summary>
    /// Makes one hidden sample without noise and without the division by the standard deviation. For each kind of
    /// signal in the family there are five lots, each present with probability 0.5 divided by the number of kinds, so
    /// that 2.5 signals are expected in every family; on a grid, where fewer of them meet the window, ten. Drawn are, in
    /// this order: presence, centre (down, then right), shape, amplitude.
    /// </summary>
    /// <param name="settings">Family, rows, circle or not.</param>
    /// <param name="random">The stream of the sample; left where the noise begins.</param>
    /// <param name="hidden">
    /// Receives d values on the axis t = -(d-1)/2 .. (d-1)/2, or those of a grid row after row.
    /// </param>
    public static void Fill(SyntheticSettings settings, CounterRandom random, Span<double> hidden)
    {
        hidden.Clear();
        var kinds = LocalSignals.Kinds(settings.Family);
        var grid = settings.Rows > 1;
        for (var kind = 0; kind < kinds; kind++)
        {
            for (var lot = 0; lot < (grid ? 2 * Lots : Lots); lot++)
            {
                if (random.NextDouble() >= Presence / kinds)
                    continue;
                var down = grid ? LocalSignals.Uniform(random, -settings.Rows, settings.Rows) : 0;
                var center = LocalSignals.Uniform(random, -settings.Columns, settings.Columns);
                var signal = LocalSignals.Draw(settings.Family, kind, random);
                var amplitude = LocalSignals.Uniform(random, 0.5, 1.5);
                if (grid)
                    AddField(hidden, settings.Columns, signal, (down, center), amplitude);
                else
                    Add(hidden, signal, center, amplitude, settings.Circular);
            }
        }
    }

    /// <summary>Adds one signal.</summary>
    internal static void Add(Span<double> hidden, LocalSignal signal, double center, double amplitude, bool circular)
    {
        var d = hidden.Length;
        var half = 0.5 * (d - 1);
        if (!circular)
        {
            AddCopy(hidden, signal, center + half, amplitude);
            return;
        }
        // On a circle every copy at a distance of whole turns that reaches into the axis counts.
        var first = center + half - (d * Math.Floor((center + half + signal.After) / d));
        for (var place = first; place <= d - 1 + signal.Before; place += d)
            AddCopy(hidden, signal, place, amplitude);
    }

    // A signal of the plane is the product of one signal down and the same to the right.
    private static void AddField(
        Span<double> hidden, int columns, LocalSignal signal, (double Down, double Right) center, double amplitude)
    {
        var down = center.Down + (0.5 * ((hidden.Length / columns) - 1));
        var right = center.Right + (0.5 * (columns - 1));
        for (var i = 0; i * columns < hidden.Length; i++)
        {
            if (i >= down - signal.Before && i <= down + signal.After)
                AddCopy(hidden.Slice(i * columns, columns), signal, right, amplitude * signal.At(i - down));
        }
    }

    private static void AddCopy(Span<double> hidden, LocalSignal signal, double place, double amplitude)
    {
        var last = (int)Math.Min(hidden.Length - 1, Math.Floor(place + signal.After));
        for (var k = (int)Math.Max(0, Math.Ceiling(place - signal.Before)); k <= last; k++)
            hidden[k] += amplitude * signal.At(k - place);
    }
}
