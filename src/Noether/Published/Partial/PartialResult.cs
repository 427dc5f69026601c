using Noether.Discovery;
using Noether.Discovery.Checkpoints;
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
        var pictures = PartialTraining.Small(
            LabelledPictures.Read(data, settings.Shape, settings.MostPictures, context.Seed));
        var identity = $"partial {data.Source} {data.Samples.Count} {pictures.Shape} seed {context.Seed} {settings}";
        return Of(pictures, settings, context, identity);
    }

    /// <summary>Trains both on pictures that are small already; a training that was done before is not done again.</summary>
    public static PartialResult Of(
        LabelledPictures pictures, PartialSettings settings, RunContext context, string identity)
    {
        const double share = 0.5;
        var clock = new RunClock(context);
        double[] angles = [.. Enumerable.Range(0, Positions).Select(k => -180 + (360.0 * k / (Positions - 1)))];
        var spent = false;
        var full = Kept("whole-circle", () => Train(isPartial: false, 0));
        var trained = clock.Seconds;
        var part = Kept("part-of-the-circle", () => Train(isPartial: true, share));
        return new PartialResult(
            pictures, full.Doubles("accuracies"), part.Doubles("accuracies"), [.. part.Doubles("theta").Chunk(2)], angles,
            part.Doubles("turned"), full.Doubles("turned"),
            [new("full", trained), new("partial", clock.Seconds - trained), new("total", clock.Seconds)], spent);

        Checkpoint Kept(string stage, Func<Checkpoint> train)
        {
            if (context.Store?.Read(stage, identity) is { } done)
                return done;
            var made = train();
            if (!spent)
                context.Store?.Write(stage, identity, made);
            return made;
        }

        Checkpoint Train(bool isPartial, double from)
        {
            var training = new PartialTraining(pictures, settings, isPartial, context.Seed, context.Threads);
            var (accuracies, thetas) = (new List<double>(), new List<double>());
            var words = isPartial ? "training on a part of the circle" : "training on the whole circle";
            while (training.Step < training.Steps && !spent)
            {
                clock.Report(words, from + (0.9 * share * training.Step / training.Steps));
                training.TakeStep();
                spent = clock.IsSpent && training.Step < training.Steps;
                if (training.Step % (training.Steps / settings.Epochs) != 0 && !spent)
                    continue;
                accuracies.Add(training.Judge().Accuracy);
                thetas.AddRange(training.Theta);
            }

            // Without a step of its own it is asked as it begins.
            if (accuracies.Count == 0)
                (accuracies, thetas) = ([training.Judge().Accuracy], [.. training.Theta]);
            return new Checkpoint().With("accuracies", [.. accuracies]).With("theta", [.. thetas]).With("turned",
                [.. angles.Select(angle => training.Judge(angle * Math.PI / 180, MostTurned).Probability)]);
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
