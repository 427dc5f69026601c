using System.Collections.Concurrent;
using Noether.Data;

namespace Noether.Studio.Forms;

/// <summary>
/// Statistics of the samples that were looked at last: a form asks for them at every key, and few keys change them.
/// </summary>
internal static class SummaryCache
{
    private const int MostKept = 4;

    private static readonly ConcurrentDictionary<string, SampleSummary> Kept = new();

    /// <summary>The statistics of samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="key">Tells the file, its age and the way of reading it from all others.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static SampleSummary Of(SampleSet samples, string key, CancellationToken cancellationToken)
    {
        if (Kept.TryGetValue(key, out var summary))
            return summary;
        summary = SampleSummary.Compute(samples, cancellationToken);
        if (Kept.Count >= MostKept)
            Kept.Clear();
        Kept[key] = summary;
        return summary;
    }
}
