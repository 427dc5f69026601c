namespace Noether.Tests.Densities;

/// <summary>
/// The marginal estimator written straight from the method, in double precision: d mixtures of four Gaussians with
/// weights softmax(clip(logit, +-4.5)) and variances exp(clip(lv, +-4.5)). Parameters: logits, centres, log-variances,
/// each d x 4.
/// </summary>
internal static class DirectMarginal
{
    private const int Kernels = 4;

    public static double LogDensity(double[] parameters, int dimension, int k, double y)
    {
        int plane = dimension * Kernels;
        var logits = new double[Kernels];
        var logs = new double[Kernels];
        for (int i = 0; i < Kernels; i++)
        {
            logits[i] = Math.Clamp(parameters[k * Kernels + i], -4.5, 4.5);
            double centre = parameters[plane + k * Kernels + i];
            double logVariance = Math.Clamp(parameters[2 * plane + k * Kernels + i], -4.5, 4.5);
            double distance = y - centre;
            double square = distance * distance * Math.Exp(-logVariance);
            logs[i] = logits[i] - 0.5 * (Math.Log(2 * Math.PI) + logVariance + square);
        }

        return LogSumExp(logs) - LogSumExp(logits);
    }

    /// <summary>Sum over samples and components of -log p_k(y_k); y is component-major, d x count.</summary>
    public static double OwnLoss(double[] parameters, int dimension, double[] y, int count)
    {
        double sum = 0;
        for (int k = 0; k < dimension; k++)
            for (int b = 0; b < count; b++)
                sum -= LogDensity(parameters, dimension, k, y[k * count + b]);
        return sum;
    }

    /// <summary>The mean clamped divergence from both neighbours; y is component-major, d x count.</summary>
    public static double Uniformity(
        double[] parameters, int dimension, double[] y, int count, bool eachEntry = false)
    {
        double total = 0;
        for (int k = 0; k < dimension; k++)
        {
            foreach (int other in new[] { k - 1, k + 1 })
            {
                if (other < 0 || other >= dimension)
                    continue;
                double sum = 0;
                for (int b = 0; b < count; b++)
                {
                    double value = y[k * count + b];
                    sum += LogDensity(parameters, dimension, k, value);
                    sum -= LogDensity(parameters, dimension, other, value);
                }

                int directions = k == 0 || k == dimension - 1 ? 1 : 2;
                total += Math.Max(0, sum / count) / (eachEntry ? directions * dimension : 2 * (dimension - 1));
            }
        }

        return total;
    }

    public static double LogSumExp(ReadOnlySpan<double> values)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in values)
            largest = Math.Max(largest, value);
        double sum = 0;
        foreach (double value in values)
            sum += Math.Exp(value - largest);
        return largest + Math.Log(sum);
    }
}
