using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Densities;

/// <summary>The sums over kinks at one width of registers. Rows are <c>layout.OutputStride</c> floats apart.</summary>
internal sealed unsafe class LeakyKinks<TLanes, TVector>(ConditionalLayout layout, float[] knots) : ILeakyKinks
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
{
    private readonly int outputs = layout.Outputs;
    private readonly int stride = layout.OutputStride;

    /// <inheritdoc/>
    public void Forward(
        in LeakyUnits units, ReadOnlySpan<float> slope, ReadOnlySpan<float> offset, Span<float> sums,
        Span<float> outputs)
    {
        sums.Clear();
        fixed (float* w = units.Weights)
        fixed (float* b = units.Biases)
        fixed (float* second = units.Second)
        fixed (int* kinks = units.Kinks)
        fixed (float* t = knots)
        fixed (float* parts = sums)
        fixed (float* linear = slope)
        fixed (float* constant = offset)
        fixed (float* rows = outputs)
        {
            Find(w, b, units.Count, t, kinks);
            Scatter(w, b, units.Count, second, kinks, parts);
            Run(parts, linear, constant, t, rows);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fold(ReadOnlySpan<float> rows, Span<float> sums, Span<float> slope, Span<float> offset)
    {
        fixed (float* t = knots)
        fixed (float* source = rows)
        fixed (float* parts = sums)
        fixed (float* linear = slope)
        fixed (float* constant = offset)
        {
            TVector bent = TLanes.Create(ILeakyKinks.Bent), twice = TLanes.Create(-2 * ILeakyKinks.Bent);
            for (int o = 0; o < stride; o += TLanes.Width)
            {
                TVector all = TLanes.Zero, plain = TLanes.Zero;
                for (int k = 0; k < knots.Length; k++)
                {
                    TVector row = TLanes.Load(source + (k * stride) + o);
                    all = TLanes.MultiplyAdd(row, TLanes.Create(t[k]), all);
                    plain = TLanes.Add(plain, row);
                }

                TLanes.Store(all, linear + o);
                TLanes.Store(plain, constant + o);
                all = TLanes.Multiply(all, bent);
                plain = TLanes.Multiply(plain, bent);
                float* target = parts + o;
                for (int k = 0; ; k++, target += 2 * stride)
                {
                    TLanes.Store(all, target);
                    TLanes.Store(plain, target + stride);
                    if (k == knots.Length)
                        break;
                    TVector row = TLanes.Multiply(TLanes.Load(source + (k * stride) + o), twice);
                    all = TLanes.MultiplyAdd(row, TLanes.Create(t[k]), all);
                    plain = TLanes.Add(plain, row);
                }
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(
        in LeakyUnits units, ReadOnlySpan<float> sums, Span<float> weights, Span<float> biases, Span<float> second)
    {
        fixed (float* w = units.Weights)
        fixed (float* b = units.Biases)
        fixed (float* from = units.Second)
        fixed (int* kinks = units.Kinks)
        fixed (float* parts = sums)
        fixed (float* weightGradient = weights)
        fixed (float* biasGradient = biases)
        fixed (float* target = second)
        {
            for (int h = 0; h < units.Count; h++)
            {
                float sign = w[h] < 0 ? -1 : 1;
                TVector size = TLanes.Create(sign * w[h]), shift = TLanes.Create(sign * b[h]);
                float* row = from + ((nint)h * outputs);
                float* gradient = target + ((nint)h * stride);
                float* part = parts + (2 * (nint)kinks[h] * stride);
                TVector slope = TLanes.Zero, offset = TLanes.Zero;
                for (int o = 0; o < stride; o += TLanes.Width)
                {
                    TVector value = TLanes.Load(row + o), along = TLanes.Load(part + o);
                    TVector plain = TLanes.Load(part + stride + o);
                    slope = TLanes.MultiplyAdd(value, along, slope);
                    offset = TLanes.MultiplyAdd(value, plain, offset);
                    TVector sum = TLanes.MultiplyAdd(size, along, TLanes.Load(gradient + o));
                    TLanes.Store(TLanes.MultiplyAdd(shift, plain, sum), gradient + o);
                }

                weightGradient[h] += sign * TLanes.Sum(slope);
                biasGradient[h] += sign * TLanes.Sum(offset);
            }
        }
    }

    /// <summary>
    /// The number of knots at which x is negative is the kink of a unit that rises, and counted from the end that of
    /// one that falls.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Find(float* w, float* b, int count, float* t, int* kinks)
    {
        float* counts = stackalloc float[TLanes.Width];
        TVector one = TLanes.Create(1f);
        for (int h = 0; h < count; h += TLanes.Width)
        {
            int live = Math.Min(TLanes.Width, count - h);
            TVector weight = TLanes.LoadPartial(w + h, live), bias = TLanes.LoadPartial(b + h, live);
            TVector negative = TLanes.Zero;
            for (int k = 0; k < knots.Length; k++)
            {
                TVector x = TLanes.MultiplyAdd(weight, TLanes.Create(t[k]), bias);
                TVector mask = TLanes.LessThan(x, TLanes.Zero);
                negative = TLanes.Add(negative, TLanes.Select(mask, one, TLanes.Zero));
            }

            TLanes.Store(negative, counts);
            for (int lane = 0; lane < live; lane++)
                kinks[h + lane] = w[h + lane] < 0 ? knots.Length - (int)counts[lane] : (int)counts[lane];
        }
    }

    /// <summary>Adds |w| and s b times a unit's row of the second weights to the two rows of its kink.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(float* w, float* b, int count, float* second, int* kinks, float* parts)
    {
        for (int h = 0; h < count; h++, second += outputs)
        {
            float sign = w[h] < 0 ? -1 : 1;
            TVector size = TLanes.Create(sign * w[h]), shift = TLanes.Create(sign * b[h]);
            float* part = parts + (2 * (nint)kinks[h] * stride);
            for (int o = 0; o < stride; o += TLanes.Width)
            {
                TVector value = TLanes.Load(second + o);
                TLanes.Store(TLanes.MultiplyAdd(size, value, TLanes.Load(part + o)), part + o);
                TLanes.Store(TLanes.MultiplyAdd(shift, value, TLanes.Load(part + stride + o)), part + stride + o);
            }
        }
    }

    /// <summary>At a knot the kinks up to it count with +1 and those ahead with -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(float* parts, float* slope, float* offset, float* t, float* rows)
    {
        TVector bent = TLanes.Create(ILeakyKinks.Bent), two = TLanes.Create(2f);
        for (int o = 0; o < stride; o += TLanes.Width)
        {
            TVector along = TLanes.Zero, plain = TLanes.Zero;
            float* part = parts + o;
            for (int k = 0; k <= knots.Length; k++, part += 2 * stride)
            {
                along = TLanes.Subtract(along, TLanes.Load(part));
                plain = TLanes.Subtract(plain, TLanes.Load(part + stride));
            }

            TVector linear = TLanes.Load(slope + o), constant = TLanes.Load(offset + o);
            part = parts + o;
            for (int k = 0; k < knots.Length; k++, part += 2 * stride)
            {
                along = TLanes.MultiplyAdd(two, TLanes.Load(part), along);
                plain = TLanes.MultiplyAdd(two, TLanes.Load(part + stride), plain);
                TVector whole = TLanes.MultiplyAdd(bent, along, linear);
                TVector rest = TLanes.MultiplyAdd(bent, plain, constant);
                TLanes.Store(TLanes.MultiplyAdd(whole, TLanes.Create(t[k]), rest), rows + (k * stride) + o);
            }
        }
    }
}
