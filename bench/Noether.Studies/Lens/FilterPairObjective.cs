using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>
/// The objective of the refinement with the sharpness of further filters added: for each kernel c,
/// mean over j of log E a(z_j) - log E z_j^2 / 2, z = C R x, a = sqrt(z^2 + 0.05^2).
/// </summary>
/// <param name="usual">The objective without.</param>
/// <param name="x">The samples, d x n component-major.</param>
/// <param name="kernels">The kernels.</param>
internal sealed class FilterPairObjective(IRotationObjective usual, float[] x, IReadOnlyList<double[]> kernels)
    : IRotationObjective
{
    private const double Rounding = 0.05;

    /// <inheritdoc/>
    public double Evaluate(Matrix r, Matrix gradient)
    {
        var value = usual.Evaluate(r, gradient);
        foreach (var kernel in kernels)
            value += Add(r, kernel, gradient);
        return value;
    }

    private double Add(Matrix r, double[] kernel, Matrix gradient)
    {
        var (d, n) = (r.Rows, x.Length / r.Rows);
        var outputs = d - kernel.Length + 1;
        var sum = 0.0;
        var (z, slope) = (new double[n], new double[n]);
        for (var j = 0; j < outputs; j++)
        {
            // psi_j, the row of the filter at this place.
            var row = new double[d];
            for (var k = 0; k < kernel.Length; k++)
                MatrixOps.AddScaled(row, r.Row(j + k), kernel[k]);
            Array.Clear(z);
            for (var i = 0; i < d; i++)
            {
                var column = x.AsSpan(i * n, n);
                for (var s = 0; s < n; s++)
                    z[s] += row[i] * column[s];
            }

            var (level, square) = (0.0, 0.0);
            for (var s = 0; s < n; s++)
            {
                var a = Math.Sqrt((z[s] * z[s]) + (Rounding * Rounding));
                (level, square, slope[s]) = (level + a, square + (z[s] * z[s]), z[s] / a);
            }

            sum += Math.Log(level / n) - (0.5 * Math.Log(square / n));
            for (var i = 0; i < d; i++)
            {
                var column = x.AsSpan(i * n, n);
                var g = 0.0;
                for (var s = 0; s < n; s++)
                    g += ((slope[s] / level) - (z[s] / square)) * column[s];
                for (var k = 0; k < kernel.Length; k++)
                    gradient[j + k, i] += kernel[k] * g / outputs;
            }
        }

        return sum / outputs;
    }
}
