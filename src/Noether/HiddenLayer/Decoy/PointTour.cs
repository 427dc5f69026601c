using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Points in the order of their angle around the origin of the first layer, cut at the events of its units: between two
/// events the same units are active for all points.
/// </summary>
internal sealed unsafe class PointTour
{
    private readonly AngularOrder order;
    private readonly uint[] keys;
    private readonly AlignedFloats x, y, label, turnedX, turnedY, placedX, placedY, placedLabel, sortedX, sortedY;

    /// <summary>Makes room.</summary>
    /// <param name="capacity">Most points.</param>
    /// <param name="units">Units of the first layer.</param>
    public PointTour(int capacity, int units)
    {
        order = new AngularOrder(capacity);
        keys = new uint[capacity];
        var padded = DecoyLayout.Padded(capacity);
        x = new AlignedFloats(padded);
        y = new AlignedFloats(padded);
        label = new AlignedFloats(padded);
        turnedX = new AlignedFloats(padded);
        turnedY = new AlignedFloats(padded);
        placedX = new AlignedFloats(padded);
        placedY = new AlignedFloats(padded);
        placedLabel = new AlignedFloats(padded);
        sortedX = new AlignedFloats(padded);
        sortedY = new AlignedFloats(padded);
        Ends = new int[2 * units];
    }

    /// <summary>Number of points.</summary>
    public int Count => order.Count;

    /// <summary>First coordinates as given, in the order of the tour.</summary>
    public float* X => sortedX.Pointer;

    /// <summary>Second coordinates as given, in the order of the tour.</summary>
    public float* Y => sortedY.Pointer;

    /// <summary>First inputs of the first layer, in the order of the tour.</summary>
    public float* InputX => placedX.Pointer;

    /// <summary>Second inputs of the first layer, in the order of the tour.</summary>
    public float* InputY => placedY.Pointer;

    /// <summary>Labels in the order of the tour: 1 on the contour, 0 in the background; zeros behind the end.</summary>
    public float* Label => placedLabel.Pointer;

    /// <summary>For each event of the units the number of points before it.</summary>
    public int[] Ends { get; }

    /// <summary>Starts a set of points, to be given with <see cref="Put"/>.</summary>
    /// <param name="count">Number of points.</param>
    public void Reset(int count)
    {
        order.Reset(count);
        placedLabel.Span.Clear();
    }

    /// <summary>Gives point i: both coordinates and the label.</summary>
    public void Put(int i, float pointX, float pointY, bool onContour)
    {
        x.Pointer[i] = pointX;
        y.Pointer[i] = pointY;
        label.Pointer[i] = onContour ? 1 : 0;
    }

    /// <summary>
    /// Orders the points for inputs (x scaleX + shiftX, y scaleY + shiftY) and cuts them at the events.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Arrange(float scaleX, float shiftX, float scaleY, float shiftY, UnitEvents events)
    {
        float* px = x.Pointer, py = y.Pointer, tx = turnedX.Pointer, ty = turnedY.Pointer;
        var count = Count;
        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            Vector.Store((Vector.Load(px + i) * scaleX) + new Vector<float>(shiftX), tx + i);
            Vector.Store((Vector.Load(py + i) * scaleY) + new Vector<float>(shiftY), ty + i);
        }
        fixed (uint* key = keys)
            AngleKey.Fill(tx, ty, key, count);
        order.Update(keys);
        float* sx = sortedX.Pointer, sy = sortedY.Pointer, ix = placedX.Pointer, iy = placedY.Pointer;
        float* given = label.Pointer, placed = placedLabel.Pointer;
        for (var place = 0; place < count; place++)
        {
            var i = order.Number(place);
            sx[place] = px[i];
            sy[place] = py[i];
            ix[place] = tx[i];
            iy[place] = ty[i];
            placed[place] = given[i];
        }
        var end = 0;
        for (var e = 0; e < events.Count; e++)
        {
            var key = events.Key[e];
            while (end < count && order.Key(end) < key)
                end++;
            Ends[e] = end;
        }
    }
}
