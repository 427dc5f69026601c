using System.Diagnostics;
using Noether.Numerics;

namespace Noether.Lens.Starts;

/// <summary>
/// Runs every start on a range of samples and refines what they propose, in rounds of fewer answers and more samples:
/// which answer is right shows early, and what is left near the right one is sampling error. The raw answers of the
/// starts are kept beside the refined ones, because refinement can lose as well as win.
/// </summary>
internal sealed class Proposals(LensSamples samples, int threads, ulong seed)
{
    private const int LastSamples = 64_000;
    private const int LastSteps = 100;
    private const double LastRate = 0.004;
    private const double Rate = 0.02;

    // Samples, steps and survivors of each round.
    private static readonly (int Samples, int Steps, int Kept)[] Rounds = [
        (2_000, 30, 48), (4_000, 60, 12), (8_000, 100, 4), (16_000, 120, 2),
    ];

    /// <summary>Proposes answers: raw ones first, then refined ones, the best first.</summary>
    /// <param name="first">First column of the samples to use.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="stage">Told the name of each stage as it begins.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IReadOnlyList<LensStart> Search(
        int first, int count, Action<string> stage, CancellationToken cancellationToken)
    {
        stage("independent components");
        var independent = new IndependentComponentsStart(samples, threads, seed)
            .Propose(first, count, cancellationToken);
        stage("Toeplitz spectrum");
        var spectrum = new ToeplitzSpectrumStart(samples, threads, seed).Propose(first, count, cancellationToken);
        var natural = new LensStart("natural order", Matrix.Identity(samples.Dimension), 0);

        stage("refining");
        var clock = Stopwatch.StartNew();
        LensStart[] refined = [natural, independent, .. spectrum];
        foreach (var (size, steps, kept) in Rounds)
            refined = [.. Refine(refined, first, Math.Min(count, size), steps, Rate, cancellationToken).Take(kept)];
        return [natural, independent, spectrum[0], .. refined.Select(r => r with
        {
            Name = r.Name + ", refined",
            Seconds = r.Seconds + clock.Elapsed.TotalSeconds,
        })];
    }

    /// <summary>The last round: refines answers on as many of all samples as pay.</summary>
    public IReadOnlyList<LensStart> Finish(IReadOnlyList<LensStart> answers, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var refined = Refine(
            [.. answers], 0, Math.Min(samples.Training, LastSamples), LastSteps, LastRate, cancellationToken);
        return [.. refined.Select(r => r with { Seconds = r.Seconds + clock.Elapsed.TotalSeconds })];
    }

    // Each start refined by itself on the same samples, in parallel; the best first. Alignment is not refined for, but
    // it ranks: a process and its mirror image in frequency, y_k -> (-1)^k y_k, differ in nothing else.
    private LensStart[] Refine(
        LensStart[] starts, int first, int count, int steps, double rate, CancellationToken cancellationToken)
    {
        var columns = Columns(first, count);
        var result = new (LensStart Start, double Value)[starts.Length];
        ParallelBlocks.Run(starts.Length, threads, i =>
        {
            var objective = new StationarySharpness(columns, samples.Dimension);
            var (r, value) = Refinement.Run(objective, starts[i].Representation, steps, rate, cancellationToken);
            var alignment = Alignment.Of(MatrixOps.Congruence(r, objective.Covariance));
            result[i] = (starts[i] with { Representation = r }, value - alignment);
        });
        return [.. result.OrderBy(r => r.Value).Select(r => r.Start)];
    }

    private float[] Columns(int first, int count)
    {
        var result = new float[samples.Dimension * count];
        for (var k = 0; k < samples.Dimension; k++)
            samples.Values.AsSpan((k * samples.Count) + first, count).CopyTo(result.AsSpan(k * count));
        return result;
    }
}
