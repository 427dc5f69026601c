namespace Noether.Tests.Densities;

/// <summary>
/// The conditional estimator written straight from the method, in double precision and without a table: sample b
/// reveals component g = b mod d, three networks d -> H -> 4d read the one-hot vector y_g e_g, and the density of every
/// other component is a mixture of four Gaussians. Per network: first weights (d x H), first biases (H), second
/// weights (H x 4d, column i d + j for kernel i of component j), second biases (4d); order weights, means, variances.
/// </summary>
/// <param name="parameters">Parameters of the three networks.</param>
/// <param name="dimension">Number of components d.</param>
/// <param name="hidden">Hidden units H.</param>
/// <param name="knots">
/// Empty for the method itself. Otherwise weights, means and inverse deviations are interpolated linearly between these
/// values of y_g and clamped outside: what the tabulated estimator should compute.
/// </param>
internal sealed class DirectConditional(double[] parameters, int dimension, int hidden, double[] knots)
{
    private const int Kernels = 4;

    private int NetworkSize => dimension * hidden + hidden + hidden * Kernels * dimension + Kernels * dimension;

    private double[] Output(int network, int revealed, double value)
    {
        int start = network * NetworkSize;
        int biases = start + dimension * hidden;
        int second = biases + hidden;
        int outputs = Kernels * dimension;
        int secondBiases = second + hidden * outputs;
        var result = new double[outputs];
        Array.Copy(parameters, secondBiases, result, 0, outputs);
        for (int h = 0; h < hidden; h++)
        {
            double unit = parameters[start + revealed * hidden + h] * value + parameters[biases + h];
            if (unit < 0)
                unit *= 0.2;
            for (int c = 0; c < outputs; c++)
                result[c] += unit * parameters[second + h * outputs + c];
        }

        return result;
    }

    /// <summary>Weights, means and inverse deviations of all components' mixtures, 4d each.</summary>
    public double[][] Mixtures(int g, double yg)
    {
        if (knots.Length == 0)
            return ActivatedOutputs(g, yg);
        double clamped = Math.Clamp(yg, knots[0], knots[^1]);
        int low = 0;
        while (low < knots.Length - 2 && knots[low + 1] <= clamped)
            low++;
        double fraction = (clamped - knots[low]) / (knots[low + 1] - knots[low]);
        double[][] mixtures = ActivatedOutputs(g, knots[low]), upper = ActivatedOutputs(g, knots[low + 1]);
        for (int network = 0; network < 3; network++)
            for (int c = 0; c < mixtures[network].Length; c++)
                mixtures[network][c] += fraction * (upper[network][c] - mixtures[network][c]);
        return mixtures;
    }

    private double[][] ActivatedOutputs(int g, double yg)
    {
        double[] weights = Output(0, g, yg), means = Output(1, g, yg), variances = Output(2, g, yg);
        for (int j = 0; j < dimension; j++)
        {
            double sum = 0;
            for (int i = 0; i < Kernels; i++)
                sum += weights[i * dimension + j] = Math.Exp(3.5 * Math.Tanh(weights[i * dimension + j]));
            for (int i = 0; i < Kernels; i++)
                weights[i * dimension + j] /= sum;
        }

        for (int c = 0; c < variances.Length; c++)
            variances[c] = 1 / Math.Sqrt(Math.Exp(3.5 * Math.Tanh(variances[c])));
        return [weights, means, variances];
    }

    public double LogDensity(double[][] mixtures, int j, double yj)
    {
        Span<double> logs = stackalloc double[Kernels];
        for (int i = 0; i < Kernels; i++)
        {
            int c = i * dimension + j;
            double distance = (yj - mixtures[1][c]) * mixtures[2][c];
            logs[i] = Math.Log(mixtures[0][c] * mixtures[2][c]) - 0.5 * (Math.Log(2 * Math.PI) + distance * distance);
        }

        return DirectMarginal.LogSumExp(logs);
    }

    /// <summary>Mean over samples and others of -log q; y is component-major, d x count.</summary>
    public double Entropy(double[] y, int count)
    {
        double sum = 0;
        for (int b = 0; b < count; b++)
        {
            int g = b % dimension;
            double[][] mixtures = Mixtures(g, y[g * count + b]);
            for (int j = 0; j < dimension; j++)
                if (j != g)
                    sum -= LogDensity(mixtures, j, y[j * count + b]);
        }

        return sum / ((double)count * (dimension - 1));
    }

    /// <summary>
    /// Mean over the existing (g, j, direction) of the divergence clamped at zero, or over the (g, j) that have any of
    /// the mean over theirs.
    /// </summary>
    public double Uniformity(double[] y, int count, bool eachEntry = false)
    {
        double total = 0, pairs = 0;
        for (int g = 0; g < dimension; g++)
        {
            foreach (int step in new[] { -1, 1 })
            {
                if (g + step < 0 || g + step >= dimension)
                    continue;
                var sums = new double[dimension];
                int samples = 0;
                for (int b = g; b < count; b += dimension, samples++)
                {
                    double[][] own = Mixtures(g, y[g * count + b]), other = Mixtures(g + step, y[g * count + b]);
                    for (int j = 0; j < dimension; j++)
                        if (Exists(g, j, step))
                        {
                            double yj = y[j * count + b];
                            sums[j] += LogDensity(own, j, yj) - LogDensity(other, j + step, yj);
                        }
                }

                for (int j = 0; j < dimension; j++)
                {
                    if (!Exists(g, j, step))
                        continue;
                    double weight = eachEntry && !(Exists(g, j, -step) && g - step >= 0 && g - step < dimension) ? 1
                        : eachEntry ? 0.5 : 1;
                    pairs += weight;
                    total += weight * Math.Max(0, sums[j] / samples);
                }
            }
        }

        return total / pairs;
    }

    private bool Exists(int g, int j, int step) => j != g && j + step >= 0 && j + step < dimension;
}
