using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Decoy;

/// <summary>A small network with random parameters and a batch, for the kernel and for its oracle.</summary>
internal sealed class DecoyProblem
{
    public DecoyProblem(int first, int last, int points, ulong seed, SimdLevel level, int stretch = 512)
    {
        Layout = new DecoyLayout(first, last);
        Kernel = new DecoyKernel(Layout, points, level, stretch);
        State = new DecoyState(Layout);
        var random = new CounterRandom(seed, 1);
        DecoyStart.Initialise(State, Layout, random);

        // Batch norms away from their neutral start, so that each of their gradients matters.
        Disturb(random, Layout.FirstScale, first, 0.3);
        Disturb(random, Layout.FirstShift, first, 0.3);
        Disturb(random, Layout.LastScale, last, 0.3);
        Disturb(random, Layout.LastShift, last, 0.3);
        Disturb(random, Layout.InputScale, 2, 0.2);
        Disturb(random, Layout.InputShift, 2, 0.4);
        Labels = new bool[points];
        Points = new double[points][];
        for (var i = 0; i < points; i++)
        {
            Points[i] = [random.NextNormal(), random.NextNormal()];
            Labels[i] = random.NextInt(2) == 1;
        }
        Normalise();
        Tour = new PointTour(points);
        Tour.Reset(points);
        for (var i = 0; i < points; i++)
            Tour.Put(i, (float)Points[i][0], (float)Points[i][1], Labels[i]);
        Tour.Arrange(lasting: true);
    }

    public DecoyLayout Layout { get; }

    public DecoyKernel Kernel { get; }

    public DecoyState State { get; }

    public PointTour Tour { get; }

    public double[][] Points { get; }

    public bool[] Labels { get; }

    public double[] Parameters => Array.ConvertAll(State.Parameters.Span.ToArray(), value => (double)value);

    /// <summary>Numbers of all parameters that are not padding, with the name of their part.</summary>
    public IEnumerable<(string Part, int Index)> Indices()
    {
        for (var k = 0; k < Layout.First; k++)
        {
            yield return ("first weights x", Layout.FirstX + k);
            yield return ("first weights y", Layout.FirstY + k);
            yield return ("first biases", Layout.FirstBias + k);
            yield return ("first scale", Layout.FirstScale + k);
            yield return ("first shift", Layout.FirstShift + k);
            for (var j = 0; j < Layout.Last; j++)
                yield return ("second weights", Layout.Second + (k * Layout.Stride) + j);
        }
        for (var j = 0; j < Layout.Last; j++)
        {
            yield return ("second biases", Layout.SecondBias + j);
            yield return ("output weights", Layout.Output + j);
            yield return ("last scale", Layout.LastScale + j);
            yield return ("last shift", Layout.LastShift + j);
        }
        for (var d = 0; d < 2; d++)
        {
            yield return ("input scale", Layout.InputScale + d);
            yield return ("input shift", Layout.InputShift + d);
        }
        yield return ("bias", Layout.Bias);
    }

    // The kernel takes coordinates of mean 0 and variance 1, the oracle normalises whatever it gets: with variance
    // 1 - epsilon both see the same inputs.
    private void Normalise()
    {
        for (var d = 0; d < 2; d++)
        {
            var mean = Points.Average(point => point[d]);
            var scale = Math.Sqrt((1 - 1e-5) / Points.Average(point => (point[d] - mean) * (point[d] - mean)));
            foreach (var point in Points)
                point[d] = (float)((point[d] - mean) * scale);
        }
    }

    private void Disturb(CounterRandom random, int start, int count, double size)
    {
        foreach (ref var value in State.Parameters.Span.Slice(start, count))
            value += (float)(size * random.NextNormal());
    }
}
