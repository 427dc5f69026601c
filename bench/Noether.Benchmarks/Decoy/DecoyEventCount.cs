using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.Benchmarks.Decoy;

/// <summary>
/// How often units of the first layer switch along the tours of a trained network; in training the number hardly
/// changes after the first epochs.
/// </summary>
/// <param name="Training">Events of the points in training, without those behind the last point of a stretch.</param>
/// <param name="Validation">Events of the points for validation, likewise.</param>
internal sealed record DecoyEventCount(double Training, double Validation)
{
    /// <summary>Counts the mean over networks of one training.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="pictures">Points of the pictures that they learnt.</param>
    /// <param name="settings">How they were trained.</param>
    /// <param name="seed">Seed of the training.</param>
    public static DecoyEventCount Of(
        IReadOnlyList<DecoyNetwork> networks, DecoyPoints[] pictures, DecoySettings settings, ulong seed)
    {
        double training = 0, validation = 0;
        foreach (var network in networks)
        {
            var picture = pictures[network.Picture];
            var order = Enumerable.Range(0, picture.Count).ToArray();
            DecoyStart.Shuffle(order, DecoyStart.Stream(seed, network.Picture, network.Network, DecoyStream.Split));
            var held = settings.ValidationCount(picture.Count);
            validation += Count(network, picture, order.AsSpan(0, held));
            training += Count(network, picture, order.AsSpan(held));
        }
        return new DecoyEventCount(training / networks.Count, validation / networks.Count);
    }

    private static unsafe int Count(DecoyNetwork network, DecoyPoints picture, ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            return 0;
        var tour = new PointTour(numbers.Length);
        tour.Reset(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            var at = 2 * numbers[i];
            tour.Put(i, picture.Coordinates[at], picture.Coordinates[at + 1], picture.OnContour[numbers[i]]);
        }
        tour.Arrange(lasting: true);
        var units = network.FirstUnits;
        var slopes = new AlignedFloats[3];
        for (var part = 0; part < slopes.Length; part++)
        {
            slopes[part] = new AlignedFloats(DecoyLayout.Padded(units));
            network.Weights.AsSpan(part * units, units).CopyTo(slopes[part].Span);
        }
        var events = new UnitEvents(DecoyPasses.For(Simd.Level), units, tour.Count, DecoyKernel.DefaultStretch);
        events.Find(tour, slopes[0].Pointer, slopes[1].Pointer, slopes[2].Pointer);
        var count = 0;
        foreach (var stretch in events.Stretches)
            count += stretch.Off - stretch.On;
        return count;
    }
}
