using Noether.Discovery;
using Noether.Labels;
using Noether.Numerics;

namespace Noether.Published.Forestano;

/// <summary>A function on coordinates, scaled so that the root mean square of its gradient is 1.</summary>
internal sealed class ScaledFunction
{
    private readonly IFunctionOracle function;
    private readonly SampleSpan span;
    private readonly double[] scales;
    private readonly double deviation; // of the scaled values, all outputs together

    /// <summary>Scales.</summary>
    /// <param name="function">The function of samples.</param>
    /// <param name="span">Coordinates.</param>
    /// <param name="points">n x v r coordinates.</param>
    /// <param name="cancellation">Stops.</param>
    public ScaledFunction(IFunctionOracle function, SampleSpan span, Matrix points, CancellationToken cancellation)
    {
        (this.function, this.span) = (function, span);
        scales = FunctionGradients.Scales(FunctionGradients.Values(function, span, points), function.Outputs);
        Gradients = FunctionGradients.Gradients(function, span, points, scales, cancellation);
        var size = Math.Sqrt(Gradients.Sum(MatrixOps.SquaredNorm) / points.Rows);
        foreach (var gradient in Gradients)
        {
            foreach (ref var value in gradient.Values)
                value /= size;
        }

        deviation = 1 / size;
        for (var m = 0; m < scales.Length; m++)
            scales[m] /= size;
    }

    /// <summary>Gradients at the points, n x v r for every output.</summary>
    public Matrix[] Gradients { get; }

    /// <summary>Scaled values, n x m.</summary>
    public Matrix Values(Matrix points)
    {
        var values = FunctionGradients.Values(function, span, points);
        for (var i = 0; i < values.Rows; i++)
            for (var m = 0; m < scales.Length; m++)
                values[i, m] *= scales[m];
        return values;
    }

    /// <summary>Mean squared change where points move along a generator, as a share of the variance.</summary>
    /// <param name="points">n x v r.</param>
    /// <param name="vectors">v.</param>
    /// <param name="generator">r x r, of norm one.</param>
    public double Change(Matrix points, int vectors, Matrix generator)
    {
        var (before, after) = (Values(points), Values(MovedSamples.Of(points, vectors, generator, 1)));
        var change = 0.0;
        for (var i = 0; i < before.Values.Length; i++)
            change += Math.Pow(after.Values[i] - before.Values[i], 2) / points.Rows;
        return change / (deviation * deviation * Math.Max(1, scales.Count(scale => scale > 0)));
    }
}
