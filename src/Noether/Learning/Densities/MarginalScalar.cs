namespace Noether.Learning.Densities;

/// <summary>The mixture for one sample in double precision: specification of the kernel, and end of its rows.</summary>
internal static unsafe class MarginalScalar
{
    private const int Kernels = MarginalMixtures.Kernels;

    /// <summary>Log density of one sample.</summary>
    /// <param name="constants">Constants of the mixture, see <see cref="MarginalConstants"/>.</param>
    /// <param name="y">The sample.</param>
    /// <param name="gradient">Where the derivative with respect to y goes, or null.</param>
    /// <param name="moments">Sums of r_i, r_i u_i, r_i u_i^2 to add to, or null.</param>
    public static double Score(float* constants, float y, float* gradient, double* moments)
    {
        double* u = stackalloc double[Kernels];
        double* f = stackalloc double[Kernels];
        double least = double.PositiveInfinity, sum = 0, slope = 0;
        for (int i = 0; i < Kernels; i++)
        {
            u[i] = (double)y * constants[i] + constants[Kernels + i];
            f[i] = u[i] * u[i] + constants[2 * Kernels + i];
            least = Math.Min(least, f[i]);
        }

        for (int i = 0; i < Kernels; i++)
            sum += f[i] = Math.Exp((least - f[i]) * MarginalConstants.Ln2);
        for (int i = 0; i < Kernels; i++)
        {
            double share = f[i] / sum;
            slope += share * u[i] * constants[i];
            if (moments == null)
                continue;
            moments[i] += share;
            moments[Kernels + i] += share * u[i];
            moments[2 * Kernels + i] += share * u[i] * u[i];
        }

        if (gradient != null)
            *gradient = (float)(MarginalConstants.Slope * slope);
        return Math.Log(sum) - least * MarginalConstants.Ln2;
    }
}
