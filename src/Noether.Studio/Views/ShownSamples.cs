using Noether.Reports;
using Noether.Studio.Jobs;
using Noether.Studio.Runs;

namespace Noether.Studio.Views;

/// <summary>A few samples of a run, to look at them before and after.</summary>
/// <param name="Rows">The samples, each of d values as read.</param>
/// <param name="Words">What they are.</param>
public sealed record ShownSamples(IReadOnlyList<double[]> Rows, string Words)
{
    private const int Looked = 300;
    private const int Shown = 8;

    /// <summary>
    /// The liveliest of samples spread over the data; the filter where the data are not known or no longer there.
    /// </summary>
    public static ShownSamples Of(RunsFolder folder, RunEntry run, LensRun lens)
    {
        var d = lens.Record.Dimension;
        try
        {
            if (run.Request is JobRequest request)
            {
                using var samples = request.Data.Open(folder, CancellationToken.None);
                if (samples.Dimension == d)
                    return new(Liveliest(samples, lens), $"{Shown} lively samples of {samples.Source}");
            }
        }
        catch (NoetherException)
        {
            // The file is gone or has changed; the filter remains.
        }

        var mean = lens.Record.Normalisation.Mean;
        var filter = lens.Filter.Select(value => mean + (value * lens.Record.Normalisation.StandardDeviation));
        return new([[.. filter]], "The filter itself stands in for a sample, since the data of this run are not here");
    }

    private static double[][] Liveliest(Data.SampleSet samples, LensRun lens)
    {
        var d = samples.Dimension;
        var count = (int)Math.Min(Looked, samples.Count);
        var rows = new long[count];
        for (var i = 0; i < count; i++)
            rows[i] = (long)((Int128)samples.Count * i / count);
        var x = new float[count * d];
        samples.Gather(rows, x);
        var y = new double[x.Length];
        lens.Transform().Apply(x, y);
        // One lively place rather than liveliness all over: such a sample is the easiest to see moving.
        var chosen = Enumerable.Range(0, count).OrderByDescending(i => Peak(y.AsSpan(i * d, d))).Take(Shown);
        return [.. chosen.Select(i => Array.ConvertAll(x[(i * d)..((i + 1) * d)], value => (double)value))];
    }

    private static double Peak(ReadOnlySpan<double> y)
    {
        double mean = 0, most = 0;
        foreach (var value in y)
            mean += value / y.Length;
        // The middle half counts: what sits at the edge leaves at the first step.
        foreach (var value in y[(y.Length / 4)..(y.Length - (y.Length / 4))])
            most = Math.Max(most, Math.Abs(value - mean));
        return double.IsFinite(most) ? most : -1;
    }
}
