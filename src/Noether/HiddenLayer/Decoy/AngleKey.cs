using System.Numerics;
using System.Runtime.CompilerServices;

namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// Directions in the plane as unsigned numbers that grow counter-clockwise from the positive x axis and wrap around
/// after a full turn: for |x| + |y| = 1 the y coordinate, continued around the square. Opposite directions differ by
/// 2^31 exactly.
/// </summary>
internal static unsafe class AngleKey
{
    /// <summary>Half a turn.</summary>
    public const uint HalfTurn = 0x80000000;

    private const float QuarterTurn = 1 << 30;

    // Keeps the origin from being divided by zero; it has no direction, and key 0.
    private const float Tiny = 1e-30f;

    /// <summary>The keys of many directions.</summary>
    /// <param name="x">Count values.</param>
    /// <param name="y">Count values.</param>
    /// <param name="keys">Receives count keys.</param>
    /// <param name="count">Number of directions.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(float* x, float* y, uint* keys, int count)
    {
        var i = 0;
        var tiny = new Vector<float>(Tiny);
        var quarter = new Vector<float>(QuarterTurn);
        var half = new Vector<int>(int.MinValue);
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var vx = Vector.Load(x + i);
            var vy = Vector.Load(y + i);
            var size = Vector.Max(Vector.Abs(vx) + Vector.Abs(vy), tiny);
            var height = Vector.ConvertToInt32(vy / size * quarter);
            var left = Vector.LessThan(vx, Vector<float>.Zero);
            Vector.Store(Vector.ConditionalSelect(left, half - height, height), (int*)keys + i);
        }
        for (; i < count; i++)
            keys[i] = Of(x[i], y[i]);
    }

    /// <summary>The key of one direction.</summary>
    public static uint Of(float x, float y)
    {
        var size = MathF.Max(MathF.Abs(x) + MathF.Abs(y), Tiny);
        var height = (int)(y / size * QuarterTurn);
        return (uint)(x < 0 ? int.MinValue - height : height);
    }
}
