using Noether.Discovery.Checkpoints;
using Noether.Lens;
using Noether.Lens.Training;

namespace Noether.Tests.Lens.Training;

public sealed class LensTrainerTests
{
    private const int D = 5, Steps = 12, Stop = 5;

    private static readonly LensSamples Samples = LensTestData.Gaussian(D, 500);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_SavedInTheMiddle_GoesOnBitForBit(bool conditional)
    {
        var whole = Create(conditional);
        whole.Run(null, CancellationToken.None);

        var first = Create(conditional);
        RunTo(first, Stop);
        Assert.Equal(Stop, first.Step);
        var second = Create(conditional);
        Copy(first, second);
        Assert.Equal(Stop, second.Step);
        second.Run(null, CancellationToken.None);

        Assert.Equal(whole.Model.Parameters, second.Model.Parameters);
        Assert.Equal(Curves(whole), Curves(second));
        Assert.Equal(whole.Snapshots.Select(s => s.Step), second.Snapshots.Select(s => s.Step));
        Assert.Equal(whole.Snapshots[^1].Generator.Values, second.Snapshots[^1].Generator.Values);
        Assert.Equal(
            whole.Snapshots[1].GroupConvolution.Values, second.Snapshots[1].GroupConvolution.Values);
    }

    [Fact]
    public void Advance_WithClock_EveryPartIsMeasuredOnce()
    {
        var calls = 0;
        var trainer = Create(true);
        trainer.Clock = new StepClock(() => calls++);
        for (var step = 0; step < 2; step++)
        {
            trainer.Advance();
            Assert.All(trainer.Clock.Seconds, seconds => Assert.Equal(1, seconds));
        }
        Assert.Equal(2, trainer.Step);
    }

    [Fact]
    public void ResumeLaw_TrainingThatForgetsTheOptimiser_IsRejected()
    {
        var whole = Create(false);
        whole.Run(null, CancellationToken.None);
        var first = Create(false);
        RunTo(first, Stop);
        var second = Create(false);
        first.Model.Parameters.CopyTo(second.Model.Parameters, 0);
        second.Run(null, CancellationToken.None);
        Assert.NotEqual(whole.Model.Parameters, second.Model.Parameters);
    }

    [Fact]
    public void Load_SecondsOfTheFirstSession_AreKept()
    {
        var first = Create(false);
        RunTo(first, Stop);
        var second = Create(false);
        Copy(first, second);
        second.Run(null, CancellationToken.None);
        for (var i = 1; i < second.History.Count; i++)
            Assert.True(second.History[i].Seconds >= second.History[i - 1].Seconds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_OneOrTwoThreads_SameBits(bool conditional)
    {
        var (one, two) = (Create(conditional, threads: 1), Create(conditional, threads: 2));
        one.WarmUp(CancellationToken.None);
        two.WarmUp(CancellationToken.None);
        one.Run(null, CancellationToken.None);
        two.Run(null, CancellationToken.None);
        Assert.Equal(one.Model.Parameters, two.Model.Parameters);
        Assert.Equal(Curves(one), Curves(two));
    }

    [Fact]
    public void Run_EveryStep_IsReported()
    {
        var trainer = Create(false);
        List<int> steps = [];
        trainer.Run(row => steps.Add(row.Step), CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, Steps), steps);
        Assert.Equal(Enumerable.Range(0, Steps), trainer.History.Select(r => r.Step));
        Assert.Equal(Steps, trainer.Step);
        Assert.Equal(1, trainer.History[^1].Rho, 1e-12);
        Assert.Equal(0, trainer.Snapshots[0].Step);
        Assert.Equal(Steps - 1, trainer.Snapshots[^1].Step);
    }

    [Fact]
    public void WarmUp_FromAStart_TeachesTheEstimatorsAndLeavesTheModel()
    {
        var (cold, warm) = (Create(false, warmUp: 60), Create(false, warmUp: 60));
        var before = warm.Model.Parameters.ToArray();
        warm.WarmUp(CancellationToken.None);
        Assert.Equal(before, warm.Model.Parameters);
        Assert.Equal(0, warm.Step);
        RunTo(cold, 1);
        RunTo(warm, 1);
        Assert.True(warm.History[0].MarginalEntropy < cold.History[0].MarginalEntropy - 0.05);
    }

    [Fact]
    public void Load_CheckpointOfAnotherTraining_IsRefused()
    {
        var checkpoint = new Checkpoint();
        new LensTrainer(
            LensTestData.Gaussian(7, 500), new LensSettings { Steps = Steps, Padding = 3, Conditional = false },
            TrainingPlan.From(new LensSettings { Steps = Steps }), seed: 9, threads: 1).Save(checkpoint);
        Assert.Throws<InvalidDataException>(() => Create(false).Load(checkpoint));
    }

    private static LensTrainer Create(bool conditional, int threads = 1, int warmUp = 3)
    {
        var settings = new LensSettings
        {
            Steps = Steps,
            StepsPerEpoch = 4,
            BatchSize = 100,
            Padding = 3,
            Knots = 9,
            LearningRate = 1e-2,
            EstimatorLearningRate = 1e-2,
            Conditional = conditional,
        };
        var plan = TrainingPlan.From(settings) with { WarmUp = warmUp };
        var trainer = new LensTrainer(Samples, settings, plan, seed: 9, threads);
        trainer.Model.StartAt(LensTestData.Orthogonal(D, 41));
        return trainer;
    }

    private static void RunTo(LensTrainer trainer, int step)
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => trainer.Run(
            row =>
            {
                if (row.Step == step - 1)
                    stop.Cancel();
            },
            stop.Token));
    }

    private static void Copy(LensTrainer from, LensTrainer to)
    {
        var checkpoint = new Checkpoint();
        from.Save(checkpoint);
        to.Load(checkpoint);
    }

    private static LensHistoryRow[] Curves(LensTrainer trainer) =>
        [.. trainer.History.Select(r => r with { Seconds = 0 })];
}
