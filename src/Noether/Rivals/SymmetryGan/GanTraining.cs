using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Rivals.SymmetryGan;

/// <summary>
/// SymmetryGAN (K. Desai, B. Nachman and J. Thaler, arXiv 2112.05722): an element g is trained so that a discriminator
/// of two layers of 25 units does not tell g(x) from x. Restarts are independent, and trained five at a time as one
/// product of stacks; each has random numbers of its own, so that it does not matter which go together.
/// </summary>
internal static class GanTraining
{
    private const int Together = 5;
    private const int Half = 64; // real samples, and fakes, of a step of the discriminator
    private const int Batch = 128; // of a step of the element
    private const int Units = 25;
    private const double Rate = 1e-3;
    private const double Epsilon = 1e-7;
    private const double CyclicWeight = 0.1;
    private const double ExchangedSlope = 16.118095650958319; // -log 1e-7
    private const double LastPart = 0.2;

    /// <summary>Trains.</summary>
    /// <param name="rows">Samples, from which every step draws anew.</param>
    /// <param name="recipe">How.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads; 0 means all processors.</param>
    /// <param name="told">Told the share that is done; from any thread, may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The element of every restart.</returns>
    public static FoundElement[] Run(
        Matrix rows, GanRecipe recipe, ulong seed, int threads, Action<double>? told, CancellationToken cancellation)
    {
        float[] values = [.. rows.Values.ToArray().Select(value => (float)value)];
        var found = new FoundElement[recipe.Restarts];
        var blocks = (recipe.Restarts + Together - 1) / Together;
        var done = 0L;
        ParallelBlocks.Run(blocks, threads, block =>
        {
            var first = block * Together;
            var count = Math.Min(Together, recipe.Restarts - first);
            Train(values, rows.Columns, recipe, [.. Enumerable.Range(first, count)], seed, steps => told?.Invoke(
                (double)Interlocked.Add(ref done, steps) / ((double)blocks * recipe.Steps)), cancellation)
                .CopyTo(found, first);
        }, cancellation);
        return found;
    }

    private static FoundElement[] Train(
        float[] rows, int d, GanRecipe recipe, int[] restarts, ulong seed, Action<int> told, CancellationToken cancellation)
    {
        CounterRandom[] random = [.. restarts.Select(restart => new CounterRandom(seed, stream: 300 + (ulong)restart))];
        var count = restarts.Length;
        var maps = new MapGraph(recipe.Family, d, recipe.Start, random);
        var network = new Perceptron<float>([d, Units, Units, 1], WeightStart.Glorot, random);
        var (real, source, points) =
            (new Leaf<float>(count, Half, d), new Leaf<float>(count, Half, d), new Leaf<float>(count, Batch, d));

        var realLoss = new LogisticLoss<float>(network.Of(real, Functions.Relu), 1);
        var fakeLoss = new LogisticLoss<float>(network.Of(Shapes.Stopped(maps.Of(source)), Functions.Relu), 0);
        var logits = network.Of(maps.Of(points), Functions.Relu);
        Node<float> loss = recipe.Exchanged
            ? Arithmetic.Scale(Reductions.Mean(Functions.Sigmoid(logits)), -ExchangedSlope)
            : new LogisticLoss<float>(logits, 1);
        if (recipe.Order > 0)
        {
            var apart = Arithmetic.Subtract(maps.Power(points, recipe.Order), points);
            loss = Arithmetic.Add(loss, Reductions.Mean(Functions.Square(apart)), CyclicWeight);
        }

        Plan<float>[] discriminating = recipe.OneStep
            ? [new Plan<float>(Arithmetic.Scale(Arithmetic.Add(realLoss, fakeLoss), 0.5), network.Parameters)]
            : [new Plan<float>(realLoss, network.Parameters), new Plan<float>(fakeLoss, network.Parameters)];
        var moving = new Plan<float>(loss, maps.Parameters);
        var (judge, element) = (new Descent<float>(network.Parameters, Rate, epsilon: Epsilon),
            new Descent<float>(maps.Parameters, Rate, epsilon: Epsilon));

        moving.Forward();
        var starts = Enumerable.Range(0, count).Select(g => (maps.MapOf(g), maps.OffsetOf(g))).ToArray();
        var (means, offsets) = (new double[count * d * d], new double[count * d]);
        var (from, last) = ((int)((1 - LastPart) * recipe.Steps), 0);
        const int Often = 50;
        for (var step = 0; step < recipe.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var g = 0; g < count; g++)
            {
                Draw(rows, d, real.Value(g), random[g]);
                Draw(rows, d, source.Value(g), random[g]);
                Draw(rows, d, points.Value(g), random[g]);
            }

            foreach (var plan in discriminating)
            {
                plan.Run();
                judge.Step();
            }

            moving.Run();
            element.Step();
            if (step >= from)
            {
                for (var i = 0; i < means.Length; i++)
                    means[i] += maps.Map.Values[i];
                for (var i = 0; i < offsets.Length && maps.Offset is not null; i++)
                    offsets[i] += maps.Offset.Values[i];
            }

            if ((step + 1) % Often != 0 && step + 1 != recipe.Steps)
                continue;
            told(step + 1 - last);
            last = step + 1;
        }

        moving.Forward();
        var averaged = recipe.Steps - from;
        return [.. Enumerable.Range(0, count).Select(g => new FoundElement(
            new Matrix(d, d, maps.MapOf(g)), maps.OffsetOf(g),
            maps.Settled(new Matrix(d, d, [.. means.AsSpan(g * d * d, d * d).ToArray().Select(sum => sum / averaged)])),
            [.. offsets.AsSpan(g * d, d).ToArray().Select(sum => sum / averaged)],
            new Matrix(d, d, starts[g].Item1), starts[g].Item2))];
    }

    private static void Draw(float[] rows, int d, Span<float> points, CounterRandom random)
    {
        var count = rows.Length / d;
        for (var i = 0; i < points.Length; i += d)
            rows.AsSpan(random.NextInt(count) * d, d).CopyTo(points[i..]);
    }
}
