using Noether.Numerics;

namespace Noether.Tests.Networks;

/// <summary>
/// What every layer has to obey. The loss is the sum of the outputs times fixed random numbers; its derivatives are
/// compared with central differences of the oracle, so that the differences have no rounding errors of floats.
/// </summary>
internal static class LayerLaws
{
    // Sums of up to a thousand float products, relative to the largest value.
    private const double ForwardTolerance = 2e-5;

    // Those of the forward pass again, through a second product; batch norm divides by small deviations.
    private const double GradientTolerance = 1e-4;

    // The third derivative times the square of this is far below the tolerance, and rounding over it as well.
    private const double Difference = 1e-5;

    // Arrays up to this length are checked number by number, longer ones along this many random directions.
    private const int EveryNumber = 160;
    private const int Directions = 4;

    /// <summary>Throws unless the output is that of the oracle.</summary>
    public static void CheckForward(LayerCase layerCase)
    {
        var run = new LayerRun(layerCase, threads: 1);
        AssertClose(run.Oracle(), run.Output, ForwardTolerance, $"{layerCase.Name}: output");
    }

    /// <summary>Throws unless the gradients are those of the oracle.</summary>
    public static void CheckBackward(LayerCase layerCase)
    {
        var run = new LayerRun(layerCase, threads: 1);
        CheckGradient(run, run.Input, run.InputGradient, $"{layerCase.Name}: gradient by input");
        for (var i = 0; i < run.Learnt.Length; i++)
            CheckGradient(run, run.Learnt[i], run.LearntGradients[i], $"{layerCase.Name}: gradient by array {i}");
    }

    /// <summary>Throws unless three threads give the bits of one.</summary>
    public static void CheckThreads(LayerCase layerCase)
    {
        var one = new LayerRun(layerCase, threads: 1);
        var three = new LayerRun(layerCase, threads: 3);
        Assert.Equal(one.Output, three.Output);
        Assert.Equal(one.InputGradient, three.InputGradient);
        Assert.Equal(one.LearntGradients, three.LearntGradients);
    }

    /// <summary>Throws unless a second pass with the same layer object gives the same bits.</summary>
    public static void CheckRepetition(LayerCase layerCase)
    {
        var once = new LayerRun(layerCase, threads: 1);
        var twice = new LayerRun(layerCase, threads: 1, passes: 2);
        Assert.Equal(once.Output, twice.Output);
        Assert.Equal(once.InputGradient, twice.InputGradient);
        Assert.Equal(once.LearntGradients, twice.LearntGradients);
    }

    private static void CheckGradient(LayerRun run, double[] at, float[] gradient, string what)
    {
        Assert.Equal(at.Length, gradient.Length);
        var scale = gradient.Length == 0 ? 1 : Math.Max(1e-3, gradient.Max(Math.Abs));
        if (at.Length <= EveryNumber)
        {
            for (var i = 0; i < at.Length; i++)
            {
                var direction = new double[at.Length];
                direction[i] = 1;
                var error = Math.Abs(run.Slope(at, direction, Difference) - gradient[i]);
                Assert.True(error <= GradientTolerance * scale, $"{what}, number {i}: {error} off, of {scale}.");
            }

            return;
        }

        for (var d = 0; d < Directions; d++)
        {
            var direction = new double[at.Length];
            new CounterRandom(99, (ulong)d).FillNormal(direction.AsSpan());
            var along = gradient.Select((g, i) => g * direction[i]).Sum();
            var error = Math.Abs(run.Slope(at, direction, Difference / Math.Sqrt(at.Length)) - along);
            Assert.True(
                error <= GradientTolerance * scale * Math.Sqrt(at.Length),
                $"{what}, direction {d}: {error} off, of {scale}.");
        }
    }

    private static void AssertClose(double[] expected, float[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Math.Abs(expected[i] - actual[i]);
            Assert.True(error <= tolerance * scale, $"{what}, number {i}: {error} off, of {scale}.");
        }
    }
}
