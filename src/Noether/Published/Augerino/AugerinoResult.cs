using System.Diagnostics;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Published.Extents;
using Noether.Published.Extents.Warps;

namespace Noether.Published.Augerino;

/// <summary>What a start came to.</summary>
/// <param name="Name">The start.</param>
/// <param name="Widths">The six widths.</param>
/// <param name="Accuracy">Share of held-out pictures that get their class, answers averaged over warped copies.</param>
/// <param name="Plain">The same without warps.</param>
/// <param name="Objective">Held-out loss less the bonus.</param>
/// <param name="EndLoss">
/// Largest loss of accuracy where all held-out pictures are moved to an end of the extent of one kept generator.
/// </param>
/// <param name="History">Rows of step, loss and the six widths.</param>
/// <param name="Ranges">
/// Accuracy along each kept generator: its number, amounts and accuracies; amounts to twice the half-width.
/// </param>
internal sealed record AugerinoStart(
    string Name, double[] Widths, double Accuracy, double Plain, double Objective, double EndLoss,
    IReadOnlyList<double[]> History, IReadOnlyList<(int Generator, double[] Amounts, double[] Accuracies)> Ranges)
{
    private const double LeastShare = 0.1;
    private const double LeastExtent = 0.05;

    /// <summary>
    /// Generators that count as found: those whose width, in units of the picture, is above a tenth of the largest and
    /// above 0.05.
    /// </summary>
    public int[] Kept => KeptOf(Widths);

    /// <summary>The same of any widths.</summary>
    public static int[] KeptOf(double[] widths)
    {
        var extents = widths.Select((width, i) => width * PlaneGenerators.Unit(i)).ToArray();
        var most = extents.Max();
        return [.. Enumerable.Range(0, extents.Length)
            .Where(i => extents[i] > LeastShare * most && extents[i] > LeastExtent)];
    }
}

/// <summary>Trainings from several starts.</summary>
/// <param name="Pictures">The pictures.</param>
/// <param name="Starts">What the starts came to, in their order.</param>
/// <param name="Spent">Whether the time to spend ended a training before its last step.</param>
/// <param name="Timings">Seconds by start.</param>
internal sealed record AugerinoResult(
    LabelledPictures Pictures, IReadOnlyList<AugerinoStart> Starts, bool Spent, IReadOnlyList<NamedValue> Timings)
{
    private const int Positions = 13;
    private const int MostJudged = 1000;

    /// <summary>The start of the least objective on held-out pictures.</summary>
    public AugerinoStart Best => Starts.MinBy(start => start.Objective)!;

    /// <summary>Whether all starts keep the same generators.</summary>
    public bool Agree => Starts.All(start => start.Kept.SequenceEqual(Starts[0].Kept));

    /// <summary>The starts that were asked for.</summary>
    /// <exception cref="NoetherException">One is unknown or comes twice.</exception>
    public static string[] StartsOf(AugerinoSettings settings)
    {
        string[] names = [.. settings.Starts.Split(',', StringSplitOptions.TrimEntries)];
        return names.All(AugerinoTraining.Starts.Contains) && names.Distinct().Count() == names.Length
            ? names
            : throw new NoetherException(
                $"The {SettingName.Mention("starts")} '{settings.Starts}' name one that does not exist or one twice; choose from "
                + $"{string.Join(", ", AugerinoTraining.Starts)}, separated by commas.")
            { Setting = "starts" };
    }

    /// <summary>Trains from every start; a run that was interrupted goes on after the last checkpoint.</summary>
    public static AugerinoResult Of(LabelData data, AugerinoSettings settings, RunContext context)
    {
        var clock = new RunClock(context);
        var pictures = LabelledPictures.Read(data, settings.Shape, settings.MostPictures, context.Seed);
        var names = StartsOf(settings);
        var identity = $"augerino {data.Source} {data.Samples.Count} {pictures.Shape} seed {context.Seed} {settings}";
        var (starts, timings, spent) = (new List<AugerinoStart>(), new List<NamedValue>(), false);
        for (var i = 0; i < names.Length && !spent; i++)
        {
            var began = clock.Seconds;
            var training = new AugerinoTraining(pictures, names[i], settings, context);
            var stage = $"augerino-{names[i]}";
            if (context.Store?.Read(stage, identity) is { } checkpoint)
                training.Restore(checkpoint);
            var saved = Stopwatch.StartNew();
            while (training.Step < settings.Steps && !spent)
            {
                try
                {
                    clock.Report($"training from the start {names[i]}",
                        (i + ((double)training.Step / settings.Steps)) / names.Length);
                }
                catch (OperationCanceledException)
                {
                    context.Store?.Write(stage, identity, training.Save());
                    throw;
                }

                training.TakeStep();
                spent = clock.IsSpent && training.Step < settings.Steps;
                if (context.Store is { } store && (saved.Elapsed >= store.Interval || training.Step == settings.Steps))
                {
                    store.Write(stage, identity, training.Save());
                    saved.Restart();
                }
            }

            starts.Add(Judge(training, pictures, settings));
            timings.Add(new(SettingName.Camel(names[i]), clock.Seconds - began));
        }

        return new AugerinoResult(pictures, starts, spent, [.. timings, new("total", clock.Seconds)]);
    }

    /// <summary>Measures what a training came to on held-out pictures.</summary>
    public static AugerinoStart Judge(AugerinoTraining training, LabelledPictures pictures, AugerinoSettings settings)
    {
        var (accuracy, loss) = training.Judge(pictures.Held, settings.Copies);
        var plain = training.Judge(pictures.Held, 0).Accuracy;
        var few = pictures.Held.Count <= MostJudged ? pictures.Held
            : new Networks.PictureSet(pictures.Shape, [.. pictures.Held.Pictures.Take(MostJudged)],
                [.. pictures.Held.Labels.Take(MostJudged)]);
        var widths = training.Widths;
        var ranges = new List<(int, double[], double[])>();
        var end = 0.0;
        foreach (var generator in AugerinoStart.KeptOf(widths))
        {
            double[] amounts = [.. Enumerable.Range(0, Positions)
                .Select(k => widths[generator] * ((2.0 * k / (Positions - 1)) - 1))];
            double[] accuracies = [.. amounts.Select(amount => training.Forced(few, One(generator, amount)))];
            ranges.Add((generator, amounts, accuracies));
            // The half-width stands a quarter from either end.
            var middle = accuracies[Positions / 2];
            end = Math.Max(end, middle - Math.Min(accuracies[Positions / 4],
                accuracies[Positions - 1 - (Positions / 4)]));
        }

        return new AugerinoStart(
            training.Start, widths, accuracy, plain,
                loss - (settings.Bonus * Math.Sqrt(widths.Sum(width => width * width))), end,
            training.History, ranges);
    }

    private static double[] One(int generator, double amount)
    {
        var amounts = new double[PlaneGenerators.Count];
        amounts[generator] = amount;
        return amounts;
    }
}
