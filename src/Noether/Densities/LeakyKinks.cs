using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>
/// A LeakyReLU layer whose input is one number t, followed by a linear layer, at all knots at once. With x = w t + b
/// and s the sign of w, leaky(x) = Linear x + Bent |x| (<see cref="ConditionalUnits"/>), and |x| = e s x, where e is -1
/// at the knots before the kink of the unit and +1 from there on. So a unit enters only through the number of its
/// kink, the first knot with e = 1: sums over units are sums over kinks, run once along the knots, and no unit is
/// evaluated at a knot. The linear share of x comes to the forward pass from a matrix product. Rows of outputs are
/// layout.OutputStride apart, those of the second weights are not padded; a register may reach over the end of a row
/// and of the weights.
/// </summary>
internal static unsafe class LeakyKinks<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private const int Kernels = ConditionalLayout.Kernels;
    private const float Bent = ConditionalUnits.Bent;

    /// <summary>
    /// The kink of every unit, 0 .. the number of knots: where it rises, the number of knots at which x is negative,
    /// and where it falls, of those at which it is not.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(float* w, float* b, int count, float* t, int knots, int* kinks)
    {
        float* counts = stackalloc float[TLanes.Width];
        TVector one = TLanes.Create(1f);
        for (int h = 0; h < count; h += TLanes.Width)
        {
            int live = Math.Min(TLanes.Width, count - h);
            TVector weight = TLanes.LoadPartial(w + h, live), bias = TLanes.LoadPartial(b + h, live);

            // The number of knots is odd; two sums, so that one addition need not wait for the other.
            TVector even = Negative(weight, bias, t[0], one), odd = TLanes.Zero;
            for (int k = 1; k < knots; k += 2)
            {
                odd = TLanes.Add(odd, Negative(weight, bias, t[k], one));
                even = TLanes.Add(even, Negative(weight, bias, t[k + 1], one));
            }

            TLanes.Store(TLanes.Add(even, odd), counts);
            for (int lane = 0; lane < live; lane++)
                kinks[h + lane] = w[h + lane] < 0 ? knots - (int)counts[lane] : (int)counts[lane];
        }
    }

    /// <summary>Adds |w| and s b times a unit's row of the second weights to the two rows of its kink.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter(
        ConditionalLayout layout, float* w, float* b, int count, float* second, int* kinks, float* sums)
    {
        int outputs = layout.Outputs, stride = layout.OutputStride;
        for (int h = 0; h < count; h++, second += outputs)
        {
            float sign = w[h] < 0 ? -1 : 1;
            TVector size = TLanes.Create(sign * w[h]), shift = TLanes.Create(sign * b[h]);
            float* along = sums + (2 * (nint)kinks[h] * stride), plain = along + stride;
            for (int o = 0; o < outputs; o += TLanes.Width)
            {
                TVector value = TLanes.Load(second + o);
                TLanes.Store(TLanes.MultiplyAdd(size, value, TLanes.Load(along + o)), along + o);
                TLanes.Store(TLanes.MultiplyAdd(shift, value, TLanes.Load(plain + o)), plain + o);
            }
        }
    }

    /// <summary>
    /// outputs at knot t = slope t + offset + Bent sum of |x| second, packed into the planes of g: component g is left
    /// out. Kinks up to a knot count with +1 and those ahead with -1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        ConditionalLayout layout, int g, float* sums, float* slope, float* offset, float* t, float* planes)
    {
        nint stride = layout.OutputStride;
        TVector bent = TLanes.Create(-Bent), twice = TLanes.Create(2 * Bent);
        for (int i = 0; i < Kernels; i++)
        {
            for (int o = 0; o < layout.Others; o += TLanes.Width)
            {
                int column = (i * layout.Dimension) + o;
                TVector before = Before(o, g), along = TLanes.Zero, plain = TLanes.Zero;
                float* sum = sums + column;
                for (int k = 0; k <= layout.Knots; k++, sum += 2 * stride)
                {
                    along = TLanes.Add(along, Pick(sum, before));
                    plain = TLanes.Add(plain, Pick(sum + stride, before));
                }

                along = TLanes.MultiplyAdd(bent, along, Pick(slope + column, before));
                plain = TLanes.MultiplyAdd(bent, plain, Pick(offset + column, before));
                sum = sums + column;
                float* target = planes + (i * layout.PlaneStride) + o;
                for (int k = 0; k < layout.Knots; k++, sum += 2 * stride, target += layout.RowStride)
                {
                    along = TLanes.MultiplyAdd(twice, Pick(sum, before), along);
                    plain = TLanes.MultiplyAdd(twice, Pick(sum + stride, before), plain);
                    TLanes.Store(TLanes.MultiplyAdd(along, TLanes.Create(t[k]), plain), target);
                }
            }
        }
    }

    /// <summary>
    /// Sums the gradient r by the outputs along the knots: for every kink the sums of Bent e r t and Bent e r, and the
    /// plain sums of r t and r. That of component g is zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold(
        ConditionalLayout layout, int g, float* planes, float* t, float* sums, float* slope, float* offset)
    {
        nint stride = layout.OutputStride;
        TVector bent = TLanes.Create(Bent), twice = TLanes.Create(-2 * Bent);

        // A last register reaches into the next kernel, whose first register is therefore written afterwards.
        for (int j = (layout.Dimension - 1) / TLanes.Width * TLanes.Width; j >= 0; j -= TLanes.Width)
        {
            TVector before = Before(j, g), behind = Behind(j, g, layout.Dimension);
            for (int i = 0; i < Kernels; i++)
            {
                int column = (i * layout.Dimension) + j;
                float* first = planes + (i * layout.PlaneStride) + j;
                float* source = first;
                TVector along = TLanes.Zero, plain = TLanes.Zero;
                for (int k = 0; k < layout.Knots; k++, source += layout.RowStride)
                {
                    TVector r = Unpick(source, before, behind);
                    along = TLanes.MultiplyAdd(r, TLanes.Create(t[k]), along);
                    plain = TLanes.Add(plain, r);
                }

                TLanes.Store(along, slope + column);
                TLanes.Store(plain, offset + column);
                along = TLanes.Multiply(along, bent);
                plain = TLanes.Multiply(plain, bent);
                float* sum = sums + column;
                TLanes.Store(along, sum);
                TLanes.Store(plain, sum + stride);
                source = first;
                for (int k = 0; k < layout.Knots; k++, source += layout.RowStride)
                {
                    TVector r = TLanes.Multiply(Unpick(source, before, behind), twice);
                    along = TLanes.MultiplyAdd(r, TLanes.Create(t[k]), along);
                    plain = TLanes.Add(plain, r);
                    sum += 2 * stride;
                    TLanes.Store(along, sum);
                    TLanes.Store(plain, sum + stride);
                }
            }
        }
    }

    /// <summary>
    /// With u = Linear s m + n of the sums m and the rows n of its kink that <see cref="Fold"/> made, once with t and
    /// once plain: by a unit's row of the second weights |w| u t + s b u, by w and b s times the inner products of u t
    /// and u with the second weights. Rows of the target are padded.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(
        ConditionalLayout layout, float* w, float* b, int count, float* second, int* kinks, float* sums,
        float* slope, float* offset, float* weights, float* biases, float* target)
    {
        int outputs = layout.Outputs, stride = layout.OutputStride;
        for (int h = 0; h < count; h++, second += outputs, target += stride)
        {
            float sign = w[h] < 0 ? -1 : 1;
            TVector size = TLanes.Create(sign * w[h]), shift = TLanes.Create(sign * b[h]);
            TVector linear = TLanes.Create(sign * ConditionalUnits.Linear);
            float* along = sums + (2 * (nint)kinks[h] * stride), plain = along + stride;
            TVector byWeight = TLanes.Zero, byBias = TLanes.Zero;
            for (int o = 0; o < outputs; o += TLanes.Width)
            {
                TVector value = TLanes.Load(second + o);
                TVector first = TLanes.MultiplyAdd(linear, TLanes.Load(slope + o), TLanes.Load(along + o));
                TVector rest = TLanes.MultiplyAdd(linear, TLanes.Load(offset + o), TLanes.Load(plain + o));
                byWeight = TLanes.MultiplyAdd(value, first, byWeight);
                byBias = TLanes.MultiplyAdd(value, rest, byBias);
                TVector sum = TLanes.MultiplyAdd(size, first, TLanes.Load(target + o));
                TLanes.Store(TLanes.MultiplyAdd(shift, rest, sum), target + o);
            }

            weights[h] += sign * TLanes.Sum(byWeight);
            biases[h] += sign * TLanes.Sum(byBias);
        }
    }

    /// <summary>1 where w t + b is negative, 0 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Negative(TVector weight, TVector bias, float t, TVector one) => TLanes.Select(
        TLanes.LessThan(TLanes.MultiplyAdd(weight, TLanes.Create(t), bias), TLanes.Zero), one, TLanes.Zero);

    /// <summary>Components o .. without component g: those before it in place, those behind it moved up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Pick(float* row, TVector before) =>
        TLanes.Select(before, TLanes.Load(row), TLanes.Load(row + 1));

    /// <summary>The inverse, with zeros at g and behind the last component.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Unpick(float* plane, TVector before, TVector behind) =>
        TLanes.Select(before, TLanes.Load(plane), TLanes.Select(behind, TLanes.Load(plane - 1), TLanes.Zero));

    private static TVector Before(int first, int g) => Mask(first, 0, g);

    private static TVector Behind(int first, int g, int dimension) => Mask(first, g + 1, dimension);

    /// <summary>Lanes whose number first, first + 1, .. is at least from and below to.</summary>
    private static TVector Mask(int first, int from, int to)
    {
        float* numbers = stackalloc float[TLanes.Width];
        for (int lane = 0; lane < TLanes.Width; lane++)
            numbers[lane] = first + lane >= from && first + lane < to ? 1 : 0;
        return TLanes.Equal(TLanes.Load(numbers), TLanes.Create(1f));
    }
}
