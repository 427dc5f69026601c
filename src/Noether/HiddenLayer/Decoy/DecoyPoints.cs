namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// What a network of the decoy task sees of one picture: coordinates of points, and for each whether it lies on the
/// contour or in the background. Nothing tells which points are neighbours.
/// </summary>
public sealed class DecoyPoints
{
    /// <summary>Wraps the points of one picture.</summary>
    /// <param name="coordinates">x and y of one point after another, both in [-1, 1], y upwards.</param>
    /// <param name="onContour">For each point whether it lies on the contour.</param>
    /// <exception cref="ArgumentException">There are not two coordinates for each point.</exception>
    public DecoyPoints(float[] coordinates, bool[] onContour)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        ArgumentNullException.ThrowIfNull(onContour);
        if (coordinates.Length != 2 * onContour.Length)
        {
            throw new ArgumentException(
                $"{onContour.Length} points have {2 * onContour.Length} coordinates, not {coordinates.Length}.",
                nameof(coordinates));
        }
        Coordinates = coordinates;
        OnContour = onContour;
    }

    /// <summary>Number of points.</summary>
    public int Count => OnContour.Length;

    /// <summary>2 Count values: x and y of one point after another, both in [-1, 1], y upwards.</summary>
    public float[] Coordinates { get; }

    /// <summary>Count flags: on the contour, or in the background.</summary>
    public bool[] OnContour { get; }
}
