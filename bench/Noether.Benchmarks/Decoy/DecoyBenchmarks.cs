using BenchmarkDotNet.Attributes;
using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.Benchmarks.Decoy;

/// <summary>
/// The parts of an epoch of a network of the decoy task at 1,600 points for training and 400 for validation, with the
/// default layers: the gradient, and the errors in inference.
/// </summary>
[Config(typeof(QuickConfig))]
public class DecoyBenchmarks
{
    private const int Training = 1600;

    private readonly DecoyLayout layout = new(200, 100);
    private DecoyKernel? kernel;
    private DecoyState? state;
    private PointTour? batch;
    private PointTour? judged;

    [GlobalSetup]
    public void Setup()
    {
        var picture = DecoyProblem.Create()[0];
        state = new DecoyState(layout);
        kernel = new DecoyKernel(layout, Training, Simd.Level);
        DecoyStart.Initialise(state, layout, new CounterRandom(1));
        batch = Tour(picture, 0, Training);
        judged = Tour(picture, Training, picture.Count);
    }

    [Benchmark]
    public void Differentiate() => kernel!.Differentiate(state!, batch!);

    [Benchmark]
    public int Evaluate() => kernel!.Evaluate(state!, judged!).Errors;

    private PointTour Tour(DecoyPoints picture, int start, int end)
    {
        var tour = new PointTour(end - start);
        tour.Reset(end - start);
        for (var i = start; i < end; i++)
        {
            var at = 2 * i;
            tour.Put(i - start, picture.Coordinates[at], picture.Coordinates[at + 1], picture.OnContour[i]);
        }
        tour.Arrange(lasting: true);
        return tour;
    }
}
