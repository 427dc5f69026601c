using Noether.Networks;
using Noether.Numerics;

namespace Noether.HiddenLayer.Representation;

/// <summary>
/// The points of a hidden layer as an unordered set: a "picture" whose pixels are points in arbitrary order, with a
/// channel for each principal component and one for contour or background. A network of 1 x 1 convolutions and a
/// maximum over all pixels sees a set (Qi et al., PointNet, arXiv 1612.00593). Components are divided by the root of
/// their deviation and that of the first, so that weak ones count without drowning the strong.
/// </summary>
internal sealed class PointSetRepresentation : IHiddenRepresentation
{
    /// <summary>The set is a square of this side: 1,024 points.</summary>
    public const int Side = 32;

    private const double LargestTurn = 0.3;

    /// <inheritdoc/>
    public PictureShape Shape => new(HiddenPoints.Width, Side, Side);

    /// <inheritdoc/>
    public int Views => 8;

    /// <inheritdoc/>
    public void Draw(ReadOnlySpan<float> source, int view, Span<float> picture)
    {
        // Which components are mirrored is random, but the same for every source.
        var random = new CounterRandom((ulong)view);
        Fill(source, Map(random, turn: 0), random, picture);
    }

    /// <inheritdoc/>
    public void Vary(ReadOnlySpan<float> source, Span<float> picture, CounterRandom random) =>
        Fill(source, Map(random, LargestTurn), random, picture);

    private static float[] Map(CounterRandom random, double turn)
    {
        const int k = HiddenPoints.Components;
        var map = new float[k * k];
        for (var c = 0; c < k; c++)
            map[(c * k) + c] = random.NextInt(2) == 0 ? 1 : -1;
        if (turn == 0)
            return map;
        // Neighbouring components have similar variances and mix from network to network.
        for (var c = 0; c + 1 < k; c++)
        {
            var (sine, cosine) = Math.SinCos(((2 * random.NextDouble()) - 1) * turn);
            for (var i = 0; i < k; i++)
            {
                var (x, y) = (map[(c * k) + i], map[((c + 1) * k) + i]);
                map[(c * k) + i] = (float)((cosine * x) - (sine * y));
                map[((c + 1) * k) + i] = (float)((sine * x) + (cosine * y));
            }
        }
        return map;
    }

    private static void Fill(ReadOnlySpan<float> source, float[] map, CounterRandom random, Span<float> picture)
    {
        const int k = HiddenPoints.Components;
        const int area = Side * Side;
        var count = source.Length / HiddenPoints.Width;
        Span<float> scale = stackalloc float[k];
        Scale(source, scale);
        // A random start and a stride without common divisor visit each point once.
        var start = random.NextInt(count);
        var stride = Stride(count, random);
        for (var i = 0; i < area; i++)
        {
            var place = (int)((start + ((long)i * stride)) % count);
            var point = source.Slice(place * HiddenPoints.Width, HiddenPoints.Width);
            for (var c = 0; c < k; c++)
            {
                var sum = 0f;
                for (var j = 0; j < k; j++)
                    sum += map[(c * k) + j] * scale[j] * point[j];
                picture[(c * area) + i] = sum;
            }
            picture[(k * area) + i] = point[k];
        }
    }

    private static int Stride(int count, CounterRandom random)
    {
        int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
        int stride;
        do
            stride = 1 + random.NextInt(count);
        while (Divisor(stride, count) != 1);
        return stride;
    }

    private static void Scale(ReadOnlySpan<float> source, Span<float> scale)
    {
        for (var c = 0; c < scale.Length; c++)
        {
            double sum = 0;
            for (var i = c; i < source.Length; i += HiddenPoints.Width)
                sum += (double)source[i] * source[i];
            scale[c] = (float)Math.Sqrt(sum * HiddenPoints.Width / Math.Max(1, source.Length));
        }
        var first = scale[0];
        foreach (ref var value in scale)
            value = value > 0 ? 1 / MathF.Sqrt(value * first) : 0;
    }
}
