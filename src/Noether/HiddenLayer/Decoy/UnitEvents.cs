using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Where the units of the first layer switch on and off along a tour. A unit a x + b y + c is active on one side of a
/// line, and neighbours on a short tour lie on the same side of nearly all lines.
/// </summary>
internal sealed unsafe class UnitEvents
{
    private const int WordBits = 64;

    private readonly DecoyPasses passes;
    private readonly int units;
    private readonly int padded;
    private readonly int words;
    private readonly int stretchPoints;
    private readonly ulong[] active;
    private readonly TourStretch[] stretches;
    private TourEvent[] events = [];
    private int count, stretchCount;

    /// <summary>Makes room.</summary>
    /// <param name="passes">Passes over the points.</param>
    /// <param name="units">Number of units.</param>
    /// <param name="points">Most points of a tour.</param>
    /// <param name="stretchPoints">Points of a stretch, at least 1.</param>
    public UnitEvents(DecoyPasses passes, int units, int points, int stretchPoints)
    {
        this.passes = passes;
        this.units = units;
        this.stretchPoints = stretchPoints;
        padded = DecoyLayout.Padded(units);
        words = (padded + WordBits - 1) / WordBits;
        active = new ulong[words * DecoyLayout.Padded(points)];
        stretches = new TourStretch[(points + stretchPoints - 1) / stretchPoints];
    }

    /// <summary>Stretches of the tour.</summary>
    public ReadOnlySpan<TourStretch> Stretches => stretches.AsSpan(0, stretchCount);

    /// <summary>The events of all stretches.</summary>
    public ReadOnlySpan<TourEvent> Events => events.AsSpan(0, count);

    /// <summary>Finds the events of a tour.</summary>
    /// <param name="tour">The points, at least one.</param>
    /// <param name="a">Slopes of the units by x, zeros behind them to a multiple of the padding.</param>
    /// <param name="b">Slopes by y, likewise.</param>
    /// <param name="c">Constants, likewise.</param>
    public void Find(PointTour tour, float* a, float* b, float* c)
    {
        count = 0;
        stretchCount = 0;
        fixed (ulong* bits = active)
        {
            passes.Mark(tour.X, tour.Y, tour.Count, a, b, c, padded, bits);
            for (var start = 0; start < tour.Count; start += stretchPoints)
                Collect(bits, start, Math.Min(start + stretchPoints, tour.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Collect(ulong* bits, int start, int end)
    {
        // At worst all units switch between any two points.
        var most = count + ((end - start + 1) * units);
        if (most > events.Length)
            Array.Resize(ref events, most + (most / 2));
        var none = stackalloc ulong[words];
        new Span<ulong>(none, words).Clear();
        fixed (TourEvent* list = events)
        {
            var next = list + count;
            var row = bits + ((nint)start * words);
            next = Add(next, start, none, row, words, padded);
            var within = (int)(next - list);
            for (var point = start + 1; point < end; point++, row += words)
                next = Add(next, point, row, row + words, words, padded);
            var off = (int)(next - list);
            next = Add(next, end, row, none, words, padded);
            stretches[stretchCount++] = new TourStretch(end, count, within, off, (int)(next - list));
            count = (int)(next - list);
        }
    }

    /// <summary>Writes the events between a point and the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TourEvent* Add(TourEvent* next, int point, ulong* before, ulong* after, int words, int padded)
    {
        for (var word = 0; word < words; word++)
        {
            var old = before[word];
            for (var changed = old ^ after[word]; changed != 0; changed &= changed - 1)
            {
                var bit = BitOperations.TrailingZeroCount(changed);
                var unit = (word * WordBits) + bit;
                var ceases = (int)(old >> bit) & 1;
                *next++ = new TourEvent(unit, unit + (ceases * padded), 1 - (2 * ceases), point);
            }
        }
        return next;
    }
}

/// <summary>A unit of the first layer becomes active, or ceases to be, between two points of a tour.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Signed">
/// Its place in a list of values and, from <see cref="DecoyLayout.Padded"/> of the units on, their negatives: value if
/// it becomes active, negative if it ceases.
/// </param>
/// <param name="Sign">1 if it becomes active, -1 if it ceases.</param>
/// <param name="End">Number of points before.</param>
internal readonly record struct TourEvent(int Unit, int Signed, float Sign, int End);

/// <summary>
/// A stretch of a tour, over which running sums run from zero: rounding does not pile up along the whole tour. Its
/// events come in three runs: units that are active at its first point become so; the events within; and units that
/// are active at its last point cease to be.
/// </summary>
/// <param name="End">Number of points before its end.</param>
/// <param name="On">Its first event.</param>
/// <param name="Within">Its first event behind its first point.</param>
/// <param name="Off">Its first event behind its last point.</param>
/// <param name="Last">Its first event too many.</param>
internal readonly record struct TourStretch(int End, int On, int Within, int Off, int Last);
