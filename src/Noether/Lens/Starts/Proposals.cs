using System.Diagnostics;
using Noether.Numerics;

namespace Noether.Lens.Starts;

/// <summary>
/// Runs every start on a range of samples and refines what they propose: all briefly on few samples, the best on more,
/// the very best on many, because what is left near the answer is sampling error.
/// The raw proposals of each kind are kept beside the refined ones, because on data whose spectrum says it all (rows of
/// photographs) refinement can only lose.
/// </summary>
internal sealed class Proposals(LensSamples samples, int threads, ulong seed)
{
    private const int FewSamples = 4_000;
    private const int BriefSteps = 100;
    private const int MoreSamples = 16_000;
    private const int FullSteps = 200;
    private const int ManySamples = 64_000;
    private const int LastSteps = 100;
    private const double Rate = 0.02;
    private const double LastRate = 0.004;
    private const int SpectrumKept = 12;
    private const int Finalists = 4;
    private const int LastFinalists = 2;

    /// <summary>Proposes answers: raw ones first, then refined ones, the best first.</summary>
    /// <param name="first">First column of the samples to use.</param>
    /// <param name="count">Number of columns.</param>
    /// <param name="thorough">Whether to take the last round; without it the answer is a little less precise.</param>
    /// <param name="stage">Told the name of each stage as it begins.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IReadOnlyList<LensStart> Run(
        int first, int count, bool thorough, Action<string> stage, CancellationToken cancellationToken)
    {
        stage("independent components");
        var independent = new IndependentComponentsStart(samples, threads, seed).Propose(first, count, cancellationToken);
        stage("Toeplitz spectrum");
        var spectrum = new ToeplitzSpectrumStart(samples, threads, seed).Propose(first, count, SpectrumKept, cancellationToken);
        var natural = new LensStart("natural order", Matrix.Identity(samples.Dimension), 0);

        stage("refining");
        var clock = Stopwatch.StartNew();
        var refined = Refine([natural, independent, .. spectrum], first, Math.Min(count, FewSamples), BriefSteps, Rate, cancellationToken);
        refined = Refine(refined[..Math.Min(thorough ? Finalists : LastFinalists, refined.Length)], first, Math.Min(count, MoreSamples), FullSteps, Rate, cancellationToken);
        if (thorough)
            refined = Refine(refined[..Math.Min(LastFinalists, refined.Length)], first, Math.Min(count, ManySamples), LastSteps, LastRate, cancellationToken);
        var seconds = clock.Elapsed.TotalSeconds;
        return [natural, independent, spectrum[0], .. refined.Select(r => r with
        {
            Name = r.Name + ", refined",
            Seconds = r.Seconds + seconds,
        })];
    }

    // Each start refined by itself on the same samples, in parallel; the best first.
    private LensStart[] Refine(
        LensStart[] starts, int first, int count, int steps, double rate, CancellationToken cancellationToken)
    {
        var columns = Columns(first, count);
        var result = new (LensStart Start, double Value)[starts.Length];
        ParallelBlocks.Run(starts.Length, threads, i =>
        {
            var objective = new StationarySharpness(columns, samples.Dimension);
            var (r, value) = Refinement.Run(objective, starts[i].Representation, steps, rate, cancellationToken);
            result[i] = (starts[i] with { Representation = r }, value);
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
