using Noether.Data;
using Noether.Numerics;

namespace Noether.Studies.Others;

/// <summary>Circular signals of N pixels, band-limited, and the same shifted by unknown parts of a pixel.</summary>
internal static class ShiftPairs
{
    /// <summary>Makes pairs.</summary>
    /// <param name="pixels">Pixels, N, even.</param>
    /// <param name="count">Number of pairs.</param>
    /// <param name="most">Shifts are uniform from minus to plus this many pixels; all equal to it where <paramref
    /// name="same"/>.</param>
    /// <param name="noise">Deviation of noise in both samples, of that of the signals.</param>
    /// <param name="seed">Draws everything.</param>
    /// <param name="same">Whether all shifts are equal.</param>
    /// <param name="mixed">Whether pixels are mixed by an orthogonal matrix drawn at random.</param>
    public static (DoubleSamples Before, DoubleSamples After, double[] Steps, Matrix Truth) Make(
        int pixels, int count, double most, double noise, ulong seed, bool same = false, bool mixed = false)
    {
        var random = new CounterRandom(seed, stream: 5);
        var (before, after) = (new double[count * pixels], new double[count * pixels]);
        var steps = new double[count];
        for (var i = 0; i < count; i++)
        {
            steps[i] = same ? most : most * ((2 * random.NextDouble()) - 1);
            var constant = random.NextNormal();
            for (var p = 0; p < pixels; p++)
                before[(i * pixels) + p] = after[(i * pixels) + p] = constant;
            for (var k = 1; k < pixels / 2; k++)
            {
                var (cosine, sine) = (random.NextNormal() * Math.Sqrt(2) / (1 + k),
                    random.NextNormal() * Math.Sqrt(2) / (1 + k));
                for (var p = 0; p < pixels; p++)
                {
                    before[(i * pixels) + p] += Wave(cosine, sine, k, p, pixels);
                    after[(i * pixels) + p] += Wave(cosine, sine, k, p - steps[i], pixels);
                }
            }
        }

        var size = Math.Sqrt(before.Average(value => value * value));
        for (var i = 0; i < before.Length; i++)
        {
            before[i] = (before[i] / size) + (noise * random.NextNormal());
            after[i] = (after[i] / size) + (noise * random.NextNormal());
        }

        var truth = Derivative(pixels);
        if (mixed)
        {
            var gaussian = new Matrix(pixels, pixels);
            random.FillNormal(gaussian.Values);
            var turn = MatrixOps.NearestOrthogonal(gaussian);
            (before, after) = (Turned(before, turn), Turned(after, turn));
            truth = MatrixOps.Congruence(turn, truth);
        }

        return (new DoubleSamples(before, pixels, "before"), new DoubleSamples(after, pixels, "after"), steps, truth);
    }

    // -d/dp of band-limited signals.
    private static Matrix Derivative(int pixels)
    {
        var derivative = new Matrix(pixels, pixels);
        for (var p = 0; p < pixels; p++)
            for (var q = 0; q < pixels; q++)
                for (var k = 1; k < pixels / 2; k++)
                    derivative[p, q] += 2.0 / pixels * (2 * Math.PI * k / pixels) * Math.Sin(2 * Math.PI * k * (p
                        - q) / pixels);
        return derivative;
    }

    private static double Wave(double cosine, double sine, int k, double place, int pixels)
    {
        var (s, c) = Math.SinCos(2 * Math.PI * k * place / pixels);
        return (cosine * c) + (sine * s);
    }

    private static double[] Turned(double[] rows, Matrix turn)
    {
        var matrix = new Matrix(rows.Length / turn.Rows, turn.Rows, rows);
        return MatrixOps.MultiplyTransposed(matrix, turn).Values.ToArray();
    }
}
