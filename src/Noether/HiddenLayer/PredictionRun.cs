using System.Diagnostics;
using Noether.Discovery;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Reporting;
using Noether.Pictures;

namespace Noether.HiddenLayer;

/// <summary>
/// One prediction: contour, networks one after another, answer. Networks are judged while others are trained, and every
/// finished one is kept, so that the same prediction goes on from there.
/// </summary>
internal sealed class PredictionRun : IProgress<DecoyProgress>
{
    private const string Stage = "networks";

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Stopwatch sinceKept = new();
    private readonly HiddenLayerSettings settings;
    private readonly RunContext context;
    private readonly ObserverPace pace;
    private readonly ModelRecord record;
    private readonly ContourMap contour;
    private readonly DecoyPoints points;
    private readonly SymmetryProbe? probe;
    private readonly NetworkPredictor predictor;
    private readonly double contourSeconds;

    /// <summary>Finds the contour.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="settings">How to predict; within their ranges.</param>
    /// <param name="context">Seed, threads and so on.</param>
    /// <exception cref="NoetherException">There is no contour, or no model.</exception>
    public PredictionRun(Picture picture, HiddenLayerSettings settings, RunContext context)
    {
        (this.settings, this.context, pace) = (settings, context, new ObserverPace(context.Progress));
        context.Progress?.Report(new RunProgress("finding the contour", 0));
        (var model, record) = Model(settings);
        contour = ContourExtractor.Extract(picture, settings.Contour);
        points = contour.Sample(record.PointsOfEach, context.Seed);
        probe = settings.Reading == HiddenReading.Probe ? SymmetryProbe.For(contour, record.Decoy.LastUnits) : null;
        predictor = new NetworkPredictor(model, probe, points, record.Decoy.LastUnits, settings.Networks);
        contourSeconds = clock.Elapsed.TotalSeconds;
    }

    /// <summary>Refuses pictures and models that cannot be used.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="settings">How it is to be judged.</param>
    /// <exception cref="NoetherException">There is no contour, or no model.</exception>
    public static void Check(Picture picture, HiddenLayerSettings settings)
    {
        Model(settings);
        ContourExtractor.Extract(picture, settings.Contour);
    }

    /// <summary>Trains and judges the networks.</summary>
    public SymmetryPrediction Execute()
    {
        try
        {
            DecoyEnsemble.TrainOne(
                points, settings.Networks, record.Decoy, context.Seed, context.Threads, Folder(), MayBegin,
                (number, network) => predictor.Predict(number, network, context.Cancellation), this,
                context.Cancellation);
        }
        catch (OperationCanceledException)
        {
            Keep(TimeSpan.Zero);
            throw;
        }

        context.Progress?.Report(new RunProgress("putting the answers together", 1, TimeSpan.Zero));
        var prediction = Result();
        return prediction.Networks.Count == settings.Networks ? prediction : prediction with
        {
            Stopped = FormattableString.Invariant($"the budget of {context.Budget?.TotalSeconds:0.###} s was spent ")
                + $"after {prediction.Networks.Count} of {settings.Networks} networks",
        };
    }

    /// <inheritdoc/>
    public void Report(DecoyProgress value)
    {
        Tell(value);
        if (value.Done < value.Total)
            Keep(context.Store?.Interval ?? TimeSpan.Zero);
    }

    private static (SymmetryModel Model, ModelRecord Record) Model(HiddenLayerSettings settings) =>
        settings.Model is { } folder ? ModelFolder.Read(folder) : DefaultModel.Read();

    // A network is begun when it can be expected to end in time.
    private bool MayBegin(TimeSpan usual) => context.Budget is not { } budget || clock.Elapsed + usual <= budget;

    private string? Folder()
    {
        if (context.Store is not { } store)
            return null;
        var folder = store.FolderOf(Stage);
        if (!store.Resumes)
            EnsembleJournal.Delete(folder);
        return folder;
    }

    private void Tell(DecoyProgress value)
    {
        if (!pace.IsDue(last: value.Done == value.Total))
            return;
        var (fraction, remaining) = ((double)value.Done / value.Total, value.Remaining);
        if (context.Budget is { } budget)
        {
            var left = budget > clock.Elapsed ? budget - clock.Elapsed : TimeSpan.Zero;
            fraction = Math.Max(fraction, Math.Min(1, clock.Elapsed / budget));
            remaining = remaining < left ? remaining : left;
        }

        pace.Report(
            new RunProgress(
                $"training network {Math.Min(value.Done + 1, value.Total)} of {value.Total}", fraction, remaining),
            clock.Elapsed, () => PredictionFigures.Live(Result(listed: false), settings.Networks));
    }

    private void Keep(TimeSpan interval)
    {
        if (context.Store is not { } store || predictor.Count == 0)
            return;
        if (sinceKept.IsRunning && sinceKept.Elapsed < interval)
            return;
        store.Keep(() => PredictionAnswer.Of(Result(), settings));
        sinceKept.Restart();
    }

    // The list takes longer than a network, so a picture of the moment does without.
    private SymmetryPrediction Result(bool listed = true)
    {
        var trained = clock.Elapsed.TotalSeconds;
        var networks = predictor.Predictions;
        var likelihoods = BootstrapMeans.Of([.. networks.Select(network => network.Likelihoods)], context.Seed);
        var found = listed
            ? probe?.Judge([.. networks.Select(network => network.Probe!)], contour, ProbeCalibration.Default) : null;
        var total = clock.Elapsed.TotalSeconds;
        // Networks are judged while others are trained: what that took is moved from one stage to the other.
        var training = Math.Max(0, trained - contourSeconds - predictor.Seconds);
        return new SymmetryPrediction
        {
            Source = contour.Window.Source,
            Contour = contour,
            Likelihoods = likelihoods,
            Networks = networks,
            Probe = found,
            Seed = context.Seed,
            Model = settings.Model ?? "default",
            ModelAccuracy = record.Accuracy,
            Timings =
            [
                new("contour", contourSeconds), new("networks", training),
                new(probe is null ? "classifier" : "probe", total - contourSeconds - training), new("total", total),
            ],
        };
    }
}
