using Noether.Lens.Confirming;
using Noether.Lens.Initialisers;
using Noether.Lens.Judging;
using Noether.Lens.Seriation;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// Bootstrap of the generator: stretches of the file are drawn with replacement, so that what neighbouring rows share stays
/// together, and on each resample the answer is found anew, an order of columns by seriation and any other by refinement from
/// the answer. A resample has fewer rows than the search; deviations are scaled accordingly.
/// </summary>
internal static class Resampling
{
    private const int MostRows = 4_000;
    private const ulong Stream = 62;

    /// <summary>The bands; null where none are asked for, and for grids and trained answers, which cannot be found so quickly.</summary>
    /// <param name="run">The run that is done.</param>
    /// <param name="result">Its result.</param>
    public static GeneratorBands? Of(LensRun run, LensResult result)
    {
        if (run.Settings.Resamples == 0 || !result.Verdict.Found || result.Shape is not null
            || run.Settings.Strategy == LensStrategy.Training
            || result.Candidates.FirstOrDefault(candidate => candidate.Won) is not { } winner
            || winner.Name.EndsWith(FastRun.Polished, StringComparison.Ordinal))
        {
            return null;
        }

        run.Report("resampling", 0.97);
        var samples = run.Samples;
        var stretches = samples.TrainingStretches();
        var each = Math.Max(1, Math.Min(samples.Training, MostRows) / stretches.Count);
        var map = ConfirmedAxes.Live(result.GroupConvolution, run.Columns, run.Columns.Kept.Length, out _);
        var used = Math.Min(samples.Training, CandidateSearch.LastSamples);
        var padding = winner.Circular ? 0 : run.Settings.Padding;
        var isOrder = ColumnOrder.Find(map) is { IsExact: true };
        var found = new Matrix[run.Settings.Resamples];
        ParallelBlocks.Run(found.Length, run.Threads, i =>
        {
            run.CancellationToken.ThrowIfCancellationRequested();
            var random = new CounterRandom(run.Seed, Stream + ((ulong)i << 8));
            int[] rows = [.. Enumerable.Range(0, stretches.Count).SelectMany(_ => Some(stretches[random.NextInt(stretches.Count)], each))];
            var columns = Gather(samples, rows);
            var r = isOrder
                ? Ordered(columns, samples.Dimension, map)
                : CandidateSearch.Again(columns, samples.Dimension, map, run.Settings.Without, run.CancellationToken);
            var generator = run.Columns.Embed(GroupConvolutions.ShiftGenerator(r, padding));
            var cropped = GroupConvolutions.Crop(generator, run.Columns.Count);
            found[i] = GeneratorScore.Compare(cropped, result.Generator).Direction == GeneratorScore.Forward
                ? cropped : cropped.Transposed();
        });
        return GeneratorBands.Of(
            result.Generator, found, Math.Min(1, Math.Sqrt(each * stretches.Count / (double)used)));
    }

    // Evenly spread over the stretch.
    private static IEnumerable<int> Some(int[] stretch, int count) =>
        Enumerable.Range(0, Math.Min(count, stretch.Length))
            .Select(i => stretch[(int)((long)i * stretch.Length / Math.Min(count, stretch.Length))]);

    private static float[] Gather(LensSamples samples, int[] rows)
    {
        var result = new float[samples.Dimension * rows.Length];
        for (var k = 0; k < samples.Dimension; k++)
            for (var i = 0; i < rows.Length; i++)
                result[(k * rows.Length) + i] = samples.Values[((long)k * samples.Count) + rows[i]];
        return result;
    }

    // The best order, with signs where the answer has some.
    private static Matrix Ordered(float[] columns, int d, Matrix map)
    {
        var n = columns.Length / d;
        var centred = Stationarity.Centred(columns, d);
        var covariance = Stationarity.Moments(centred, centred, d, 0, n, threads: 1);
        var order = LineSeriation.Orders(covariance)[0].Order;
        var r = GridTransforms.Representation(order);
        return map.Values.Contains(-1)
            ? NeighbourSigns.Positive(r, k => covariance[order[k - 1], order[k]]) ?? r : r;
    }
}
