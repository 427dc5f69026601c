using System.Numerics.Tensors;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Points in the order of a short tour through all of them, so that one point and the next lie on the same side of the
/// lines of nearly all units. The points keep their places, so the order is found once.
/// </summary>
internal sealed unsafe class PointTour
{
    /// <summary>Sums of 1, x, y, xx, xy and yy, padded to whole registers.</summary>
    public const int Moments = 8;

    private readonly ulong[] order;
    private readonly double[] moments;
    private readonly float[] givenX, givenY, givenLabel;
    private readonly AlignedFloats x, y, label;

    /// <summary>Makes room.</summary>
    /// <param name="capacity">Most points.</param>
    public PointTour(int capacity)
    {
        order = new ulong[capacity];
        moments = new double[Moments * (capacity + 1)];
        givenX = new float[capacity];
        givenY = new float[capacity];
        givenLabel = new float[capacity];
        var padded = DecoyLayout.Padded(capacity);
        x = new AlignedFloats(padded);
        y = new AlignedFloats(padded);
        label = new AlignedFloats(padded);
    }

    /// <summary>Number of points.</summary>
    public int Count { get; private set; }

    /// <summary>First coordinates in the order of the tour.</summary>
    public float* X => x.Pointer;

    /// <summary>Second coordinates in the order of the tour.</summary>
    public float* Y => y.Pointer;

    /// <summary>Labels in the order of the tour: 1 on the contour, 0 in the background; zeros behind the end.</summary>
    public float* Label => label.Pointer;

    /// <summary>
    /// Count + 1 rows of <see cref="Moments"/>: sums of 1, x, y, xx, xy and yy over the points before a place.
    /// </summary>
    public ReadOnlySpan<double> Sums => moments;

    /// <summary>Starts a set of points, to be given with <see cref="Put"/>.</summary>
    /// <param name="count">Number of points.</param>
    public void Reset(int count) => Count = count;

    /// <summary>Gives point i: both coordinates and the label.</summary>
    public void Put(int i, float pointX, float pointY, bool onContour)
    {
        givenX[i] = pointX;
        givenY[i] = pointY;
        givenLabel[i] = onContour ? 1 : 0;
    }

    /// <summary>Orders the points, once all are given.</summary>
    public void Arrange()
    {
        Order();
        label.Span.Clear();
        double px = 0, py = 0, xx = 0, xy = 0, yy = 0;
        for (var place = 0; place < Count; place++)
        {
            var i = (int)(uint)order[place];
            label.Pointer[place] = givenLabel[i];
            double vx = x.Pointer[place] = givenX[i];
            double vy = y.Pointer[place] = givenY[i];
            px += vx;
            py += vy;
            xx += vx * vx;
            xy += vx * vy;
            yy += vy * vy;
            var row = moments.AsSpan(Moments * (place + 1), Moments);
            (row[0], row[1], row[2], row[3], row[4], row[5]) = (place + 1, px, py, xx, xy, yy);
        }
    }

    private void Order()
    {
        ReadOnlySpan<float> px = givenX.AsSpan(0, Count), py = givenY.AsSpan(0, Count);
        float left = TensorPrimitives.Min(px), low = TensorPrimitives.Min(py);
        var size = MathF.Max(TensorPrimitives.Max(px) - left, TensorPrimitives.Max(py) - low);
        var scale = size > 0 ? (HilbertCurve.Cells - 1) / size : 0;
        for (var i = 0; i < Count; i++)
        {
            var place = HilbertCurve.Place((uint)((px[i] - left) * scale), (uint)((py[i] - low) * scale));
            order[i] = ((ulong)place << 32) | (uint)i;
        }
        order.AsSpan(0, Count).Sort();
    }
}
