using Noether.Numerics;

namespace Noether.Published.SohlDickstein;

/// <summary>
/// The step of every pair under a generator in plane form: the best of a grid, refined twice by Newton's method. With a
/// blur of width sigma fast planes count less, by exp(-(sigma f)^2 / 2), and the amplitude is free.
/// </summary>
internal static class StepSearch
{
    private const int Places = 61;
    private const double Beyond = 1.2;
    private const int Newton = 2;

    /// <summary>Finds steps.</summary>
    /// <param name="form">The generator.</param>
    /// <param name="before">Coordinates of first samples along its rows, n x r.</param>
    /// <param name="after">Of second ones.</param>
    /// <param name="most">Largest step.</param>
    /// <param name="blur">sigma; 0 for none.</param>
    public static double[] Of(PlaneForm form, Matrix before, Matrix after, double most, double blur = 0)
    {
        int[] planes = [.. Enumerable.Range(0, form.Signed.Length).Where(k => form.Signed[k] > 0)];
        double[] frequencies = [.. planes.Select(k => form.Signed[k])];
        var (cosines, sines) = (new Matrix(Places, planes.Length), new Matrix(Places, planes.Length));
        for (var g = 0; g < Places; g++)
        {
            for (var p = 0; p < planes.Length; p++)
            {
                (sines[g, p], cosines[g, p]) = Math.SinCos(Place(g, most) * frequencies[p]);
            }
        }

        var (along, across, steps) = (new double[planes.Length], new double[planes.Length], new double[before.Rows]);
        double[] weights = [.. frequencies.Select(f => Math.Exp(-blur * blur * f * f / 2))];
        for (var i = 0; i < steps.Length; i++)
        {
            // x'.exp(s A) x = sum_p a cos(f s) + b sin(f s) + what rests, as v goes to w.
            for (var p = 0; p < planes.Length; p++)
            {
                var (x, y, u, v) = (before[i, planes[p]], before[i, planes[p] + 1], after[i, planes[p]],
                    after[i, planes[p] + 1]);
                (along[p], across[p]) = (weights[p] * ((x * u) + (y * v)), weights[p] * ((x * v) - (y * u)));
            }

            var (best, value) = (0, double.NegativeInfinity);
            for (var g = 0; g < Places; g++)
            {
                var next = MatrixOps.Dot(along, cosines.Row(g)) + MatrixOps.Dot(across, sines.Row(g));
                if (next > value)
                    (best, value) = (g, next);
            }

            steps[i] = Refined(Place(best, most), 2 * Beyond * most / (Places - 1), frequencies, along, across);
        }

        return steps;
    }

    private static double Refined(double start, double reach, double[] frequencies, double[] along, double[] across)
    {
        var step = start;
        for (var round = 0; round < Newton; round++)
        {
            double slope = 0, bend = 0;
            for (var p = 0; p < frequencies.Length; p++)
            {
                var (sine, cosine) = Math.SinCos(step * frequencies[p]);
                slope += frequencies[p] * ((across[p] * cosine) - (along[p] * sine));
                bend -= frequencies[p] * frequencies[p] * ((along[p] * cosine) + (across[p] * sine));
            }

            if (bend >= 0)
                break;
            step = Math.Clamp(step - (slope / bend), start - reach, start + reach);
        }

        return step;
    }

    private static double Place(int g, double most) => Beyond * most * ((2.0 * g / (Places - 1)) - 1);
}
