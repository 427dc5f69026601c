using Noether.HiddenLayer;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Probing;
using Noether.Pictures;

namespace Noether.Studies.Drawings;

/// <summary>A picture as the probe reads it.</summary>
/// <param name="Summaries">Candidates of all networks, in the order of <see cref="ProbeSource"/>.</param>
/// <param name="Accuracy">Mean share of the validation points that the networks put on the right side.</param>
/// <param name="Frame">Where the window lies in the picture; of no meaning for templates.</param>
internal sealed record ReadPicture(ProbeSummary[] Summaries, double Accuracy, WindowFrame Frame = default)
{
    /// <summary>Points of each kind, as <c>symmetry-of</c> draws them.</summary>
    private const int PointsOfEach = 1000;

    /// <summary>Reads a picture with the contour that users get.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="networks">Networks to train; with 0 the contour is read alone.</param>
    /// <param name="context">Threads and cancellation.</param>
    /// <exception cref="NoetherException">There is no contour.</exception>
    public static ReadPicture Of(Picture picture, int networks, StudyContext context)
    {
        var contour = ContourExtractor.Extract(picture, new HiddenLayerSettings().Contour);
        if (networks == 0)
        {
            var raw = SymmetryProbe.For(contour, new DecoySettings().LastUnits).Alone(contour.DistanceAt, contour.ToneAt);
            return new ReadPicture([raw.Summary], 1, contour.Frame);
        }

        var trained = Train(contour.Sample(PointsOfEach, 0), networks, 0, context);
        return Of(trained, SymmetryProbe.For(contour, new DecoySettings().LastUnits), contour.DistanceAt, contour.ToneAt) with
        {
            Frame = contour.Frame,
        };
    }

    private static IReadOnlyList<DecoyNetwork> Train(DecoyPoints points, int networks, ulong seed, StudyContext context) =>
        DecoyEnsemble.Train(
            [points], networks, new DecoySettings(), seed, context.Threads, cancellationToken: context.Cancellation);

    private static ReadPicture Of(
        IReadOnlyList<DecoyNetwork> trained, SymmetryProbe probe, Func<double, double, double> distance,
        Func<double, double, double>? tone = null)
    {
        var read = trained.Select(network => probe.Read(network)).ToArray();
        return new ReadPicture(
            [.. probe.Readings(read, distance, tone).Select(reading => reading.Summary)], trained.Average(network => network.Accuracy));
    }
}
