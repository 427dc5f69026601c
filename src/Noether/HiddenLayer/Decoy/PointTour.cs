namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Points in the order of a short tour through all of them, so that one point and the next lie on the same side of the
/// lines of nearly all units. The points keep their places, so the order is found once.
/// </summary>
internal sealed unsafe class PointTour
{
    /// <summary>Sums of 1, x, y, xx, xy and yy, padded to whole registers.</summary>
    public const int Moments = 8;

    private readonly TourPoint[] points;
    private readonly uint[] places;
    private readonly double[] moments;
    private readonly AlignedFloats x, y, label;

    /// <summary>Makes room.</summary>
    /// <param name="capacity">Most points.</param>
    public PointTour(int capacity)
    {
        points = new TourPoint[capacity];
        places = new uint[capacity];
        moments = new double[Moments * (capacity + 1)];
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
    public void Put(int i, float pointX, float pointY, bool onContour) =>
        points[i] = new TourPoint(pointX, pointY, onContour ? 1 : 0);

    /// <summary>Orders the points, once all are given.</summary>
    /// <param name="lasting">
    /// Whether the tour is walked so often that improving it pays, which takes as long as some ten walks.
    /// </param>
    public void Arrange(bool lasting)
    {
        var tour = points.AsSpan(0, Count);
        ShortTour.Sort(tour, places.AsSpan(0, Count));
        if (lasting)
            ShortTour.Improve(tour);
        label.Span.Clear();
        double sumX = 0, sumY = 0, xx = 0, xy = 0, yy = 0;
        for (var place = 0; place < Count; place++)
        {
            var point = tour[place];
            label.Pointer[place] = point.Label;
            double vx = x.Pointer[place] = point.X;
            double vy = y.Pointer[place] = point.Y;
            sumX += vx;
            sumY += vy;
            xx += vx * vx;
            xy += vx * vy;
            yy += vy * vy;
            var row = moments.AsSpan(Moments * (place + 1), Moments);
            (row[0], row[1], row[2], row[3], row[4], row[5]) = (place + 1, sumX, sumY, xx, xy, yy);
        }
    }
}
