using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Rivals.LieFlow;

/// <summary>
/// LieFlow (arXiv 2512.20043) over the rotations of the plane: samples are turned by a random angle, x_0 = g x_1, and a
/// network learns the constant velocity A of the path x_t = exp(t A) x_0 back, exp(A) = g^-1. Followed from random
/// rotations of samples, it leads to rotations of the symmetry alone. Times are the fifth root of uniform ones, since
/// paths part near the end only.
/// </summary>
internal sealed class FlowTraining
{
    private const int Batch = 1024;
    private const double Rate = 3e-3;
    private const double Power = 0.2;

    private readonly Matrix samples;
    private readonly CounterRandom random;
    private readonly FlowNetwork network;
    private readonly Leaf<float> x;
    private readonly Leaf<float> waves;
    private readonly Leaf<float> target;
    private readonly Plan<float> plan;
    private readonly Descent<float> descent;
    private readonly int batch;

    /// <summary>Makes the network.</summary>
    /// <param name="samples">Points of the plane, n x (x0, y0, x1, y1, ...).</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    public FlowTraining(Matrix samples, ulong seed, int threads = 1)
    {
        this.samples = samples;
        random = new CounterRandom(seed, stream: 500);
        network = new FlowNetwork(samples.Columns, random, threads);
        batch = Math.Min(Batch, samples.Rows);
        (x, waves) = network.Inputs(batch);
        target = new Leaf<float>(1, batch, 4);
        plan = new Plan<float>(
            Reductions.Mean(Functions.Square(Arithmetic.Subtract(network.Of(x, waves), target))), network.Parameters);
        descent = new Descent<float>(network.Parameters, Rate);
    }

    /// <summary>Uses every sample once, but for those that do not fill a batch.</summary>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>Mean loss.</returns>
    public double Epoch(CancellationToken cancellation)
    {
        var order = random.Permutation(samples.Rows);
        var (steps, sum) = (samples.Rows / batch, 0.0);
        for (var step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < batch; i++)
            {
                var angle = Math.PI * ((2 * random.NextDouble()) - 1);
                var t = Math.Pow(random.NextDouble(), Power);
                // exp(t A) g x = turned by (1 - t) of the angle; A turns by minus the angle.
                Turn(samples.Row(order[(step * batch) + i]), (1 - t) * angle, x.Values.AsSpan(i * x.Columns, x.Columns));
                FlowNetwork.Fill(t, waves.Values.AsSpan(i * waves.Columns, waves.Columns));
                var velocity = target.Values.AsSpan(4 * i, 4);
                (velocity[1], velocity[2]) = ((float)angle, (float)-angle);
            }

            sum += plan.Run();
            descent.Step();
        }

        return sum / steps;
    }

    /// <summary>
    /// Follows the flow from samples turned at random; of the velocity the part counts that turns.
    /// </summary>
    /// <param name="points">Samples, m x width.</param>
    /// <param name="steps">Euler steps, at times (i / steps)^(1/5).</param>
    /// <param name="seed">Draws the rotations.</param>
    /// <returns>The angle from each sample to where it ended, -pi to pi.</returns>
    public double[] Angles(Matrix points, int steps, ulong seed)
    {
        var chance = new CounterRandom(seed, stream: 501);
        var (here, times) = network.Inputs(points.Rows);
        var answer = network.Of(here, times);
        var forward = new Plan<float>(answer);
        var angles = new double[points.Rows];
        foreach (ref var angle in angles.AsSpan())
            angle = Math.PI * ((2 * chance.NextDouble()) - 1);
        for (var step = 0; step < steps; step++)
        {
            var (t, next) = (Math.Pow((double)step / steps, Power), Math.Pow((step + 1.0) / steps, Power));
            for (var i = 0; i < points.Rows; i++)
            {
                Turn(points.Row(i), angles[i], here.Values.AsSpan(i * here.Columns, here.Columns));
                FlowNetwork.Fill(t, times.Values.AsSpan(i * times.Columns, times.Columns));
            }

            forward.Forward();
            for (var i = 0; i < angles.Length; i++)
                angles[i] += (next - t) * 0.5 * (answer.Values[(4 * i) + 2] - answer.Values[(4 * i) + 1]);
        }

        return [.. angles.Select(angle => Math.IEEERemainder(angle, 2 * Math.PI))];
    }

    // [[0, -1], [1, 0]] turns by a positive angle.
    private static void Turn(ReadOnlySpan<double> row, double angle, Span<float> turned)
    {
        var (sine, cosine) = Math.SinCos(angle);
        for (var k = 0; k < row.Length; k += 2)
        {
            turned[k] = (float)((cosine * row[k]) - (sine * row[k + 1]));
            turned[k + 1] = (float)((sine * row[k]) + (cosine * row[k + 1]));
        }
    }
}
