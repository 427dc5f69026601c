namespace Noether.HiddenLayer.Decoy;

/// <summary>A point of a tour.</summary>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Label">1 on the contour, 0 in the background.</param>
internal readonly record struct TourPoint(float X, float Y, float Label)
{
    /// <summary>Distance to another point.</summary>
    public float To(in TourPoint other)
    {
        float x = X - other.X, y = Y - other.Y;
        return MathF.Sqrt((x * x) + (y * y));
    }
}
