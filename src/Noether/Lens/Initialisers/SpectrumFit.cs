using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Solves the inverse Toeplitz eigenvalue problem approximately: finds autocovariances r, a non-negative cosine sum
/// r_k = mean_m p(w_m) cos(k w_m), whose Toeplitz matrix has given eigenvalues. Minimises the squared error of the log
/// eigenvalues plus a small penalty on the roughness of the log density, by Adam from a given density.
/// </summary>
internal static class SpectrumFit
{
    // Few on purpose: a longer fit follows the sampling noise of the eigenvalues, and different beginnings end alike.
    private const int Iterations = 30;
    private const double Roughness = 1e-3;
    private const double FirstRate = 0.05;
    private const double RateDecay = 0.02;

    /// <summary>
    /// The fit: eigenvectors of the Toeplitz matrix (columns, ascending) and the squared log-eigenvalue error.
    /// </summary>
    public static (Matrix Eigenvectors, double Error) Solve(
        double[] logEigenvalues, ReadOnlySpan<double> logDensity, int iterations = Iterations)
    {
        var d = logEigenvalues.Length;
        var frequencies = logDensity.Length;
        var theta = logDensity.ToArray();
        var (first, second) = (new double[frequencies], new double[frequencies]);
        var cosine = Cosines(d, frequencies);
        var gradient = new double[frequencies];
        for (var t = 0; ; t++)
        {
            var r = new double[d];
            for (var m = 0; m < frequencies; m++)
                MatrixOps.AddScaled(r, cosine.Row(m), Math.Exp(theta[m]) / frequencies);
            var (values, vectors) = Toeplitz.Eigen(r);
            var error = new double[d];
            for (var i = 0; i < d; i++)
                error[i] = Math.Log(Math.Max(values[i], 1e-9)) - logEigenvalues[i];
            if (t == iterations)
                return (vectors, MatrixOps.Dot(error, error));

            var lagGradient = LagGradient(vectors, values, error);
            for (var m = 0; m < frequencies; m++)
                gradient[m] = MatrixOps.Dot(cosine.Row(m), lagGradient) * Math.Exp(theta[m]) / frequencies;
            AddRoughness(theta, gradient);
            var rate = FirstRate * Math.Pow(RateDecay, t / (double)iterations);
            for (var m = 0; m < frequencies; m++)
            {
                first[m] = (0.9 * first[m]) + (0.1 * gradient[m]);
                second[m] = (0.99 * second[m]) + (0.01 * gradient[m] * gradient[m]);
                theta[m] -= rate * first[m] / (1 - Math.Pow(0.9, t + 1))
                    / (Math.Sqrt(second[m] / (1 - Math.Pow(0.99, t + 1))) + 1e-8);
            }
        }
    }

    // d(sum_i e_i^2)/dr_k = sum_i (2 e_i / l_i) q_i^T (dT/dr_k) q_i: the sums of q q^T along its k-th diagonals.
    private static double[] LagGradient(Matrix vectors, double[] values, double[] error)
    {
        var d = values.Length;
        var weighted = new Matrix(d, d);
        for (var a = 0; a < d; a++)
            for (var i = 0; i < d; i++)
                weighted[a, i] = vectors[a, i] * 2 * error[i] / Math.Max(values[i], 1e-9);
        var outer = MatrixOps.MultiplyTransposed(weighted, vectors);
        var result = new double[d];
        for (var a = 0; a < d; a++)
            for (var b = 0; b < d; b++)
                result[Math.Abs(a - b)] += outer[a, b];
        return result;
    }

    private static void AddRoughness(double[] theta, double[] gradient)
    {
        var factor = 2 * Roughness * theta.Length;
        for (var m = 0; m + 2 < theta.Length; m++)
        {
            var bend = factor * (theta[m] - (2 * theta[m + 1]) + theta[m + 2]);
            gradient[m] += bend;
            gradient[m + 1] -= 2 * bend;
            gradient[m + 2] += bend;
        }
    }

    private static Matrix Cosines(int lags, int frequencies)
    {
        var result = new Matrix(frequencies, lags);
        for (var m = 0; m < frequencies; m++)
            for (var k = 0; k < lags; k++)
                result[m, k] = Math.Cos(k * (m + 0.5) / frequencies * Math.PI);
        return result;
    }
}
