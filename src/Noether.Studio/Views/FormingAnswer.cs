using Noether.Numerics;
using Noether.Studio.Jobs;

namespace Noether.Studio.Views;

/// <summary>An answer that is not finished.</summary>
/// <param name="When">Which moment it belongs to, in words.</param>
/// <param name="Key">Tells two of them apart.</param>
/// <param name="Generator">Central d x d crop of G.</param>
/// <param name="GroupConvolution">L, d x d; its middle row is the filter.</param>
public sealed record FormingAnswer(string When, string Key, Matrix Generator, Matrix GroupConvolution)
{
    /// <summary>The filter, d values.</summary>
    public double[] Filter => GroupConvolution.Row(GroupConvolution.Rows / 2).ToArray();

    /// <summary>The newest that is known of a run; null where nothing is.</summary>
    internal static FormingAnswer? Of(Job? job, TrainingCheckpoint? checkpoint)
    {
        if (job?.Snapshot is { } seen)
        {
            var stage = job.Latest?.Stage ?? "";
            return new FormingAnswer(
                seen.Step < 0 ? $"in the search: {stage}" : $"after step {Words.Count(seen.Step)}",
                $"snapshot {job.Snapshots}", seen.Generator, seen.GroupConvolution);
        }

        return checkpoint is null ? null : new FormingAnswer(
            $"after step {Words.Count(checkpoint.Step)}", $"checkpoint {checkpoint.Step}", checkpoint.Generator,
            checkpoint.GroupConvolution);
    }
}
