using System.Diagnostics;
using Noether.Numerics;

namespace Noether.Lens.Starts;

/// <summary>
/// Runs every start on a range of samples and refines what they propose: all briefly on few samples, the best on more.
/// The raw proposals of each kind are kept beside the refined ones, because on data whose spectrum says it all (rows of
/// photographs) refinement can only lose.
/// </summary>
internal sealed class Proposals(LensSamples samples, int threads, ulong seed)
{
    private const int FewSamples = 4_000;
    private const int BriefSteps = 100;
    private const int MoreSamples = 16_000;
    private const int FullSteps = 300;
    private const double Rate = 0.02;
    private const int SpectrumKept = 12;
    private const int Finalists = 3;

    /// <summary>Proposes from the columns first .. first + count - 1; raw answers first, then refined ones, best first.</summary>
    public IReadOnlyList<LensStart> Run(int first, int count, Action<string> stage, CancellationToken cancellationToken)
    {
        stage("independent components");
        var independent = new IndependentComponentsStart(samples, threads, seed).Propose(first, count, cancellationToken);
        stage("Toeplitz spectrum");
        var spectrum = new ToeplitzSpectrumStart(samples, threads, seed).Propose(first, count, SpectrumKept, cancellationToken);
        var natural = new LensStart("natural order", Matrix.Identity(samples.Dimension), 0);

        stage("refining");
        var clock = Stopwatch.StartNew();
        LensStart[] all = [natural, independent, .. spectrum];
        var few = Columns(first, Math.Min(count, FewSamples));
        var brief = Refine(all, few, BriefSteps, cancellationToken).OrderBy(r => r.Value).Take(Finalists).ToArray();
        var more = Columns(first, Math.Min(count, MoreSamples));
        var full = Refine([.. brief.Select(r => r.Start)], more, FullSteps, cancellationToken).OrderBy(r => r.Value);
        var seconds = clock.Elapsed.TotalSeconds;
        return [natural, independent, spectrum[0], .. full.Select(r => r.Start with
        {
            Name = r.Start.Name + ", refined",
            Seconds = r.Start.Seconds + seconds,
        })];
    }

    private (LensStart Start, double Value)[] Refine(
        LensStart[] starts, float[] columns, int steps, CancellationToken cancellationToken)
    {
        var result = new (LensStart, double)[starts.Length];
        ParallelBlocks.Run(starts.Length, threads, i =>
        {
            var objective = new StationarySharpness(columns, samples.Dimension);
            var (r, value) = Refinement.Run(objective, starts[i].Representation, steps, Rate, cancellationToken);
            result[i] = (starts[i] with { Representation = r }, value);
        });
        return result;
    }

    private float[] Columns(int first, int count)
    {
        var result = new float[samples.Dimension * count];
        for (var k = 0; k < samples.Dimension; k++)
            samples.Values.AsSpan((k * samples.Count) + first, count).CopyTo(result.AsSpan(k * count));
        return result;
    }
}
