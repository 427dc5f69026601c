using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>Refuses samples that the lens cannot use, before it starts, with a sentence that says what to do.</summary>
public static class SampleChecks
{
    /// <summary>The smallest dimension of samples for the lens.</summary>
    public const int SmallestDimension = 5;

    /// <summary>The largest dimension of samples for the lens.</summary>
    public const int LargestDimension = 1024;

    /// <summary>
    /// Requires samples of a dimension from 5 to 1024, enough of them, all values finite, not all the same.
    /// </summary>
    /// <param name="samples">The samples.</param>
    /// <param name="minimumSamples">How many are needed at least.</param>
    /// <param name="rows">
    /// Look at the first rows only, this many: those that will be used. Null: at all of them.
    /// </param>
    /// <param name="cancellationToken">Stops the work with an OperationCanceledException.</param>
    /// <exception cref="NoetherException">The samples cannot be used.</exception>
    public static void Require(
        SampleSet samples, long minimumSamples, long? rows = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        RequireShape(samples, minimumSamples);
        var used = rows is { } count && count < samples.Count ? new FirstSamples(samples, count) : samples;
        RequireValues(used, SampleScan.Run(used, long.MaxValue, exact: false, cancellationToken), cancellationToken);
    }

    private static void RequireShape(SampleSet samples, long minimumSamples)
    {
        var (source, d, count) = (samples.Source, samples.Dimension, samples.Count);
        if (count == 0)
            throw new NoetherException($"{source} is empty; the lens needs at least {minimumSamples} samples.");
        if (count == 1)
        {
            throw new NoetherException(
                $"{source} holds a single row of {d} values; the lens needs at least {minimumSamples} samples, "
                + $"so if the row is one long signal, cut windows with {Mentions.Window} 33.");
        }
        if (d < SmallestDimension)
        {
            throw new NoetherException(
                $"The lens needs samples of {SmallestDimension} to {LargestDimension} values, "
                + $"found {d} columns in {source}: if they are the channels of a long signal, "
                + $"cut windows with {Mentions.Window} 33.");
        }
        if (d > LargestDimension)
        {
            throw new NoetherException(
                $"The lens needs samples of {SmallestDimension} to {LargestDimension} values, "
                + $"found {d} columns in {source}: cut windows with {Mentions.Window} 33, "
                + $"or pick columns with {Mentions.Columns} 0-{LargestDimension - 1}.");
        }
        if (count < minimumSamples)
        {
            throw new NoetherException(
                $"{source} holds {count} samples, and the lens needs at least {minimumSamples} of {d} values: "
                + $"give more, or cut shorter windows with {Mentions.Window} or a smaller {Mentions.Stride}.");
        }
    }

    private static void RequireValues(SampleSet samples, SampleScan scan, CancellationToken cancellationToken)
    {
        var source = samples.Source;
        if (scan.FirstBad is { } bad)
        {
            var counts = new[] { (scan.NaNs, "NaN"), (scan.Infinities, "infinite") }
                .Where(pair => pair.Item1 > 0).Select(pair => $"{pair.Item1} {pair.Item2}");
            throw new NoetherException(
                $"{source} holds {string.Join(" and ", counts)} values, the first in row {bad.Row}, "
                + $"column {bad.Column} (both from 0); "
                + (scan.NaNs > 0
                    ? $"leave such rows out with {Mentions.Missing} drop, or fill the gaps."
                    : $"remove those rows, or, where they are only too large for float32, use {Mentions.Standardise}."));
        }
        var constant = scan.ConstantColumns();
        if (constant.Length > 0)
        {
            var exact = SampleScan.Run(samples, SampleSummary.LargestRows, exact: true, cancellationToken);
            if (constant.Except(exact.ConstantColumns()).ToArray() is [var first, ..])
            {
                throw new NoetherException(
                    $"{source} has a column ({first}, from 0) whose values are far from zero and too close together "
                    + $"for float32, {exact.Minimum[first]:R} to {exact.Maximum[first]:R}; use {Mentions.Standardise}.")
                {
                    Setting = "standardise",
                };
            }
        }
        if (constant.Length == scan.Minimum.Length && scan.Minimum.Min() == scan.Maximum.Max())
        {
            throw new NoetherException(
                $"{source} holds the same value, {scan.Minimum[0]}, everywhere; there is nothing to learn.");
        }
        if (scan.Minimum.Length - constant.Length < SmallestDimension)
        {
            throw new NoetherException(
                $"Only {scan.Minimum.Length - constant.Length} of the {scan.Minimum.Length} columns of {source} vary, and "
                + $"the lens needs at least {SmallestDimension}; give samples with more of them.");
        }
    }
}
