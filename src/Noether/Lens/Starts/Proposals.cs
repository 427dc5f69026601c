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
    private const int SignSamples = 20_000;
    private const double LastRate = 0.004;
    private const double Rate = 0.02;

    // Samples, steps and survivors of each round.
    private static readonly (int Samples, int Steps, int Kept)[] Rounds = [
        (2_000, 30, 48), (4_000, 60, 12), (8_000, 100, 4), (16_000, 120, 2),
    ];

    /// <summary>Name of the start by independent components.</summary>
    public const string IndependentName = "independent components";

    /// <summary>The columns as they stand.</summary>
    public static LensStart NaturalOrder(int dimension) => new("natural order", Matrix.Identity(dimension), 0);

    /// <summary>Independent components of a range of samples.</summary>
    public LensStart Independent(int first, int count, CancellationToken cancellationToken) =>
        new IndependentComponentsStart(samples, threads, seed).Propose(first, count, cancellationToken);

    /// <summary>Proposes answers: raw ones first, then refined ones, the best first.</summary>
    /// <param name="begin">Answers that are there already, to be refined with the others.</param>
    /// <param name="first">First column of the samples to use.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="stage">Told the name of each stage as it begins.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IReadOnlyList<LensStart> Search(
        LensStart[] begin, int first, int count, Action<string> stage, CancellationToken cancellationToken)
    {
        stage("Toeplitz spectrum");
        var spectrum = new ToeplitzSpectrumStart(samples, threads, seed).Propose(first, count, cancellationToken);
        var circulant = new CirculantSpectrumStart(samples, threads, seed).Propose(first, count, cancellationToken);

        stage("refining");
        var clock = Stopwatch.StartNew();
        LensStart[] refined = [.. begin, .. spectrum, .. circulant];
        foreach (var (size, steps, kept) in Rounds)
            refined = [.. Refine(refined, first, Math.Min(count, size), steps, Rate, cancellationToken).Take(kept)];
        return [spectrum[0], .. circulant.Take(1), .. refined.Select(r => r with
        {
            Name = r.Name + ", refined",
            Seconds = r.Seconds + clock.Elapsed.TotalSeconds,
        })];
    }

    /// <summary>Which of some answers the objective prefers once they are refined on a range of samples.</summary>
    public LensStart Prefer(LensStart[] answers, int first, int count, CancellationToken cancellationToken)
    {
        var (size, steps, _) = Rounds[^1];
        return Refine(answers, first, Math.Min(count, size), steps, Rate / 2, cancellationToken)[0];
    }

    /// <summary>The answer with the signs of its modes mended, or null where they seem right.</summary>
    public LensStart? MendSigns(LensStart answer)
    {
        var clock = Stopwatch.StartNew();
        var count = Math.Min(samples.Training, SignSamples);
        var covariance = samples.Covariance(0, samples.Training, threads);
        var y = samples.Transform(answer.Representation, 0, count, threads);
        return ModeSigns.Improve(answer.Representation, covariance, y, threads) is { } mended
            ? answer with
            {
                Name = answer.Name + ", signs mended",
                Representation = mended,
                Seconds = answer.Seconds + clock.Elapsed.TotalSeconds,
            }
            : null;
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
