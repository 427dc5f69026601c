namespace Noether.HiddenLayer.Probing;

/// <summary>How well translations in one direction keep a picture, whatever their length.</summary>
internal static class TranslationPeaks
{
    /// <summary>Mean likeness over the lengths, weighted by coverage.</summary>
    /// <param name="maps">What was found.</param>
    /// <param name="direction">Number of the direction.</param>
    public static double Mean(ProbeMaps maps, int direction)
    {
        var lengths = maps.Families.Lengths.Length;
        var (sum, weight) = (0.0, 0.0);
        for (var at = direction * lengths; at < (direction + 1) * lengths; at++)
        {
            sum += maps.Shifts.Score(at);
            weight += maps.Shifts.Coverage[at];
        }

        return weight > 0 ? sum / weight : 0;
    }
}
