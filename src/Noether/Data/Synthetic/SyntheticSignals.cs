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
    /// this order: presence, centre (down, then right), shape, amplitude, and on a globe whether it is a dip.
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
                if (settings.Family == SignalFamily.Globe && random.NextDouble() < GlobeSignals.Dips(down, settings.Rows))
                    amplitude = -amplitude;
                if (grid)
                    AddField(hidden, settings, signal, (down, center), amplitude);
                else
                    Add(hidden, signal, center, amplitude, settings.Circular);
            }
        }
    }

    /// <summary>Adds one signal.</summary>
    internal static void Add(Span<double> hidden, LocalSignal signal, double center, double amplitude, bool circular)
    {
        foreach (var place in Places(center + (0.5 * (hidden.Length - 1)), signal, hidden.Length, circular))
            AddCopy(hidden, signal, place, amplitude, 1);
    }

    // Where a signal lies on an axis of d places that begins at 0. On a circle every copy at a distance of whole turns
    // that reaches into the axis counts.
    private static IEnumerable<double> Places(
        double place, LocalSignal signal, int length, bool circular, double stretch = 1)
    {
        if (!circular)
        {
            yield return place;
            yield break;
        }
        var (before, after) = (stretch * signal.Before, stretch * signal.After);
        for (var next = place - (length * Math.Floor((place + after) / length)); next <= length - 1 + before; next += length)
            yield return next;
    }

    // A signal of the plane is the product of one signal down and the same to the right; on a globe the latter depends
    // on the row.
    private static void AddField(
        Span<double> hidden, SyntheticSettings settings, LocalSignal signal, (double Down, double Right) center,
        double amplitude)
    {
        var (rows, columns, rings) = (settings.Rows, settings.Columns, settings.AllRings);
        var globe = settings.Family == SignalFamily.Globe;
        foreach (var down in Places(center.Down + (0.5 * (rows - 1)), signal, rows, rings.HasFlag(GridRings.Rows)))
        {
            for (var i = 0; i < rows; i++)
            {
                if (i < down - signal.Before || i > down + signal.After)
                    continue;
                var (stretch, gain) = globe ? (GlobeSignals.Stretch(i, rows), GlobeSignals.Gain(i, rows)) : (1, 1);
                var height = amplitude * gain * signal.At(i - down);
                var row = hidden.Slice(i * columns, columns);
                var right = center.Right + (0.5 * (columns - 1));
                foreach (var place in Places(right, signal, columns, rings.HasFlag(GridRings.Columns), stretch))
                    AddCopy(row, signal, place, height, stretch);
            }
        }
    }

    private static void AddCopy(Span<double> hidden, LocalSignal signal, double place, double amplitude, double stretch)
    {
        var last = (int)Math.Min(hidden.Length - 1, Math.Floor(place + (stretch * signal.After)));
        for (var k = (int)Math.Max(0, Math.Ceiling(place - (stretch * signal.Before))); k <= last; k++)
            hidden[k] += amplitude * signal.At((k - place) / stretch);
    }
}
