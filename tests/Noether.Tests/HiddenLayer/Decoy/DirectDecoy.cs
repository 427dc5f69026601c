using Noether.HiddenLayer.Decoy;

namespace Noether.Tests.HiddenLayer.Decoy;

/// <summary>
/// The network of the decoy task written down layer by layer in double precision, as slow as can be: the oracle of the
/// kernels.
/// </summary>
internal sealed class DirectDecoy(DecoyLayout layout)
{
    private const double Epsilon = 1e-5;

    /// <summary>Mean loss in training mode: all batch norms by the statistics of the points.</summary>
    public double TrainingLoss(double[] p, double[][] points, bool[] labels) =>
        Loss(Outputs(p, points, Normalise), labels);

    /// <summary>Outputs in training mode.</summary>
    public double[] TrainingOutputs(double[] p, double[][] points) => Outputs(p, points, Normalise);

    /// <summary>Outputs in inference: batch norms by the running statistics.</summary>
    public double[] InferenceOutputs(DecoyState state, double[][] points)
    {
        var p = Array.ConvertAll(state.Parameters.Span.ToArray(), value => (double)value);
        var stage = 0;
        (float[] Mean, float[] Variance)[] running =
        [
            (state.InputMean, state.InputVariance), (state.FirstMean, state.FirstVariance),
            (state.LastMean, state.LastVariance),
        ];
        return Outputs(p, points, rows =>
        {
            var (mean, variance) = running[stage++];
            double Norm(double v, int j) => (v - mean[j]) / Math.Sqrt(variance[j] + Epsilon);
            return [.. rows.Select(row => row.Select(Norm).ToArray())];
        });
    }

    /// <summary>Mean and unbiased variance of every unit of both hidden layers after ReLU, in training mode.</summary>
    public List<(double Mean, double Variance)[]> Statistics(double[] p, double[][] points)
    {
        var result = new List<(double Mean, double Variance)[]>();
        Outputs(p, points, rows =>
        {
            result.Add([.. Enumerable.Range(0, rows[0].Length).Select(j =>
            {
                var mean = rows.Average(row => row[j]);
                return (mean, rows.Sum(row => (row[j] - mean) * (row[j] - mean)) / (rows.Length - 1));
            })]);
            return Normalise(rows);
        });
        return result;
    }

    /// <summary>Mean binary cross-entropy.</summary>
    public static double Loss(double[] outputs, bool[] labels) =>
        outputs.Zip(labels, (v, on) => Math.Log(1 + Math.Exp(-Math.Abs(v))) + Math.Max(on ? -v : v, 0)).Average();

    private double[] Outputs(double[] p, double[][] points, Func<double[][], double[][]> norm)
    {
        double[][] Relu(double[][] rows, int units, Func<int, int, double> weight, int bias) =>
            [.. rows.Select(row => Enumerable.Range(0, units)
                .Select(j => Math.Max(0, p[bias + j] + row.Select((v, k) => v * weight(j, k)).Sum())).ToArray())];
        var inputs = Affine(norm(points), p, layout.InputScale, layout.InputShift);
        double First(int k, int axis) => p[(axis == 0 ? layout.FirstX : layout.FirstY) + k];
        double Second(int j, int k) => p[layout.Second + (k * layout.Stride) + j];
        var first = Affine(norm(Relu(inputs, layout.First, First, layout.FirstBias)), p, layout.FirstScale, layout.FirstShift);
        var last = Affine(norm(Relu(first, layout.Last, Second, layout.SecondBias)), p, layout.LastScale, layout.LastShift);
        return [.. last.Select(row => p[layout.Bias] + row.Select((v, j) => v * p[layout.Output + j]).Sum())];
    }

    private static double[][] Affine(double[][] rows, double[] p, int scale, int shift) =>
        [.. rows.Select(row => row.Select((v, j) => (v * p[scale + j]) + p[shift + j]).ToArray())];

    private static double[][] Normalise(double[][] rows)
    {
        var count = rows[0].Length;
        var means = new double[count];
        var deviations = new double[count];
        for (var j = 0; j < count; j++)
        {
            means[j] = rows.Average(row => row[j]);
            deviations[j] = Math.Sqrt(rows.Average(row => (row[j] - means[j]) * (row[j] - means[j])) + Epsilon);
        }
        return [.. rows.Select(row => row.Select((v, j) => (v - means[j]) / deviations[j]).ToArray())];
    }
}
