using Noether.Networks;
using Noether.Numerics;

namespace Noether.Tests.Networks;

/// <summary>One training pass of a layer on random numbers, and the same numbers for its oracle.</summary>
internal sealed class LayerRun
{
    private readonly Func<double[], double[][], double[]> oracle;
    private readonly double[] factors;

    public LayerRun(LayerCase layerCase, int threads, int passes = 1)
    {
        oracle = layerCase.Oracle;
        var layer = layerCase.Create();
        var learnt = layer.Parameters.Where(p => p.IsLearnt).ToArray();
        foreach (var parameter in learnt)
            new CounterRandom(3, (ulong)Array.IndexOf(learnt, parameter)).FillNormal(parameter.Values);
        var input = Normal(layerCase.Count * layer.Input.Length, 1);
        var factor = Normal(layerCase.Count * layer.Output.Length, 2);
        var pass = new Pass(true, threads, Seed: 5, Step: 11);
        Output = new float[factor.Length];
        InputGradient = new float[input.Length];
        for (var i = 0; i < passes; i++)
        {
            // Layers may work in place, so they get copies.
            var x = new Activation();
            x.Load(input, layer.Input, layerCase.Count);
            layer.Forward(x, pass).Save(Output);
            var dy = new Activation();
            dy.Load(factor, layer.Output, layerCase.Count);
            layer.Backward(dy, pass).Save(InputGradient);
        }

        Input = Doubles(input);
        Learnt = [.. learnt.Select(p => Doubles(p.Values))];
        LearntGradients = [.. learnt.Select(p => p.Gradient)];
        factors = Doubles(factor);
    }

    public double[] Input { get; }

    public double[][] Learnt { get; }

    public float[] Output { get; }

    public float[] InputGradient { get; }

    public float[][] LearntGradients { get; }

    public double[] Oracle() => oracle(Input, Learnt);

    /// <summary>
    /// The slope of the oracle's loss at the input or an array of <see cref="Learnt"/> in a direction.
    /// </summary>
    public double Slope(double[] at, double[] direction, double difference)
    {
        var old = (double[])at.Clone();
        for (var i = 0; i < at.Length; i++)
            at[i] = old[i] + (difference * direction[i]);
        var above = Loss();
        for (var i = 0; i < at.Length; i++)
            at[i] = old[i] - (difference * direction[i]);
        var below = Loss();
        old.CopyTo(at, 0);
        return (above - below) / (2 * difference);
    }

    private double Loss() => Oracle().Zip(factors, (y, f) => y * f).Sum();

    private static float[] Normal(int count, ulong stream)
    {
        var values = new float[count];
        new CounterRandom(17, stream).FillNormal(values);
        return values;
    }

    private static double[] Doubles(float[] values) => [.. values.Select(v => (double)v)];
}
