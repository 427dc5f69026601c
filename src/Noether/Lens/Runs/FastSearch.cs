using Noether.Lens.Judging;
using Noether.Lens.Starts;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// The search of the <c>fast</c> preset: two disjoint halves of the samples propose answers by themselves, a judge on
/// held-out samples scores them all, and the best are refined on samples of both halves. That the halves lead to one
/// answer tells that the data determine it.
/// </summary>
internal sealed class FastSearch(LensRun run)
{
    private const double SameAnswer = 0.9;
    private const double CleanUniformity = 0.01;
    private const double CleanAgreement = 0.99;

    private readonly Proposals proposals = new(run.Samples, run.Threads, run.Settings.Seed);
    private readonly int half = run.Samples.Training / 2;
    private readonly List<(LensStart Start, LensCandidate Candidate)> judged = [];

    /// <summary>Departure from stationarity below which nothing is left to improve.</summary>
    public const double CleanDeparture = 0.005;

    /// <summary>Runs the search.</summary>
    /// <returns>Candidates, the best first, the best representation, and the agreement of the halves.</returns>
    public (List<LensCandidate> Candidates, Matrix Winner, double Agreement) Run()
    {
        var agreement = run.Timed("independent components", Independent);
        if (!Settled(agreement))
        {
            var one = run.Timed("first half", () => Half(0, 0.1));
            var two = run.Timed("second half", () => Half(1, 0.4));
            agreement = run.Timed("agreement", () => Agreement(one, two));
            _ = run.Timed("all samples", Finish);
        }
        // The same start speaks twice, once for each half: the better of the two stays.
        var best = Ranked().DistinctBy(j => j.Candidate.Name).ToList();
        return ([.. best.Select(j => j.Candidate)], best[0].Start.Representation, agreement);
    }

    // How alike two answers are, as generators: the sign of the filter and the direction do not count, nor does the place
    // where a circle is cut open.
    private static double Alike(Matrix a, Matrix b, bool circular)
    {
        var padding = circular ? 0 : 1;
        Matrix Shift(Matrix r) => GroupConvolutions.Crop(GroupConvolutions.ShiftGenerator(r, padding), r.Rows);
        return GeneratorScore.Compare(Shift(a), Shift(b)).Cosine;
    }

    private IEnumerable<(LensStart Start, LensCandidate Candidate)> Ranked() => judged.OrderBy(j => j.Candidate.Score);

    private double Independent()
    {
        run.Report("independent components", 0.05);
        var one = proposals.Independent(0, half, run.CancellationToken);
        var two = proposals.Independent(half, half, run.CancellationToken);
        var found = Judge([Proposals.NaturalOrder(run.Samples.Dimension), one, two]);
        var circular = found[1].Candidate.Circular && found[2].Candidate.Circular;
        return Alike(one.Representation, two.Representation, circular);
    }

    // Independent components that are clean in every respect, and the same from both halves, leave nothing to search.
    private bool Settled(double agreement)
    {
        var best = Ranked().First(j => j.Candidate.Name == Proposals.IndependentName).Candidate;
        return agreement >= CleanAgreement && best.ToeplitzDeparture <= CleanDeparture
            && best.Uniformity <= CleanUniformity && Verdicts.Decide(best, run.Samples.Dimension, agreement).Found;
    }

    // The best answer of one half, judged.
    private (LensStart Start, LensCandidate Candidate) Half(int index, double from)
    {
        const double Share = 0.3;
        const int Stages = 3;
        var stages = 0;
        void Report(string stage) => run.Report(stage, from + (Share * stages++ / Stages));
        LensStart[] begin = [.. judged.Take(1).Append(judged[1 + index]).Select(j => j.Start)];
        var starts = proposals.Search(begin, index * half, half, Report, run.CancellationToken);
        Report("judging");
        return Judge(starts).Concat(judged.Where(j => begin.Contains(j.Start))).MinBy(j => j.Candidate.Score);
    }

    // Where the halves differ, one of them may just have missed the answer of the other: each is shown both, refined on
    // its own samples, and takes what its own objective prefers.
    private double Agreement(
        (LensStart Start, LensCandidate Candidate) one, (LensStart Start, LensCandidate Candidate) two)
    {
        var circular = one.Candidate.Circular && two.Candidate.Circular;
        var alike = Alike(one.Start.Representation, two.Start.Representation, circular);
        if (alike >= SameAnswer)
            return alike;
        run.Report("comparing the halves", 0.7);
        LensStart[] both = [one.Start, two.Start];
        var first = proposals.Prefer(both, 0, half, run.CancellationToken);
        var second = proposals.Prefer(both, half, half, run.CancellationToken);
        return Alike(first.Representation, second.Representation, circular);
    }

    // The best two answers, refined on samples of both halves, and with signs mended.
    private int Finish()
    {
        run.Report("refining on all samples", 0.75);
        LensStart[] best =
            [.. Ranked().Take(2).Select(j => j.Start with { Name = j.Start.Name + ", on all samples" })];
        Judge(proposals.Finish(best, run.CancellationToken));
        run.Report("mending signs", 0.85);
        if (proposals.MendSigns(Ranked().First().Start) is { } mended)
            Judge([mended]);
        return judged.Count;
    }

    private List<(LensStart Start, LensCandidate Candidate)> Judge(IReadOnlyList<LensStart> starts)
    {
        LensCandidate Measure(LensStart s) =>
            run.Judge.Measure(s.Name, s.Representation, s.Seconds, run.CancellationToken);
        var result = starts.Select(s => (Start: s, Candidate: Measure(s))).ToList();
        judged.AddRange(result);
        return result;
    }
}
