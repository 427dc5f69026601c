using Noether.Cli.Running;
using Noether.Data;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.App.Tests.Support;

/// <summary>
/// Takes the place of the lens where a test is about the command around it: always answers with
/// the plain shift.
/// </summary>
internal static class QuickLens
{
    /// <summary>Has the signature of the real lens.</summary>
    public static LensResult Run(
        SampleSet samples,
        LensSettings? settings,
        LensCheckpoints? checkpoints,
        IProgress<LensProgress>? progress,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var d = samples.Dimension;
        var row = new LensHistoryRow { Step = 7 };
        progress?.Report(new LensProgress("training", 0.5, TimeSpan.FromSeconds(3), row, 20));
        var filter = new double[d];
        filter[d / 2] = 1;
        return new LensResult
        {
            Settings = settings ?? LensSettings.Fast,
            Dimension = d,
            SampleCount = samples.Count,
            Source = samples.Source,
            Generator = Shift(d),
            GeneratorPadded = Shift(3 * d),
            Filter = filter,
            GroupConvolution = Matrix.Identity(d),
            Mean = 0.5,
            StandardDeviation = 2,
            Verdict = new LensVerdict
            {
                Found = true,
                Summary = "A shift was put in place of an answer.",
                Caveats = ["This is a test."],
                Checks = [new LensCheck("departure", "How far the covariance is from Toeplitz", 0.0123, 0.1, true)],
            },
            Timings = [new("reading", 0.25), new("training", 1)],
        };
    }

    /// <summary>A lens that somebody stops while it works.</summary>
    /// <param name="interrupt">Stops the program.</param>
    public static CliHost.Discovery Interrupted(Action interrupt) =>
        (samples, settings, checkpoints, progress, token) =>
    {
        interrupt();
        return Run(samples, settings, checkpoints, progress, token);
    };

    /// <summary>The shift by one place, d x d, without wrap-around.</summary>
    /// <param name="size">Number of rows and columns.</param>
    public static Matrix Shift(int size)
    {
        var shift = new Matrix(size, size);
        for (var i = 0; i + 1 < size; i++)
            shift[i + 1, i] = 1;
        return shift;
    }
}
