using System.Diagnostics;
using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Pairs;

namespace Noether.Studies.Others;

/// <summary>One run of the method of pairs.</summary>
internal static class PairCase
{
    /// <summary>Kinds of pairs without a generator.</summary>
    public static IReadOnlyList<string> NullKinds { get; } = ["independent", "drifting", "shuffled shifts"];

    /// <summary>Shifted signals; steps are not given.</summary>
    public static StudyFigures Shift(
        StudyContext context, int pixels, (double Most, double Noise, bool Same, bool Mixed) shift, int count,
            ulong seed)
    {
        var (before, after, steps, truth) =
            ShiftPairs.Make(pixels, count, shift.Most, shift.Noise, seed, shift.Same, shift.Mixed);
        var (figures, result) = Measure(context, new PairData(before, after), seed);
        double inner = 0, own = 0, found = 0;
        for (var i = 0; i < result.Steps.Length; i++)
        {
            var step = steps[result.Pairs.Order[i]];
            (inner, own, found) = (inner + (step * result.Steps[i]), own + (step * step), found
                + (result.Steps[i] * result.Steps[i]));
        }

        return figures.Add("cosine", SpanScore.Compare([result.Generator], [truth]).Least)
            .Add("steps", Math.Abs(inner) / Math.Sqrt(own * found));
    }

    /// <summary>Pairs without a generator.</summary>
    public static StudyFigures Null(StudyContext context, string kind, int space, int count, ulong seed)
    {
        var random = new CounterRandom(seed, stream: 12);
        var (before, after) = (new double[count * space], new double[count * space]);
        random.FillNormal(before);
        random.FillNormal(after);
        if (kind == "drifting")
        {
            for (var i = 0; i < before.Length; i++)
                after[i] = (0.8 * before[i]) + (0.6 * after[i]);
        }

        if (kind == "shuffled shifts")
        {
            var (first, second, _, _) = ShiftPairs.Make(Math.Max(space, 4), count, 1, 0, seed);
            space = first.Dimension;
            (before, var shifted) = (new double[count * space], new double[count * space]);
            after = new double[count * space];
            first.CopyExactRows(0, before);
            second.CopyExactRows(0, shifted);
            foreach (var (place, row) in random.Permutation(count).Index())
                shifted.AsSpan(row * space, space).CopyTo(after.AsSpan(place * space));
        }

        return Measure(context, new PairData(new DoubleSamples(before, space), new DoubleSamples(after, space)),
            seed).Figures;
    }

    private static (StudyFigures Figures, PairResult Result) Measure(StudyContext context, PairData data, ulong seed)
    {
        var watch = Stopwatch.StartNew();
        var result = PairResult.Of(
            data, new PairSettings(),
                new RunContext { Seed = seed, Threads = context.Threads, Cancellation = context.Cancellation });
        return (new StudyFigures().Add("seconds", watch.Elapsed.TotalSeconds)
            .Add("finding", MethodCase.Word(result.Verdict.Finding)).Add("count", 1).Add("name", result.Model.Name)
            .Add("unexplained", result.Unexplained).Add("null", result.NullUnexplained)
            .Add("fitSeconds", result.Timings.First(time => time.Name == "fitting").Value)
            .Add("failed", string.Join(", ",
                result.Verdict.Checks.Where(check => !check.Passed).Select(check => check.Name))), result);
    }
}
