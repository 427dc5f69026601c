namespace Noether.Studio.Jobs;

/// <summary>
/// How often a job writes its checkpoint, from which the studio draws the matrices as they form. Files grow with the
/// cube of the dimension: 3 MB for 33 values in a sample.
/// </summary>
internal static class CheckpointPace
{
    private const int SmallDimension = 65;

    /// <summary>Time between checkpoints.</summary>
    /// <param name="dimension">Values in a sample, d.</param>
    public static TimeSpan Interval(int dimension) =>
        dimension <= SmallDimension ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(10);
}
