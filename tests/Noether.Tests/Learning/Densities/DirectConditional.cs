namespace Noether.Tests.Learning.Densities;

/// <summary>
/// The conditional estimator written straight from the method, in double precision and without a table: sample b
/// reveals component g = b mod d, three networks d -> H -> 4d read the one-hot vector y_g e_g, and the density of every
/// other component is a mixture of four Gaussians. Per network: first weights (d x H), first biases (H), second
/// weights (H x 4d, column i d + j for kernel i of component j), second biases (4d); order weights, means, variances.
/// </summary>
internal sealed class DirectConditional(double[] parameters, int dimension, int hidden)
{
    private const int Kernels = 4;

    private int NetworkSize => dimension * hidden + hidden + hidden * Kernels * dimension + Kernels * dimension;

    public double[] Output(int network, int revealed, double value)
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

    public double LogDensity(int g, int j, double yj, double yg)
    {
        double[] weights = Output(0, g, yg), means = Output(1, g, yg), variances = Output(2, g, yg);
        return LogDensity(weights, means, variances, j, yj);
    }

    public double LogDensity(double[] weights, double[] means, double[] variances, int j, double yj)
    {
        Span<double> logits = stackalloc double[Kernels];
        Span<double> logs = stackalloc double[Kernels];
        for (int i = 0; i < Kernels; i++)
        {
            int c = i * dimension + j;
            logits[i] = 3.5 * Math.Tanh(weights[c]);
            double logVariance = 3.5 * Math.Tanh(variances[c]);
            double distance = yj - means[c];
            logs[i] = logits[i] - 0.5 * (Math.Log(2 * Math.PI) + logVariance + distance * distance * Math.Exp(-logVariance));
        }

        return DirectMarginal.LogSumExp(logs) - DirectMarginal.LogSumExp(logits);
    }

    /// <summary>Mean over samples and others of -log q; y is component-major, d x count.</summary>
    public double Entropy(double[] y, int count)
    {
        double sum = 0;
        for (int b = 0; b < count; b++)
        {
            int g = b % dimension;
            double yg = y[g * count + b];
            double[] weights = Output(0, g, yg), means = Output(1, g, yg), variances = Output(2, g, yg);
            for (int j = 0; j < dimension; j++)
                if (j != g)
                    sum -= LogDensity(weights, means, variances, j, y[j * count + b]);
        }

        return sum / ((double)count * (dimension - 1));
    }

    /// <summary>Mean over the existing (g, j, direction) of the divergence clamped at zero.</summary>
    public double Uniformity(double[] y, int count)
    {
        double total = 0;
        int pairs = 0;
        for (int g = 0; g < dimension; g++)
        {
            for (int j = 0; j < dimension; j++)
            {
                foreach (int step in new[] { -1, 1 })
                {
                    int g2 = g + step, j2 = j + step;
                    if (j == g || g2 < 0 || g2 >= dimension || j2 < 0 || j2 >= dimension)
                        continue;
                    pairs++;
                    double sum = 0;
                    int samples = 0;
                    for (int b = g; b < count; b += dimension, samples++)
                    {
                        double yg = y[g * count + b], yj = y[j * count + b];
                        sum += LogDensity(g, j, yj, yg) - LogDensity(g2, j2, yj, yg);
                    }

                    total += Math.Max(0, sum / samples);
                }
            }
        }

        return total / pairs;
    }
}
