using System.Diagnostics;
using Noether.Data.Pictures;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Judging;
using Noether.HiddenLayer.Representation;

namespace Noether.HiddenLayer;

/// <summary>
/// Reads the symmetry of a picture off hidden layers: the contour becomes points, several networks with different random
/// weights learn which points lie on it, and a classifier that was trained on templates of known symmetry judges the last
/// hidden layer of each. Source: Barenboim, Hirn and Sanz, SciPost Phys. 11, 014 (2021).
/// </summary>
public static class SymmetryReader
{
    private const int MostNetworks = 10_000;

    /// <summary>Reads the symmetry of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <param name="progress">Told of stages and networks, from any thread; may be null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="NoetherException">
    /// There is no contour, a setting is out of range, or the model cannot be used.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SymmetryReading Read(
        Picture picture, ReadingSettings? settings = null, IProgress<HiddenLayerProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        settings ??= new ReadingSettings();
        if (settings.Networks is < 1 or > MostNetworks)
            throw new NoetherException($"{settings.Networks} networks are impossible; choose 1 to {MostNetworks}.");
        var timings = new List<KeyValuePair<string, double>>();
        var clock = Stopwatch.StartNew();
        progress?.Report(new("finding the contour", 0, null));
        var (model, record) = settings.Model is { } folder ? ModelFolder.Read(folder) : DefaultModel.Read();
        var contour = ContourExtractor.Extract(picture, settings.Contour);
        var points = contour.Sample(record.PointsOfEach, settings.Seed);
        Lap("contour");

        var observer = progress is null ? null : new Trained(progress);
        var networks = DecoyEnsemble.Train(
            [points], settings.Networks, record.Decoy, settings.Seed, settings.Threads, observer, cancellationToken);
        Lap("networks");

        progress?.Report(new("reading the hidden layers", 0, null));
        var components = new PrincipalComponents(record.Decoy.LastUnits);
        var sources = networks.Select(network => HiddenPoints.Of(network, points, components)).ToArray();
        var likelihoods = model.Likelihoods(sources, settings.Threads, cancellationToken);
        var intervals = BootstrapMeans.Of(likelihoods, settings.Seed);
        Lap("classifier");
        return new SymmetryReading
        {
            Source = picture.Source,
            Contour = contour,
            Likelihoods = intervals,
            Networks = [.. networks.Select((network, i) => new NetworkReading(
                likelihoods[i],
                double.IsNaN(network.ValidationAccuracy) ? network.TrainingAccuracy : network.ValidationAccuracy,
                network.EpochKept, sources[i]))],
            Seed = settings.Seed,
            Model = settings.Model ?? "default",
            ModelAccuracy = record.Accuracy,
            Timings = timings,
        };

        void Lap(string name)
        {
            timings.Add(new(name, clock.Elapsed.TotalSeconds));
            clock.Restart();
        }
    }

    private sealed class Trained(IProgress<HiddenLayerProgress> progress) : IProgress<DecoyProgress>
    {
        public void Report(DecoyProgress value) => progress.Report(
            new($"training network {Math.Min(value.Done + 1, value.Total)} of {value.Total}",
                (double)value.Done / value.Total, value.Remaining));
    }
}
