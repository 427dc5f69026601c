using System.Diagnostics;
using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Rivals.LieFlow;
using Noether.Studies.Others.Systems;

namespace Noether.Studies.Rivals;

/// <summary>LieFlow, arXiv 2512.20043, in two dimensions.</summary>
internal sealed class LieFlowSystem : IPublishedSystem
{
    private const int Samples = 20_000;
    private const int Followed = 1000;

    /// <inheritdoc/>
    public string Name => "lie-flow";

    /// <inheritdoc/>
    public string Title => "LieFlow: from all rotations to quarter turns";

    /// <inheritdoc/>
    public string Remark =>
        "An arrow of 13 points, turned by random quarter turns: 20,000 samples. The distance is that of Wasserstein between 1,000 rotations "
        + "that the flow leads to and 1,000 random quarter turns, as matrices, by exact assignment; unequal numbers of the four leave some "
        + ".05 even of a perfect flow. The source states .054 for 1,000 epochs and 5,000 samples; the specification .086 to .099 for 80.";

    /// <inheritdoc/>
    public IReadOnlyList<(string Part, Action<StudyContext, ulong, SystemRecord> Measure)> Parts(bool quick) =>
        [("arrow", (context, seed, record) => Arrow(context, seed, record, quick))];

    /// <inheritdoc/>
    public int Seeds => 3;

    private static void Arrow(StudyContext context, ulong seed, SystemRecord record, bool quick)
    {
        var begun = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var training = new FlowTraining(RivalData.Arrows(Samples, seed), seed);
        var epochs = quick ? 2 : 40;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            training.Epoch(context.Cancellation);
            context.Report("training", (epoch + 1.0) / epochs);
        }

        var angles = training.Angles(RivalData.Arrows(Followed, seed + 1000), 20, seed);
        var seconds = watch.Elapsed.TotalSeconds;
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - begun).TotalSeconds;
        var error = angles.Average(angle => Math.Abs(Math.IEEERemainder(angle, Math.PI / 2))) * 180 / Math.PI;
        record.Row("arrow: distance to quarter turns", ".086 to .099", 0, quick ? 2 : 0.12, Distance(angles, seed), seconds)
            .Row("the same: mean angle from a quarter turn, degrees", ".65 to 1.4", 0, quick ? 45 : 2, error)
            .Row("the same: seconds of the processor", "20", 0, 20, processor);
        var law = RotationLaw.Of(angles, 12);
        record.Row("the same: order that is read off", "4", quick ? double.NegativeInfinity : 4, quick ? double.PositiveInfinity : 4,
            law.Order);
        var rows = RivalData.Arrows(quick ? 2000 : Samples, seed + 2000);
        using var samples = new DoubleSamples(rows.Values.ToArray(), rows.Columns, "arrows");
        var verdict = new LieFlowMethod().Run(
            new SampleData(samples), new LieFlowSettings { Epochs = quick ? 2 : new LieFlowSettings().Epochs }, AlgebraScores.Context(context, seed)).Verdict;
        record.Row("arrow: verdict of the method is found", "yes", quick || verdict.Found);
        record.Figures.Add("verdict", verdict.Summary);
    }

    private static double Distance(double[] angles, ulong seed)
    {
        var random = new CounterRandom(seed, stream: 710);
        double[] turns = [.. angles.Select(_ => random.NextInt(4) * Math.PI / 2)];
        var cost = new double[angles.Length * angles.Length];
        for (var i = 0; i < angles.Length; i++)
        {
            for (var j = 0; j < turns.Length; j++)
                cost[(i * turns.Length) + j] = 2 * Math.Sqrt(Math.Max(0, 1 - Math.Cos(angles[i] - turns[j])));
        }

        var assignment = new LinearAssignment(angles.Length, turns.Length);
        assignment.Solve(cost);
        var sum = 0.0;
        for (var i = 0; i < angles.Length; i++)
            sum += cost[(i * turns.Length) + assignment.ColumnOf[i]];
        return sum / angles.Length;
    }
}
