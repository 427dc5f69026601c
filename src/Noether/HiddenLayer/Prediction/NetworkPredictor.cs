using System.Diagnostics;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Probing;
using Noether.HiddenLayer.Representation;

namespace Noether.HiddenLayer.Prediction;

/// <summary>
/// Judges the networks of a picture one after another, as soon as each is trained: what it finds of one does not depend
/// on the others, so the order makes no difference. Not for several threads at a time.
/// </summary>
/// <param name="model">The classifier of scatter pictures.</param>
/// <param name="probe">Reads the networks instead; null for the classifier.</param>
/// <param name="points">The points that the networks learnt.</param>
/// <param name="units">Units of their last hidden layer.</param>
/// <param name="count">Networks in all.</param>
internal sealed class NetworkPredictor(
    SymmetryModel model, SymmetryProbe? probe, DecoyPoints points, int units, int count)
{
    private readonly PrincipalComponents components = new(units);
    private readonly NetworkPrediction?[] predictions = new NetworkPrediction?[count];
    private readonly Stopwatch clock = new();

    /// <summary>The networks judged so far, in the order of their numbers.</summary>
    public IReadOnlyList<NetworkPrediction> Predictions => [.. predictions.OfType<NetworkPrediction>()];

    /// <summary>How many networks have been judged.</summary>
    public int Count { get; private set; }

    /// <summary>Seconds that judging has taken.</summary>
    public double Seconds => clock.Elapsed.TotalSeconds;

    /// <summary>Judges a network.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="network">The trained network.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Predict(int number, DecoyNetwork network, CancellationToken cancellationToken)
    {
        clock.Start();
        var packed = HiddenPoints.Of(network, points, components);
        var read = probe?.Read(network, keep: number < ProbeCalibration.Default.MostNetworks);
        // One thread: the others go on training meanwhile.
        var likelihoods = read is null
            ? model.Likelihoods([packed], threads: 1, cancellationToken)[0]
            : ProbeCalibration.Default.Likelihoods(ProbeSummary.Of(probe!.Hidden([read])).Features);
        clock.Stop();
        predictions[number] = new NetworkPrediction(number, likelihoods, network.Accuracy, network.EpochKept, packed)
        {
            Probe = read,
        };
        Count++;
    }
}
