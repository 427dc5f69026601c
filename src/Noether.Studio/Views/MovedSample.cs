using Noether.Numerics;
using Noether.Reports;

namespace Noether.Studio.Views;

/// <summary>A sample and what a power of the generator makes of it.</summary>
public sealed record MovedSample
{
    /// <summary>Number of the sample among those shown.</summary>
    public required int Sample { get; init; }

    /// <summary>The power k.</summary>
    public required int Power { get; init; }

    /// <summary>The sample as read, d values.</summary>
    public required double[] Before { get; init; }

    /// <summary>G^k (x - mean) + mean, d values: the power is taken on the padded axis and cropped.</summary>
    public required double[] After { get; init; }

    /// <summary>L (x - mean)/deviation before.</summary>
    public required double[] HiddenBefore { get; init; }

    /// <summary>The same of the moved sample.</summary>
    public required double[] HiddenAfter { get; init; }

    /// <summary>Largest power that there is something to see of.</summary>
    public static int MostPower(LensRun lens) => (lens.Record.Dimension - 1) / 2;

    /// <summary>Moves a sample.</summary>
    /// <param name="found">The run.</param>
    /// <param name="sample">Number of the sample among those shown.</param>
    /// <param name="power">The power k, of any sign.</param>
    /// <exception cref="NoetherException">There is no such sample or power.</exception>
    public static MovedSample Of(FinishedRun found, int sample, int power)
    {
        if (sample < 0 || sample >= found.Samples.Rows.Count)
            throw new NoetherException($"There is no sample {sample}; there are {found.Samples.Rows.Count}.");
        var most = MostPower(found.Lens);
        if (Math.Abs(power) > most)
            throw new NoetherException($"The power must lie between -{most} and {most}, not {power}.");
        var before = found.Samples.Rows[sample];
        var after = Apply(found.Lens, before, power);
        return new MovedSample
        {
            Sample = sample,
            Power = power,
            Before = before,
            After = after,
            HiddenBefore = Represent(found.Lens, before),
            HiddenAfter = Represent(found.Lens, after),
        };
    }

    /// <summary>G^k (x - mean) + mean.</summary>
    public static double[] Apply(LensRun lens, double[] x, int power)
    {
        var d = x.Length;
        var mean = lens.Record.Normalisation.Mean;
        var n = lens.GeneratorPadded.Rows;
        var padding = (n - d) / 2;
        var column = new Matrix(n, 1);
        for (var i = 0; i < d; i++)
            column[padding + i, 0] = x[i] - mean;
        // G is orthogonal: its inverse is its transpose.
        var step = power < 0 ? lens.GeneratorPadded.Transposed() : lens.GeneratorPadded;
        for (var k = 0; k < Math.Abs(power); k++)
            column = MatrixOps.Multiply(step, column);
        return [.. Enumerable.Range(padding, d).Select(i => column[i, 0] + mean)];
    }

    private static double[] Represent(LensRun lens, double[] x)
    {
        var y = new double[x.Length];
        lens.Transform().Apply(Array.ConvertAll(x, value => (float)value), y);
        return y;
    }
}
