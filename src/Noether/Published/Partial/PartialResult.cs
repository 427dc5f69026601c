using Noether.Discovery;
using Noether.Published.Extents;

namespace Noether.Published.Partial;

/// <summary>A network on the whole circle beside one that learns its part of it.</summary>
/// <param name="Pictures">The pictures.</param>
/// <param name="Full">Accuracy of the first on held-out pictures after every epoch.</param>
/// <param name="Partial">Accuracy of the second.</param>
/// <param name="Theta">theta of the two group convolutions after every epoch.</param>
/// <param name="Angles">Angles in degrees by which held-out pictures were turned, -180 to 180.</param>
/// <param name="Probabilities">Mean probability of the right class at each.</param>
/// <param name="FullProbabilities">The same of the network on the whole circle.</param>
/// <param name="Timings">Seconds of either training.</param>
/// <param name="Spent">Whether the time to spend ended a training before its last step.</param>
internal sealed record PartialResult(
    LabelledPictures Pictures, double[] Full, double[] Partial, double[][] Theta, double[] Angles,
        double[] Probabilities,
    double[] FullProbabilities, IReadOnlyList<NamedValue> Timings, bool Spent)
{
    private const int Positions = 25;
    private const int MostTurned = 300;

    /// <summary>
    /// Half-width in degrees of the turns about 0 under which the mean probability of the right class stays above a
    /// half: the mean
    /// of both sides, by linear interpolation; 180 where it never falls, 0 where it is not above it at 0.
    /// </summary>
    public double Extent => ExtentOf(Probabilities);

    /// <summary>The same of probabilities at 25 angles from -180 to 180 degrees.</summary>
    public static double ExtentOf(double[] probabilities) =>
        0.5 * (Crossing(probabilities, 1) + Crossing(probabilities, -1));

    /// <summary>Trains both.</summary>
    public static PartialResult Of(LabelData data, PartialSettings settings, RunContext context)
    {
        var clock = new RunClock(context);
        var pictures = PartialTraining.Small(LabelledPictures.Read(data, settings.Shape, settings.MostPictures,
            context.Seed));
        return Of(pictures, settings, context, clock);
    }

    /// <summary>Trains both on pictures that are small already.</summary>
    public static PartialResult Of(LabelledPictures pictures, PartialSettings settings, RunContext context,
        RunClock clock)
    {
        var spent = false;
        var (full, _) = Train(isPartial: false, 0);
        var trained = clock.Seconds;
        var (part, theta) = Train(isPartial: true, 0.5);
        var done = clock.Seconds;
        double[] angles = [.. Enumerable.Range(0, Positions).Select(k => -180 + (360.0 * k / (Positions - 1)))];
        double[] Turned(PartialTraining training) =>
            [.. angles.Select(angle => training.Judge(angle * Math.PI / 180, MostTurned).Probability)];
        return new PartialResult(
            pictures, full.Accuracies, part.Accuracies, theta, angles, Turned(part.Training), Turned(full.Training),
            [new("full", trained), new("partial", done - trained), new("total", clock.Seconds)], spent);

        ((PartialTraining Training, double[] Accuracies) Run, double[][] Theta) Train(bool isPartial, double from)
        {
            var training = new PartialTraining(pictures, settings, isPartial, context.Seed, context.Threads);
            var (accuracies, thetas) = (new List<double>(), new List<double[]>());
            var words = isPartial ? "training on a part of the circle" : "training on the whole circle";
            while (training.Step < training.Steps && !spent)
            {
                clock.Report(words, from + (0.45 * training.Step / training.Steps));
                training.TakeStep();
                spent = clock.IsSpent && training.Step < training.Steps;
                if (training.Step % (training.Steps / settings.Epochs) != 0 && !spent)
                    continue;
                accuracies.Add(training.Judge().Accuracy);
                thetas.Add([.. training.Theta]);
            }

            // Without a step of its own it is asked as it begins.
            if (accuracies.Count == 0)
                (accuracies, thetas) = ([training.Judge().Accuracy], [[.. training.Theta]]);
            return ((training, [.. accuracies]), [.. thetas]);
        }
    }

    private static double Crossing(double[] probabilities, int side)
    {
        const double half = 0.5;
        var at = probabilities.Length / 2;
        if (probabilities[at] <= half)
            return 0;
        for (var k = 1; k <= at; k++)
        {
            var (before, here) = (probabilities[at + (side * (k - 1))], probabilities[at + (side * k)]);
            if (here < half)
                return 180.0 / at * (k - 1 + ((before - half) / (before - here)));
        }

        return 180;
    }
}
