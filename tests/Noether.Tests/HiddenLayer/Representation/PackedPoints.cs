using Noether.HiddenLayer.Representation;

namespace Noether.Tests.HiddenLayer.Representation;

/// <summary>Points as they are kept of a network, made of components and labels.</summary>
internal static class PackedPoints
{
    public static float[] Of(float[] components, bool[] onContour)
    {
        var packed = new float[onContour.Length * HiddenPoints.Width];
        for (var i = 0; i < onContour.Length; i++)
        {
            components.AsSpan(i * HiddenPoints.Components, HiddenPoints.Components)
                .CopyTo(packed.AsSpan(i * HiddenPoints.Width));
            packed[(i * HiddenPoints.Width) + HiddenPoints.Components] = onContour[i] ? 1 : 0;
        }
        return packed;
    }
}
