using System.Diagnostics;
using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Lens;
using Noether.Lens.Judging;

namespace Noether.Studies.Lens;

/// <summary>One run on a grid that may come round.</summary>
internal static class RingCase
{
    /// <summary>Generates a field, discovers, and compares with the truth, which the run does not see.</summary>
    /// <param name="context">What to run with.</param>
    /// <param name="data">What to make.</param>
    /// <param name="shape">The true shape.</param>
    /// <returns>
    /// The figures of any run; "cosine", the least over the true generators with the nearest of the run, 0 where they are
    /// not as many; "axes" and "shape"; "right", whether both are true.
    /// </returns>
    public static StudyFigures Discover(StudyContext context, SyntheticSettings data, GridShape shape)
    {
        context.Report("generating");
        var made = SyntheticData.Generate(data, context.Cancellation);
        using var samples = made.ToSampleSet();
        return LensCase.Run(context, samples, LensSettings.Fast, data.Seed, truth: null, (result, figures) =>
        {
            var cosine = result.Generators.Count == made.Truths.Count
                ? made.Truths.Min(truth => result.Generators.Max(own => GeneratorScore.Compare(own, truth).Cosine)) : 0;
            var axes = $"{string.Join(" and ", result.Axes.Select(axis => axis.ToString().ToLowerInvariant()))}"
                + (result.Shape is { } found ? $", {found}" : "");
            figures.Add("cosine", cosine).Add("axes", axes).Add("right", result.Axes.SequenceEqual(Axes(data))
                && result.Shape == shape);
        });
    }

    /// <summary>Looks for a ring only.</summary>
    /// <param name="context">What to run with.</param>
    /// <param name="samples">Samples without one.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <returns>"found", and "departure" of the best ring that could be placed, 1 where none could.</returns>
    public static StudyFigures Search(StudyContext context, SampleSet samples, ulong seed)
    {
        var watch = Stopwatch.StartNew();
        context.Report("rings");
        var (answer, nearest) = LensRuns.Rings(context, samples, seed);
        var figures = new StudyFigures()
            .Add("found", answer is not null && GridVerdicts.Decide(answer).Finding == Finding.Found)
            .Add("departure", nearest?.Departure ?? 1).Add("placed", nearest is not null)
            .Add("seconds", watch.Elapsed.TotalSeconds);
        return answer is null ? figures : figures.Add("axes", GridJudge.Name(
            new GridShape(answer.Placement.Rows, answer.Placement.Columns), answer.Placement.Topology));
    }

    private static AxisKind[] Axes(SyntheticSettings data) => data.Family == SignalFamily.Globe
        ? [AxisKind.Local, AxisKind.Ring]
        : [Kind(data.Rings, GridRings.Rows), Kind(data.Rings, GridRings.Columns)];

    private static AxisKind Kind(GridRings rings, GridRings axis) => rings.HasFlag(axis) ? AxisKind.Ring : AxisKind.Line;
}
