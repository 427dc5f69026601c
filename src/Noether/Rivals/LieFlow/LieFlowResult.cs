using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Rivals.LieFlow;

/// <summary>What two flows, trained on samples of their own, lead to.</summary>
/// <param name="Laws">Which rotations each leads to.</param>
/// <param name="Angles">Angles from held-out samples to where each flow leads.</param>
/// <param name="Losses">Mean loss of every epoch, of each.</param>
/// <param name="Test">Test of the law of the first on samples that nothing was learned from; null where there is none to
/// test.</param>
internal sealed record LieFlowResult(
    IReadOnlyList<RotationLaw> Laws, IReadOnlyList<double[]> Angles, IReadOnlyList<double[]> Losses, HeldOutTest? Test)
{
    private const int Trainings = 2;
    private const int Followed = 2000;
    private const double Noise = 0.02; // of the size of points

    /// <summary>Whether both lead to the same group.</summary>
    public bool Agree => Laws.All(law => law.Order == Laws[0].Order);

    /// <summary>Trains and tests.</summary>
    public static LieFlowResult Of(Matrix all, LieFlowSettings settings, RunContext context, RunClock clock)
    {
        var rows = RivalRows.Of(all, context.Seed);
        var (middle, scale) = Frame(rows.Training, settings.Centre);
        var training = RivalRows.Normalized(rows.Training, middle, scale);
        var choosing = RivalRows.Normalized(rows.Choosing, middle, scale);
        var followed = choosing.CopyRows(0, Math.Min(Followed, choosing.Rows));
        var (angles, losses, done) = (new double[Trainings][], new double[Trainings][], 0);
        var each = training.Rows / Trainings;
        ParallelBlocks.Run(Trainings, context.Threads, which =>
        {
            var seed = context.Seed + ((ulong)which << 32);
            var flow = new FlowTraining(training.CopyRows(which * each, each), seed);
            losses[which] = new double[settings.Epochs];
            for (var epoch = 0; epoch < settings.Epochs; epoch++)
            {
                losses[which][epoch] = flow.Epoch(context.Cancellation);
                var share = (double)Interlocked.Increment(ref done) / (Trainings * settings.Epochs);
                lock (clock)
                    clock.Report("training", 0.9 * share);
            }

            angles[which] = flow.Angles(followed, settings.FlowSteps, seed);
        }, context.Cancellation);

        RotationLaw[] laws = [.. angles.Select(some => RotationLaw.Of(some, settings.MostOrder))];
        clock.Report("testing", 0.9);
        var judging = RivalRows.Normalized(rows.Judging, middle, scale);
        var random = new CounterRandom(context.Seed, stream: 502);
        foreach (ref var value in judging.Values)
            value += Noise * random.NextNormal();
        return new LieFlowResult(laws, angles, losses,
            laws[0].IsFound ? HeldOutTest.Of(judging, laws[0].Action(all.Columns), context) : null);
    }

    // One middle for all points, as rotations turn them about one.
    private static (double[] Middle, double Scale) Frame(Matrix rows, bool centre)
    {
        var mean = RivalRows.Mean(rows);
        var (x, y) = (mean.Where((_, j) => j % 2 == 0).Average(), mean.Where((_, j) => j % 2 == 1).Average());
        double[] middle = [.. mean.Select((_, j) => !centre ? 0 : j % 2 == 0 ? x : y)];
        var scale = RivalRows.Size(RivalRows.Normalized(rows, middle, 1));
        return scale > 0 ? (middle, scale) : throw new NoetherException("All points of the samples are one; nothing can be turned.");
    }
}
