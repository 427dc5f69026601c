using Noether.Data;
using Noether.Discovery;
using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studies.Tests.Support;

/// <summary>
/// Takes the place of the lens where a test is about the study around it: always answers with the plain shift.
/// </summary>
internal static class QuickLens
{
    /// <summary>Has the signature of the real lens.</summary>
    public static LensResult Run(StudyContext context, SampleSet samples, LensSettings settings, ulong seed)
    {
        context.Cancellation.ThrowIfCancellationRequested();
        var d = samples.Dimension;
        context.Progress.Report(new RunProgress("training", 0.5, TimeSpan.FromSeconds(3))
        {
            Row = [new("step", 7)],
            TotalSteps = 20,
        });
        var filter = new double[d];
        filter[d / 2] = 1;
        return new LensResult
        {
            Settings = settings,
            Dimension = d,
            SampleCount = samples.Count,
            Source = samples.Source,
            Generator = Shift(d),
            GeneratorPadded = Shift(3 * d),
            Filter = filter,
            GroupConvolution = Matrix.Identity(d),
            Mean = 0.5,
            StandardDeviation = 2,
            Verdict = new Verdict
            {
                Finding = Finding.Found,
                Summary = "A shift was put in place of an answer.",
                Caveats = ["This is a test."],
                Checks = [new Check("departure", "How far the covariance is from Toeplitz", 0.0123, 0.1, Direction.AtMost)],
            },
            Timings = [new("reading", 0.25), new("training", 1)],
        };
    }

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
