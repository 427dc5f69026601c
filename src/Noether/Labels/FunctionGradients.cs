using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Labels;

/// <summary>The symmetry algebra of a function that can be asked anywhere.</summary>
internal static class FunctionGradients
{
    private const double MostInside = 1e-2;
    private const int HeldOut = 200;
    private const int Stride = 4; // points of a difference

    /// <summary>Measures.</summary>
    /// <param name="function">The function of v vectors.</param>
    /// <param name="span">Coordinates of the samples.</param>
    /// <param name="points">n x v r coordinates; the last 200 are held out.</param>
    /// <param name="vectors">Vectors in a point, v.</param>
    /// <param name="context">Seed and cancellation.</param>
    public static LabelEvidence Measure(
        IFunctionOracle function, SampleSpan span, Matrix points, int vectors, RunContext context)
    {
        var used = points.Rows - HeldOut;
        var training = points.CopyRows(0, used);
        var held = points.CopyRows(used, HeldOut);
        var scales = Scales(Values(function, span, training), function.Outputs);
        var gradients = Gradients(function, span, training, scales, context.Cancellation);
        var moment = GradientMoment.Of(training, vectors, gradients, gradients);
        // Differences of fourth order leave about precision^0.8 of a gradient, and eigenvalues are squares.
        var floor = Math.Pow(function.Precision, 1.6);
        var cut = SpectrumCut.Of(moment.Values, MostInside, floor);
        var evidence = new LabelEvidence
        {
            Source = GradientSource.Function,
            Model = "differences of fourth order",
            Samples = used,
            Moment = moment,
            Cut = cut,
        };
        if (cut.Count == 0)
            return evidence;
        var outside = Change(function, span, held, vectors, moment.Generator(cut.Count), scales);
        var random = new CounterRandom(context.Seed, stream: 7);
        var worst = 0.0;
        for (var draw = 0; draw < 3; draw++)
        {
            var coefficients = new double[cut.Count];
            random.FillNormal(coefficients);
            var generator = GeneratorSpan.Combine(evidence.Directions(), coefficients);
            GeneratorSpan.Scale(generator, 1 / Math.Sqrt(MatrixOps.SquaredNorm(generator)));
            worst = Math.Max(worst, Change(function, span, held, vectors, generator, scales));
        }

        return evidence with { Loss = worst, LossOutside = outside };
    }

    /// <summary>Values at coordinates, n x m; refuses what is not finite.</summary>
    public static Matrix Values(IFunctionOracle function, SampleSpan span, Matrix points)
    {
        var values = new Matrix(points.Rows, function.Outputs);
        function.Evaluate(span.Up(points).Values, values.Values);
        foreach (var value in values.Values)
        {
            if (!double.IsFinite(value))
            {
                throw new NoetherException(
                    $"The function {function.Source} answers with {value} for a sample; it must have finite values at and "
                    + "around all samples, so leave out those where it has none.");
            }
        }

        return values;
    }

    /// <summary>1 over the deviation of each output; 0 for a constant one.</summary>
    public static double[] Scales(Matrix values, int outputs)
    {
        var scales = new double[outputs];
        for (var m = 0; m < outputs; m++)
        {
            var (mean, square) = (0.0, 0.0);
            for (var i = 0; i < values.Rows; i++)
                mean += values[i, m] / values.Rows;
            for (var i = 0; i < values.Rows; i++)
                square += (values[i, m] - mean) * (values[i, m] - mean) / values.Rows;
            scales[m] = square > 0 ? 1 / Math.Sqrt(square) : 0;
        }

        return scales;
    }

    /// <summary>
    /// (f(x - 2h) - 8 f(x - h) + 8 f(x + h) - f(x + 2h)) / 12h, with the h at which truncation and rounding are alike.
    /// </summary>
    /// <param name="function">The function of v vectors.</param>
    /// <param name="span">Coordinates of the samples.</param>
    /// <param name="points">n x v r coordinates.</param>
    /// <param name="scales">Factor of each output.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>n x v r for every output.</returns>
    public static Matrix[] Gradients(
        IFunctionOracle function, SampleSpan span, Matrix points, double[] scales, CancellationToken cancellation)
    {
        var (n, q) = (points.Rows, points.Columns);
        var step = Math.Pow(function.Precision, 0.2);
        Span<double> places = [-2, -1, 1, 2];
        Span<double> weights = [1, -8, 8, -1];
        var gradients = scales.Select(_ => new Matrix(n, q)).ToArray();
        for (var i = 0; i < n; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var moved = new Matrix(Stride * q, q);
            for (var k = 0; k < moved.Rows; k++)
            {
                points.Row(i).CopyTo(moved.Row(k));
                moved[k, k / Stride] += places[k % Stride] * step;
            }

            var values = Values(function, span, moved);
            for (var k = 0; k < moved.Rows; k++)
                for (var m = 0; m < scales.Length; m++)
                    gradients[m][i, k / Stride] += weights[k % Stride] * values[k, m] * scales[m] / (12 * step);
        }

        return gradients;
    }

    private static double Change(
        IFunctionOracle function, SampleSpan span, Matrix points, int vectors, Matrix generator, double[] scales)
    {
        var moved = MovedSamples.Of(points, vectors, generator, 1);
        var (before, after) = (Values(function, span, points), Values(function, span, moved));
        var change = 0.0;
        for (var i = 0; i < points.Rows; i++)
            for (var m = 0; m < scales.Length; m++)
                change += Math.Pow((after[i, m] - before[i, m]) * scales[m], 2) / points.Rows;
        return change / Math.Max(1, scales.Count(scale => scale > 0));
    }
}
