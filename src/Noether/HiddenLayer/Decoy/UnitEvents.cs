using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Where the units of the first layer switch on and off along a tour. A unit a x + b y + c is active on one side of a
/// line, and neighbours on a short tour lie on the same side of nearly all lines.
/// </summary>
internal sealed unsafe class UnitEvents
{
    private const int WordBits = 64;

    private readonly int words;
    private readonly int stretchPoints;
    private readonly ulong[] active;
    private readonly TourStretch[] stretches;
    private int[] units, ends;
    private float[] signs;
    private int count, stretchCount;

    /// <summary>Makes room.</summary>
    /// <param name="units">Number of units.</param>
    /// <param name="points">Most points of a tour.</param>
    /// <param name="stretchPoints">Points of a stretch, at least 1.</param>
    public UnitEvents(int units, int points, int stretchPoints)
    {
        Units = units;
        this.stretchPoints = stretchPoints;
        words = Padded(units) / WordBits;
        active = new ulong[words * points];
        stretches = new TourStretch[(points + stretchPoints - 1) / stretchPoints];
        this.units = new int[4 * units];
        ends = new int[4 * units];
        signs = new float[4 * units];
    }

    /// <summary>Number of units.</summary>
    public int Units { get; }

    /// <summary>Stretches of the tour.</summary>
    public ReadOnlySpan<TourStretch> Stretches => stretches.AsSpan(0, stretchCount);

    /// <summary>The unit of each event, in the order of the tour.</summary>
    public ReadOnlySpan<int> Unit => units.AsSpan(0, count);

    /// <summary>1 where the unit becomes active, -1 where it becomes inactive.</summary>
    public ReadOnlySpan<float> Sign => signs.AsSpan(0, count);

    /// <summary>For each event the number of points before it.</summary>
    public ReadOnlySpan<int> Ends => ends.AsSpan(0, count);

    /// <summary>Length of an array with something for each unit that ends with a whole word of bits.</summary>
    public static int Padded(int units) => (units + WordBits - 1) / WordBits * WordBits;

    /// <summary>Finds the events of a tour.</summary>
    /// <param name="tour">The points, at least one.</param>
    /// <param name="x">For each unit its slope by x, followed by zeros, <see cref="Padded"/> in all.</param>
    /// <param name="y">Likewise its slope by y.</param>
    /// <param name="constant">Likewise its constant.</param>
    public void Find(PointTour tour, float* x, float* y, float* constant)
    {
        Mark(tour, x, y, constant);
        count = 0;
        stretchCount = 0;
        for (var start = 0; start < tour.Count; start += stretchPoints)
        {
            var end = Math.Min(start + stretchPoints, tour.Count);
            var on = count;
            Add(start, default, Row(start));
            var within = count;
            for (var point = start + 1; point < end; point++)
                Add(point, Row(point - 1), Row(point));
            var off = count;
            Add(end, Row(end - 1), default);
            stretches[stretchCount++] = new TourStretch(end, on, within, off, count);
        }
    }

    private ReadOnlySpan<ulong> Row(int point) => active.AsSpan(point * words, words);

    /// <summary>A bit for each point and unit: set where the unit is above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mark(PointTour tour, float* a, float* b, float* c)
    {
        float* px = tour.X, py = tour.Y;
        fixed (ulong* bits = active)
        {
            var word = bits;
            for (var point = 0; point < tour.Count; point++)
            {
                var vx = Vector256.Create(px[point]);
                var vy = Vector256.Create(py[point]);
                for (nint unit = 0; unit < words * WordBits; unit += WordBits)
                {
                    ulong mask = 0;
                    for (nint k = WordBits - Vector256<float>.Count; k >= 0; k -= Vector256<float>.Count)
                    {
                        var u = Vector256.MultiplyAddEstimate(
                            Vector256.LoadAligned(a + unit + k), vx,
                            Vector256.MultiplyAddEstimate(
                                Vector256.LoadAligned(b + unit + k), vy, Vector256.LoadAligned(c + unit + k)));
                        var above = Vector256.GreaterThan(u, Vector256<float>.Zero);
                        mask = (mask << Vector256<float>.Count) | above.ExtractMostSignificantBits();
                    }
                    *word++ = mask;
                }
            }
        }
    }

    /// <summary>Adds the events between two points; no row means that no unit is active.</summary>
    private void Add(int point, ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after)
    {
        if (count + Units > units.Length)
            Grow();
        for (var word = 0; word < words; word++)
        {
            var old = before.IsEmpty ? 0 : before[word];
            var changed = old ^ (after.IsEmpty ? 0 : after[word]);
            for (; changed != 0; changed &= changed - 1)
            {
                var bit = BitOperations.TrailingZeroCount(changed);
                units[count] = (word * WordBits) + bit;
                signs[count] = ((old >> bit) & 1) == 0 ? 1 : -1;
                ends[count++] = point;
            }
        }
    }

    private void Grow()
    {
        Array.Resize(ref units, 2 * units.Length);
        Array.Resize(ref ends, units.Length);
        Array.Resize(ref signs, units.Length);
    }
}
