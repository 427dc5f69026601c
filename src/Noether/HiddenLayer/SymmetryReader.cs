using System.Diagnostics;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Judging;
using Noether.Pictures;

namespace Noether.HiddenLayer;

/// <summary>
/// Reads the symmetry of a picture off hidden layers: the contour becomes points, several networks with different
/// random weights learn which points lie on it, and a classifier that was trained on templates of known symmetry
/// judges the last hidden layer of each. Source: Barenboim, Hirn and Sanz, SciPost Phys. 11, 014 (2021).
/// </summary>
public static class SymmetryReader
{
    /// <summary>Reads the symmetry of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <param name="progress">Told of stages and of every network, from any thread; may be null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="NoetherException">
    /// There is no contour, a setting is out of range, the model cannot be used, or the checkpoints belong to another
    /// reading.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SymmetryReading Read(
        Picture picture, ReadingSettings? settings = null, IProgress<HiddenLayerProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        settings ??= new ReadingSettings();
        if (settings.Networks is < 1 or > ReadingSettings.MostNetworks)
            throw new NoetherException($"{settings.Networks} networks are impossible; choose 1 to {ReadingSettings.MostNetworks}.");
        var timings = new List<KeyValuePair<string, double>>();
        var clock = Stopwatch.StartNew();
        progress?.Report(new("finding the contour", 0, null));
        var (model, record) = settings.Model is { } folder ? ModelFolder.Read(folder) : DefaultModel.Read();
        var contour = ContourExtractor.Extract(picture, settings.Contour);
        var points = contour.Sample(record.PointsOfEach, settings.Seed);
        Lap("contour");

        var reader = new NetworkReader(model, points, record.Decoy.LastUnits, settings.Networks);
        NetworkReading? latest = null;
        var observer = progress is null ? null : new Trained(value => progress.Report(
            new($"training network {Math.Min(value.Done + 1, value.Total)} of {value.Total}",
                (double)value.Done / value.Total, value.Remaining)
            {
                Network = latest,
            }));
        DecoyEnsemble.TrainOne(
            points, settings.Networks, record.Decoy, settings.Seed, settings.Threads, settings.Checkpoints,
            (number, network) => latest = reader.Read(number, network, cancellationToken), observer, cancellationToken);
        Lap("networks", -reader.Seconds);

        progress?.Report(new("putting the answers together", 1, TimeSpan.Zero));
        var networks = reader.Readings;
        var intervals = BootstrapMeans.Of([.. networks.Select(network => network.Likelihoods)], settings.Seed);
        Lap("classifier", reader.Seconds);
        return new SymmetryReading
        {
            Source = picture.Source,
            Contour = contour,
            Likelihoods = intervals,
            Networks = networks,
            Seed = settings.Seed,
            Model = settings.Model ?? "default",
            ModelAccuracy = record.Accuracy,
            Timings = timings,
        };

        // Networks are judged while others are trained: what that took is moved from one stage to the other.
        void Lap(string name, double moved = 0)
        {
            timings.Add(new(name, Math.Max(0, clock.Elapsed.TotalSeconds + moved)));
            clock.Restart();
        }
    }

    private sealed class Trained(Action<DecoyProgress> told) : IProgress<DecoyProgress>
    {
        public void Report(DecoyProgress value) => told(value);
    }
}
