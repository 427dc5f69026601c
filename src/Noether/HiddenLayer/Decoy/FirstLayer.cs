using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// The first layer and its batch norm. A unit is h = max(0, a x + b y + c), so mean, variance and all its sums with
/// coordinates follow from sums of 1, x, y, xx, xy and yy over the points where it is active, which are differences of
/// sums along the tour. Nothing is computed for each point and unit.
/// </summary>
internal sealed unsafe class FirstLayer
{
    private const int Sums = PointTour.Moments;
    private readonly int units;
    private readonly int padded;
    private readonly double[] moments;
    private readonly double[] means;
    private readonly double[] deviations;
    private readonly AlignedFloats alongX, alongY, along1, slopeX, slopeY, slope1, scale, shift;

    /// <summary>Makes room.</summary>
    /// <param name="units">Number of units.</param>
    public FirstLayer(int units)
    {
        this.units = units;
        padded = DecoyLayout.Padded(units);
        moments = new double[Sums * units];
        means = new double[units];
        deviations = new double[units];
        alongX = new AlignedFloats(2 * padded);
        alongY = new AlignedFloats(2 * padded);
        along1 = new AlignedFloats(2 * padded);
        slopeX = new AlignedFloats(2 * padded);
        slopeY = new AlignedFloats(2 * padded);
        slope1 = new AlignedFloats(2 * padded);
        scale = new AlignedFloats(units);
        shift = new AlignedFloats(units);
    }

    /// <summary>For each unit its slope by x, times the factor of its batch norm; then the negatives.</summary>
    public float* AlongX => alongX.Pointer;

    /// <summary>Likewise its slope by y.</summary>
    public float* AlongY => alongY.Pointer;

    /// <summary>Likewise its constant.</summary>
    public float* Along1 => along1.Pointer;

    /// <summary>For each unit its slope by x, padded with zeros; then the negatives.</summary>
    public float* SlopeX => slopeX.Pointer;

    /// <summary>Likewise its slope by y.</summary>
    public float* SlopeY => slopeY.Pointer;

    /// <summary>Likewise its constant.</summary>
    public float* Slope1 => slope1.Pointer;

    /// <summary>For each unit the factor of its batch norm.</summary>
    public float* Scale => scale.Pointer;

    /// <summary>For each unit what its batch norm adds.</summary>
    public float* Shift => shift.Pointer;

    /// <summary>
    /// Slopes and constants of the units over points p with inputs (factor x p_x + term x, factor y p_y + term y).
    /// </summary>
    public void Place(DecoyState state, DecoyLayout layout, (float Factor, float Term) x, (float Factor, float Term) y)
    {
        var p = state.Parameters.Pointer;
        for (var k = 0; k < units; k++)
        {
            float wx = p[layout.FirstX + k], wy = p[layout.FirstY + k];
            Put(slopeX, k, wx * x.Factor);
            Put(slopeY, k, wy * y.Factor);
            Put(slope1, k, (wx * x.Term) + (wy * y.Term) + p[layout.FirstBias + k]);
        }
    }

    /// <summary>The batch norm in inference, by running mean and variance.</summary>
    public void Fix(DecoyState state, DecoyLayout layout)
    {
        var p = state.Parameters.Pointer;
        for (var k = 0; k < units; k++)
        {
            var deviation = Math.Sqrt(state.FirstVariance[k] + BatchNorm.Epsilon);
            Set(k, p, layout, state.FirstMean[k], deviation);
        }
    }

    /// <summary>The batch norm in training, by the points of the tour, followed by the running statistics.</summary>
    public void Measure(DecoyState state, DecoyLayout layout, PointTour tour, UnitEvents events)
    {
        Collect(tour, events);
        var p = state.Parameters.Pointer;
        var share = 1.0 / tour.Count;
        for (var k = 0; k < units; k++)
        {
            double a = slopeX.Pointer[k], b = slopeY.Pointer[k], c = slope1.Pointer[k];
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

            // Sums of the unit times 1 and p over the points where it is active.
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
            gradient[layout.FirstBias + k] = (float)by1;
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
        Put(alongX, k, (float)factor * slopeX.Pointer[k]);
        Put(alongY, k, (float)factor * slopeY.Pointer[k]);
        Put(along1, k, (float)factor * slope1.Pointer[k]);
    }

    private void Put(AlignedFloats values, int k, float value)
    {
        values.Pointer[k] = value;
        values.Pointer[padded + k] = -value;
    }

    /// <summary>
    /// Sums over the points where a unit is active: those before it ceases less those before it becomes so.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Collect(PointTour tour, UnitEvents events)
    {
        Array.Clear(moments);
        fixed (double* sums = tour.Sums, all = moments)
        {
            foreach (ref readonly var change in events.Events)
            {
                var sign = Vector256.Create(-(double)change.Sign);
                var from = sums + (change.End * Sums);
                var to = all + (change.Unit * Sums);
                (Vector256.Load(to) + (sign * Vector256.Load(from))).Store(to);
                to += Vector256<double>.Count;
                from += Vector256<double>.Count;
                (Vector256.Load(to) + (sign * Vector256.Load(from))).Store(to);
            }
        }
    }
}
