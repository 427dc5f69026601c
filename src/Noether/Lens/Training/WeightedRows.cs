using System.Numerics;

namespace Noether.Lens.Training;

/// <summary>
/// One sweep where TensorPrimitives would take several: sums of rows with weights, and float added to double.
/// </summary>
internal static class WeightedRows
{
    /// <summary>own = a own + b below + c above + extra.</summary>
    /// <param name="own">Changed in place.</param>
    /// <param name="a">Its factor.</param>
    /// <param name="below">As long as own.</param>
    /// <param name="b">Its factor; with 0 the row is not read and may hold anything.</param>
    /// <param name="above">As long as own.</param>
    /// <param name="c">Its factor; with 0 the row is not read and may hold anything.</param>
    /// <param name="extra">As long as own, or empty for none.</param>
    /// <returns>Sum over the new row.</returns>
    public static double Combine(
        Span<float> own, float a, ReadOnlySpan<float> below, float b, ReadOnlySpan<float> above, float c,
        ReadOnlySpan<float> extra)
    {
        // A row that does not count is replaced by one that is read anyway, with factor 0.
        ReadOnlySpan<float> first = b == 0 ? own : below;
        ReadOnlySpan<float> second = c == 0 ? own : above;
        var sums = Vector<float>.Zero;
        var (factor, firstFactor, secondFactor) = (new Vector<float>(a), new Vector<float>(b), new Vector<float>(c));
        var n = 0;
        for (; n <= own.Length - Vector<float>.Count; n += Vector<float>.Count)
        {
            var value = new Vector<float>(own[n..]) * factor;
            value = Vector.MultiplyAddEstimate(new Vector<float>(first[n..]), firstFactor, value);
            value = Vector.MultiplyAddEstimate(new Vector<float>(second[n..]), secondFactor, value);
            if (!extra.IsEmpty)
                value += new Vector<float>(extra[n..]);
            sums += value;
            value.CopyTo(own[n..]);
        }
        double sum = Vector.Sum(sums);
        for (; n < own.Length; n++)
        {
            own[n] = (own[n] * a) + (first[n] * b) + (second[n] * c) + (extra.IsEmpty ? 0 : extra[n]);
            sum += own[n];
        }
        return sum;
    }

    /// <summary>target += source, in double precision.</summary>
    public static void AddWidened(ReadOnlySpan<float> source, Span<double> target)
    {
        var n = 0;
        for (; n <= source.Length - Vector<float>.Count; n += Vector<float>.Count)
        {
            var low = target[n..];
            var high = low[Vector<double>.Count..];
            Vector.Widen(new Vector<float>(source[n..]), out var first, out var second);
            (new Vector<double>(low) + first).CopyTo(low);
            (new Vector<double>(high) + second).CopyTo(high);
        }
        for (; n < source.Length; n++)
            target[n] += source[n];
    }
}
