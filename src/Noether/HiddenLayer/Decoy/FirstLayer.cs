using System.Runtime.CompilerServices;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// The first layer and its batch norm. A unit is h = max(0, w . y) with inputs y = scale p + shift of the points p, so
/// mean, variance and all its sums with coordinates follow from sums of 1, p and p p' over its half plane, which are
/// differences of sums along the tour. Nothing is computed for each point and unit.
/// </summary>
internal sealed unsafe class FirstLayer
{
    private const int Sums = 6;
    private readonly int units;
    private readonly double[] moments;
    private readonly double[] means;
    private readonly double[] deviations;
    private readonly AlignedFloats alongX, alongY, slopeX, slopeY, slope1, scale, shift;

    /// <summary>Makes room.</summary>
    /// <param name="units">Number of units.</param>
    public FirstLayer(int units)
    {
        this.units = units;
        moments = new double[Sums * units];
        means = new double[units];
        deviations = new double[units];
        alongX = new AlignedFloats(units);
        alongY = new AlignedFloats(units);
        slopeX = new AlignedFloats(units);
        slopeY = new AlignedFloats(units);
        slope1 = new AlignedFloats(units);
        scale = new AlignedFloats(units);
        shift = new AlignedFloats(units);
    }

    /// <summary>For each unit its factor by the first input, times that of its batch norm.</summary>
    public float* AlongX => alongX.Pointer;

    /// <summary>For each unit its factor by the second input, times that of its batch norm.</summary>
    public float* AlongY => alongY.Pointer;

    /// <summary>For each unit its factor by the first coordinate, without its batch norm.</summary>
    public float* SlopeX => slopeX.Pointer;

    /// <summary>For each unit its factor by the second coordinate, without its batch norm.</summary>
    public float* SlopeY => slopeY.Pointer;

    /// <summary>For each unit its constant where it is active, without its batch norm.</summary>
    public float* Slope1 => slope1.Pointer;

    /// <summary>For each unit the factor of its batch norm.</summary>
    public float* Scale => scale.Pointer;

    /// <summary>For each unit what its batch norm adds.</summary>
    public float* Shift => shift.Pointer;

    /// <summary>The layer in inference: batch norm by running mean and variance.</summary>
    public void Fix(DecoyState state, DecoyLayout layout)
    {
        var p = state.Parameters.Pointer;
        for (var k = 0; k < units; k++)
        {
            var deviation = Math.Sqrt(state.FirstVariance[k] + BatchNorm.Epsilon);
            Set(k, p, layout, state.FirstMean[k], deviation);
        }
    }

    /// <summary>
    /// The layer in training: batch norm by the points of the tour, followed by the running statistics.
    /// </summary>
    public void Measure(DecoyState state, DecoyLayout layout, PointTour tour, UnitEvents events)
    {
        Collect(tour, events);
        var p = state.Parameters.Pointer;
        float scaleX = p[layout.InputScale], scaleY = p[layout.InputScale + 1];
        float shiftX = p[layout.InputShift], shiftY = p[layout.InputShift + 1];
        var share = 1.0 / tour.Count;
        for (var k = 0; k < units; k++)
        {
            float wx = p[layout.FirstX + k], wy = p[layout.FirstY + k];
            double a = slopeX.Pointer[k] = wx * scaleX;
            double b = slopeY.Pointer[k] = wy * scaleY;
            double c = slope1.Pointer[k] = (wx * shiftX) + (wy * shiftY);
            var s = moments.AsSpan(k * Sums, Sums);
            var mean = share * ((a * s[1]) + (b * s[2]) + (c * s[0]));
            var square = share * ((a * a * s[3]) + (2 * a * b * s[4]) + (b * b * s[5])
                + (2 * c * ((a * s[1]) + (b * s[2]))) + (c * c * s[0]));
            var variance = Math.Max(0, square - (mean * mean));
            var deviation = Math.Sqrt(variance + BatchNorm.Epsilon);
            means[k] = mean;
            deviations[k] = deviation;
            Set(k, p, layout, mean, deviation);
            BatchNorm.Follow(ref state.FirstMean[k], ref state.FirstVariance[k], mean, variance, tour.Count);
        }
    }

    /// <summary>
    /// Gradient of this layer, of its batch norm and of the batch norm on the inputs. With e_ik the derivative by the
    /// normalised unit k of point i, batch norm gives (scale_k / deviation_k) (e - mean e - h mean(e h)), h normalised.
    /// </summary>
    /// <param name="state">Parameters.</param>
    /// <param name="layout">Where they are.</param>
    /// <param name="dots">
    /// For each unit the sums of e p_x, e p_y and e over the points where it is active, and that of e over all.
    /// </param>
    /// <param name="points">Points in the batch.</param>
    /// <param name="gradient">Laid out as the parameters; receives these parts.</param>
    public void Backward(DecoyState state, DecoyLayout layout, float* dots, int points, float* gradient)
    {
        var p = state.Parameters.Pointer;
        double scaleX = p[layout.InputScale], scaleY = p[layout.InputScale + 1];
        double shiftX = p[layout.InputShift], shiftY = p[layout.InputShift + 1];
        double inputScaleX = 0, inputScaleY = 0, inputShiftX = 0, inputShiftY = 0;
        var share = 1.0 / points;
        for (var k = 0; k < units; k++, dots += 4)
        {
            double a = slopeX.Pointer[k], b = slopeY.Pointer[k], c = slope1.Pointer[k];
            double mean = means[k], inverse = 1 / deviations[k];
            var s = moments.AsSpan(k * Sums, Sums);
            double sumX = dots[0], sumY = dots[1], sum1 = dots[2], all = dots[3];
            var along = inverse * ((a * sumX) + (b * sumY) + (c * sum1) - (mean * all));
            gradient[layout.FirstScale + k] = (float)along;
            gradient[layout.FirstShift + k] = (float)all;

            // Sums of the unit times 1 and p over its half plane.
            var unit1 = (a * s[1]) + (b * s[2]) + (c * s[0]);
            var unitX = (a * s[3]) + (b * s[4]) + (c * s[1]);
            var unitY = (a * s[4]) + (b * s[5]) + (c * s[2]);
            var level = share * all;
            var lean = share * along * inverse;
            var factor = (double)scale.Pointer[k];
            var by1 = factor * (sum1 - (level * s[0]) - (lean * (unit1 - (mean * s[0]))));
            var byX = factor * (sumX - (level * s[1]) - (lean * (unitX - (mean * s[1]))));
            var byY = factor * (sumY - (level * s[2]) - (lean * (unitY - (mean * s[2]))));
            double wx = p[layout.FirstX + k], wy = p[layout.FirstY + k];
            gradient[layout.FirstX + k] = (float)((scaleX * byX) + (shiftX * by1));
            gradient[layout.FirstY + k] = (float)((scaleY * byY) + (shiftY * by1));
            inputScaleX += wx * byX;
            inputScaleY += wy * byY;
            inputShiftX += wx * by1;
            inputShiftY += wy * by1;
        }
        gradient[layout.InputScale] = (float)inputScaleX;
        gradient[layout.InputScale + 1] = (float)inputScaleY;
        gradient[layout.InputShift] = (float)inputShiftX;
        gradient[layout.InputShift + 1] = (float)inputShiftY;
    }

    private void Set(int k, float* p, DecoyLayout layout, double mean, double deviation)
    {
        var factor = p[layout.FirstScale + k] / deviation;
        scale.Pointer[k] = (float)factor;
        shift.Pointer[k] = (float)(p[layout.FirstShift + k] - (factor * mean));
        alongX.Pointer[k] = (float)(factor * p[layout.FirstX + k]);
        alongY.Pointer[k] = (float)(factor * p[layout.FirstY + k]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Collect(PointTour tour, UnitEvents events)
    {
        Array.Clear(moments);
        double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        float* px = tour.X, py = tour.Y;
        var point = 0;
        for (var e = 0; e <= events.Count; e++)
        {
            var end = e < events.Count ? tour.Ends[e] : tour.Count;
            for (; point < end; point++)
            {
                double vx = px[point], vy = py[point];
                x += vx;
                y += vy;
                xx += vx * vx;
                xy += vx * vy;
                yy += vy * vy;
            }
            if (e < events.Count)
                Add(events.Unit[e], -events.Sign[e], point, x, y, xx, xy, yy);
        }
        for (var k = 0; k < units; k++)
        {
            if (events.InitiallyActive[k] != 0)
                Add(k, 1, point, x, y, xx, xy, yy);
        }
    }

    private void Add(int k, double sign, int count, double x, double y, double xx, double xy, double yy)
    {
        var s = moments.AsSpan(k * Sums, Sums);
        s[0] += sign * count;
        s[1] += sign * x;
        s[2] += sign * y;
        s[3] += sign * xx;
        s[4] += sign * xy;
        s[5] += sign * yy;
    }
}
