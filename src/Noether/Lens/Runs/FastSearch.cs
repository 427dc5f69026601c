using Noether.Lens.Initialisers;
using Noether.Lens.Judging;
using Noether.Numerics;

namespace Noether.Lens.Runs;

/// <summary>
/// The search of the <c>fast</c> preset: two disjoint halves of the samples propose answers by themselves, a judge on
/// held-out samples scores them all, and the best are refined on samples of both halves. That the halves lead to one
/// answer tells that the data determine it.
/// </summary>
internal sealed class FastSearch
{
    private const double CleanUniformity = 0.01;
    private const double CleanAgreement = 0.99;

    private readonly LensRun run;
    private readonly Proposals proposals;
    private readonly int half;
    private readonly List<JudgedStart> judged = [];

    /// <summary>Prepares the search.</summary>
    public FastSearch(LensRun run)
    {
        this.run = run;
        proposals = new(run.Samples, run.Threads, run.Settings.Seed, run.Settings.Without) { View = run.View };
        half = run.Samples.Training / 2;
    }

    /// <summary>Departure from stationarity below which nothing is left to improve.</summary>
    public const double CleanDeparture = 0.005;

    /// <summary>Runs the search.</summary>
    /// <returns>Candidates, the best first, the best representation, and the agreement of the halves.</returns>
    public (List<LensCandidate> Candidates, Matrix Winner, double Agreement) Run()
    {
        run.Report("independent components", 0.05);
        JudgedStart[] natural = Has(LensIngredients.NaturalOrder)
            ? Judge([new LensStart("natural order", Matrix.Identity(run.Samples.Dimension), 0)]) : [];
        var independent = Has(LensIngredients.IndependentComponents)
            ? run.Timed("independent components", Independent) : [];
        var agreement = independent.Length == 2 ? Alike(independent[0], independent[1]) : 0;
        if (!Settled(independent, agreement))
        {
            var one = run.Timed("first half", () => Half([.. natural, .. independent.Take(1)], 0, 0.1));
            var two = run.Timed("second half", () => Half([.. natural, .. independent.Skip(1)], half, 0.4));
            agreement = Alike(one, two);
            run.Timed("all samples", Finish);
        }
        // The same start speaks twice, once for each half: the better of the two stays.
        var best = Ranked().DistinctBy(j => j.Candidate.Name).ToList();
        return ([.. best.Select(j => j.Candidate)], best[0].Start.Representation, agreement);
    }

    // How alike two answers are, as generators: the sign of the filter and the direction do not count, nor does the
    // place where a circle is cut open.
    private static double Alike(JudgedStart a, JudgedStart b)
    {
        var padding = a.Candidate.Circular && b.Candidate.Circular ? 0 : 1;
        return GeneratorScore.Compare(
            GroupConvolutions.Shift(a.Start.Representation, padding),
            GroupConvolutions.Shift(b.Start.Representation, padding)).Cosine;
    }

    private bool Has(LensIngredients part) => !run.Settings.Without.HasFlag(part);

    private IEnumerable<JudgedStart> Ranked() => judged.OrderBy(j => j.Candidate.Score);

    private JudgedStart[] Independent() => Judge([
        proposals.Independent(0, half, run.CancellationToken),
        proposals.Independent(half, half, run.CancellationToken),
    ]);

    // Independent components that are clean in every respect, and the same from both halves, leave nothing to search.
    private bool Settled(JudgedStart[] independent, double agreement)
    {
        if (independent.Length == 0 || !Has(LensIngredients.EarlyEnd))
            return false;
        var best = independent.MinBy(j => j.Candidate.Score)!.Candidate;
        return agreement >= CleanAgreement && best.ToeplitzDeparture <= CleanDeparture
            && best.Uniformity <= CleanUniformity && Verdicts.Decide(best, run.Samples.Dimension, agreement).Found;
    }

    // The best answer of one half.
    private JudgedStart Half(JudgedStart[] begin, int first, double from)
    {
        const double Share = 0.3;
        const int Stages = 3;
        var stages = 0;
        void Report(string stage) => run.Report(stage, from + (Share * stages++ / Stages));
        var starts = proposals.Search(
            [.. begin.Select(j => j.Start)], first, half, Report, run.CancellationToken);
        Report("judging");
        var best = Judge(starts).Concat(begin).MinBy(j => j.Candidate.Score)
            ?? throw new NoetherException("Every start of the search is left out; leave at least one in.");
        return MendSigns(best, first, half);
    }

    private JudgedStart MendSigns(JudgedStart answer, int first, int count)
    {
        if (proposals.MendSigns(answer.Start, first, count) is not { } mended)
            return answer;
        var better = Judge([mended])[0];
        return better.Candidate.Score < answer.Candidate.Score ? better : answer;
    }

    // The best two answers, refined on samples of both halves, and the best with its signs mended.
    private void Finish()
    {
        run.Report("refining on all samples", 0.75);
        Judge(proposals.Finish([.. Ranked().Take(2).Select(j => j.Start)], run.CancellationToken));
        run.Report("mending signs", 0.85);
        MendSigns(Ranked().First(), 0, run.Samples.Training);
    }

    private JudgedStart[] Judge(IReadOnlyList<LensStart> starts)
    {
        JudgedStart[] result = [.. starts.Select(s => new JudgedStart(
            s, run.Judge.Measure(s.Name, s.Representation, s.Seconds, run.CancellationToken)))];
        judged.AddRange(result);
        run.View.Show(() => Ranked().First().Start.Representation);
        return result;
    }
}
