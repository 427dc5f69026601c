using System.Globalization;
using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>What is done to samples after they are read: rows left out, values bounded, columns brought to one scale.</summary>
internal static class SampleAdjustments
{
    /// <summary>Applies what the options ask for, in this order: missing, the first samples, clip, standardise.</summary>
    /// <param name="samples">The samples; disposed with what is returned, or at once if that fails.</param>
    /// <param name="options">What is wanted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="NoetherException">No row is left.</exception>
    public static SampleSet Apply(
        SampleSet samples, SampleFileOptions options, CancellationToken cancellationToken)
    {
        try
        {
            if (options.Missing == MissingValues.Drop)
                samples = WholeSamples.Create(samples, options.Window is not null, cancellationToken);
            if (options.MaxSamples is { } most && most < samples.Count)
                samples = new FirstSamples(samples, most);
            // The columns of windows are places in one signal: they share their unit, and so their bound and scale.
            var together = options.Window is not null;
            if (options.Clip is { } bound)
                samples = Clip(samples, bound, together, cancellationToken);
            return options.Standardise ? Standardise(samples, together, cancellationToken) : samples;
        }
        catch
        {
            samples.Dispose();
            throw;
        }
    }

    private static ScaledSamples Clip(
        SampleSet samples, double bound, bool together, CancellationToken cancellationToken)
    {
        if (!(bound > 0))
            throw new NoetherException($"{Mentions.Clip} {bound} is impossible; give 1 or more.") { Setting = "clip" };
        var robust = RobustColumns.Of(samples, together, cancellationToken);
        var d = samples.Dimension;
        var (lowest, highest) = (new double[d], new double[d]);
        for (var j = 0; j < d; j++)
        {
            // More than half the values are one and the same: there is no scale, and nothing is clipped.
            var reach = robust.Scales[j] > 0 ? bound * robust.Scales[j] : double.PositiveInfinity;
            (lowest[j], highest[j]) = (robust.Medians[j] - reach, robust.Medians[j] + reach);
            if (double.IsNaN(robust.Medians[j]))
                (lowest[j], highest[j]) = (double.NegativeInfinity, double.PositiveInfinity);
        }
        var found = SampleOutliers.Count(samples, robust, bound, SampleSummary.LargestRows, cancellationToken);
        var note = string.Create(CultureInfo.InvariantCulture,
            $"{found.Values} values in {found.Rows} of {found.RowsLookedAt} samples lie beyond {bound} robust deviations "
            + $"and are set to that bound ({Mentions.Clip}).");
        return new ScaledSamples(samples, note) { Lowest = lowest, Highest = highest };
    }

    private static ScaledSamples Standardise(SampleSet samples, bool together, CancellationToken cancellationToken)
    {
        var scan = SampleScan.Run(samples, SampleSummary.LargestRows, exact: true, cancellationToken);
        var d = samples.Dimension;
        var (means, scales) = (new double[d], new double[d]);
        var overall = scan.Overall();
        for (var j = 0; j < d; j++)
        {
            var (mean, deviation) = together ? overall : (scan.Mean(j), scan.Deviation(j));
            means[j] = double.IsFinite(mean) ? mean : 0;
            scales[j] = deviation > 0 && double.IsFinite(deviation) ? deviation : 1;
        }
        var note = (together ? "All values are" : "Every column is")
            + $" brought to mean 0 and deviation 1 ({Mentions.Standardise}).";
        return new ScaledSamples(samples, note) { Means = means, Scales = scales };
    }
}
