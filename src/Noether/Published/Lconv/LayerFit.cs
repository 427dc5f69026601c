using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Optimization;
using Noether.Pairs;

namespace Noether.Published.Lconv;

/// <summary>The layer x' = x + W L x, fitted by either way, and what is read off it.</summary>
internal static class LayerFit
{
    private const double Rate = 1e-2;
    private const double AngleRate = 1e-3;
    private const double Falling = 0.7; // of the rate, every epoch
    private const int Scales = 48;
    private const int ScalePairs = 400;

    /// <summary>R of x' = R x on the pairs as they are, r x r.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="settings">How.</param>
    /// <param name="told">Told the share that is done; may be null.</param>
    /// <param name="context">Seed and cancellation.</param>
    public static Matrix Map(PairInput pairs, LconvSettings settings, Action<double>? told, RunContext context) =>
        settings.Fit == LconvFit.LeastSquares ? StepFit.Map(pairs) : Descend(pairs, settings, told, context);

    /// <summary>The generator of one step s for all pairs.</summary>
    public static PairFit Fixed(PairInput pairs, LconvSettings settings, Action<double>? told, RunContext context)
    {
        var step = pairs.Steps?[0] ?? 1;
        var map = Map(pairs, settings, told, context);
        var difference = map.Clone();
        for (var i = 0; i < pairs.Rank; i++)
            difference[i, i] -= 1;
        // Shuffled pairs may have no logarithm, and only what the map leaves of them counts.
        var generator = settings.Readout == LconvReadout.Logarithm && MatrixLogarithm.Obstacle(map) is null
            ? MatrixLogarithm.Of(map) : difference;
        GeneratorSpan.Scale(generator, 1 / step);
        return new PairFit(
            new PairModel
            {
                Name = $"L-conv, {(settings.Fit == LconvFit.Descent ? "descent" : "least squares")}",
                Generator = generator,
            },
            [.. Enumerable.Repeat(step, pairs.Before.Rows)], StepFit.Unexplained(pairs, map));
    }

    /// <summary>Steps that are given and differ: L of the network that regresses them, at the scale that explains the
    /// pairs best.</summary>
    public static (PairFit Fit, double Error) Angles(
        PairInput pairs, LconvSettings settings, Action<double>? told, RunContext context)
    {
        var (before, after) = (Raw(pairs, pairs.Before), Raw(pairs, pairs.After));
        var network = new AngleNetwork(before.Columns, settings.Channels, settings.Recursions, context.Seed);
        var epochs = settings.Epochs ?? 6;
        Descent(pairs.Training, epochs, AngleRate, settings.Batch, network.Parameters, network.Gradient, rows =>
            network.Loss(
                before.CopyRows(rows), after.CopyRows(rows),
                    [.. rows.ToArray().Select(i => pairs.Steps![i])]),
            told, context);
        var held = pairs.Before.Rows - pairs.Training;
        var said = network.Forward(before.CopyRows(pairs.Training, held), after.CopyRows(pairs.Training, held));
        var error = Enumerable.Range(0, held).Average(i => Math.Pow(said[i, 0] - pairs.Steps![pairs.Training + i], 2));
        var map = new Matrix(before.Columns, before.Columns, network.Map.ToArray());
        var generator = Scaled(pairs, MatrixOps.Congruence(pairs.Axes.Transposed(), map));
        var model = new PairModel
        {
            Name = $"L-conv, steps by {settings.Recursions} recursions",
            Generator = generator,
        };
        return (new PairFit(model, pairs.Steps!, model.Unexplained(pairs, pairs.Steps!, pairs.Training)), error);
    }

    // Adam on L and the number W, which begin as the layer of the source does.
    private static Matrix Descend(PairInput pairs, LconvSettings settings, Action<double>? told, RunContext context)
    {
        var (before, after) = (Raw(pairs, pairs.Before), Raw(pairs, pairs.After));
        var d = before.Columns;
        var (parameters, gradient) = (new double[(d * d) + 1], new double[(d * d) + 1]);
        new CounterRandom(context.Seed, stream: 72).FillNormal(parameters);
        foreach (ref var entry in parameters.AsSpan(0, d * d))
            entry *= Math.Sqrt(2) / d;
        parameters[^1] *= Math.Sqrt(2);
        Descent(pairs.Training, settings.Epochs ?? 20, Rate, settings.Batch, parameters, gradient, rows =>
        {
            var (x, y) = (before.CopyRows(rows), after.CopyRows(rows));
            var (mapped, rest) = (new Matrix(x.Rows, d), x.Clone());
            Gemm.Multiply(mapped.Values, x.Values, parameters.AsSpan(0, d * d), x.Rows, d, d, transposeB: true);
            MatrixOps.AddScaled(rest.Values, mapped.Values, parameters[^1]);
            MatrixOps.AddScaled(rest.Values, y.Values, -1);
            var factor = 2.0 / rest.Values.Length;
            Gemm.Multiply(
                gradient.AsSpan(0, d * d), rest.Values, x.Values, d, d, x.Rows, transposeA: true,
                    alpha: factor * parameters[^1]);
            gradient[^1] = factor * MatrixOps.Dot(rest.Values, mapped.Values);
            return MatrixOps.SquaredNorm(rest) / rest.Values.Length;
        }, told, context);
        var map = new Matrix(d, d, [.. parameters.Take(d * d).Select(entry => entry * parameters[^1])]);
        for (var i = 0; i < d; i++)
            map[i, i] += 1;
        return MatrixOps.Congruence(pairs.Axes.Transposed(), map);
    }

    private static void Descent(
        int count, int epochs, double rate, int batch, double[] parameters, double[] gradient,
        Func<ReadOnlySpan<int>, double> loss,
        Action<double>? told, RunContext context)
    {
        var adam = new Adam<double>(parameters.Length);
        var random = new CounterRandom(context.Seed, stream: 73);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var order = random.Permutation(count);
            for (var first = 0; first < count; first += batch)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                loss(order.AsSpan(first, Math.Min(batch, count - first)));
                adam.Step(parameters, gradient, rate * Math.Pow(Falling, epoch));
            }

            told?.Invoke((epoch + 1.0) / epochs);
        }
    }

    // The layer fixes no scale of L, nor its sign: the one that explains training pairs best.
    private static Matrix Scaled(PairInput pairs, Matrix map)
    {
        var unit = map.Clone();
        GeneratorSpan.Scale(unit, 1 / Math.Max(Math.Sqrt(MatrixOps.SquaredNorm(map)), double.Epsilon));
        var size = pairs.Steps!.Max(Math.Abs);
        var from = Math.Max(0, pairs.Training - ScalePairs);
        var part = pairs with
        {
            Before = pairs.Before.CopyRows(from, pairs.Training - from),
            After = pairs.After.CopyRows(from, pairs.Training - from),
        };
        var steps = pairs.Steps![from..pairs.Training];
        var (best, least) = (unit, double.PositiveInfinity);
        for (var k = 0; k < 2 * Scales; k++)
        {
            var generator = unit.Clone();
            GeneratorSpan.Scale(generator, (k < Scales ? 1 : -1) * 0.05 * Math.Pow(1.15, k % Scales) / size);
            var left = new PairModel { Name = "", Generator = generator }.Unexplained(part, steps, 0);
            if (left < least)
                (best, least) = (generator, left);
        }

        return best;
    }

    private static Matrix Raw(PairInput pairs, Matrix rows) => MatrixOps.MultiplyTransposed(rows, pairs.Axes);
}
