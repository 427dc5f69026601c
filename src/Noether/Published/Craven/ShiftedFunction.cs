using Noether.Discovery;
using Noether.Numerics;

namespace Noether.Published.Craven;

/// <summary>A function of samples whose origin was moved.</summary>
/// <param name="function">The function.</param>
/// <param name="origin">What is added to every sample.</param>
internal sealed class ShiftedFunction(IFunctionOracle function, double[] origin) : IFunctionOracle
{
    /// <inheritdoc/>
    public string Source => function.Source;

    /// <inheritdoc/>
    public int Inputs => function.Inputs;

    /// <inheritdoc/>
    public int Outputs => function.Outputs;

    /// <inheritdoc/>
    public double Precision => function.Precision;

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> points, Span<double> values)
    {
        var moved = points.ToArray();
        for (var i = 0; i < moved.Length; i += origin.Length)
            MatrixOps.AddScaled(moved.AsSpan(i, origin.Length), origin, 1);
        function.Evaluate(moved, values);
    }
}
