namespace Noether.Discovery;

/// <summary>A function of a program as an oracle.</summary>
/// <param name="inputs">Numbers that it takes, at least 1.</param>
/// <param name="outputs">Numbers that it answers with, at least 1.</param>
/// <param name="function">From <paramref name="inputs"/> numbers to <paramref name="outputs"/>; keeps neither
/// array.</param>
/// <param name="source">What to call it in messages and reports.</param>
public sealed class FunctionOracle(
    int inputs, int outputs, Func<double[], double[]> function, string source = "function") : IFunctionOracle
{
    /// <inheritdoc/>
    public string Source { get; } = source;

    /// <inheritdoc/>
    public int Inputs { get; } = inputs;

    /// <inheritdoc/>
    public int Outputs { get; } = outputs;

    /// <inheritdoc/>
    public double Precision => 1e-15;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The function answers with another number of values.</exception>
    public void Evaluate(ReadOnlySpan<double> points, Span<double> values)
    {
        for (var i = 0; i < points.Length / Inputs; i++)
        {
            var answer = function(points.Slice(i * Inputs, Inputs).ToArray());
            if (answer.Length != Outputs)
                throw new ArgumentException($"{Source} answers with {answer.Length} values, not {Outputs}.",
                    nameof(values));
            answer.CopyTo(values[(i * Outputs)..]);
        }
    }
}
