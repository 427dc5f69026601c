using Noether.HiddenLayer.Decoy;

namespace Noether.Tests.HiddenLayer.Decoy;

/// <summary>
/// The gradient by back-propagation through dense layers in double precision: the oracle for sizes at which differences
/// of the loss would take too long.
/// </summary>
internal sealed class DenseDecoy(DecoyLayout layout)
{
    private const double Epsilon = 1e-5;

    /// <summary>Gradient of the mean loss in training mode, laid out as the parameters.</summary>
    public double[] Gradient(double[] p, double[][] points, bool[] labels)
    {
        var g = new double[p.Length];
        int First(int k, int axis) => (axis == 0 ? layout.FirstX : layout.FirstY) + k;
        int Second(int j, int k) => layout.Second + (k * layout.Stride) + j;
        var inputs = new Norm(points, p, layout.InputScale, layout.InputShift);
        var first = Linear(inputs.Outputs, p, layout.First, First, layout.FirstBias);
        var middle = new Norm(first, p, layout.FirstScale, layout.FirstShift);
        var last = Linear(middle.Outputs, p, layout.Last, Second, layout.SecondBias);
        var end = new Norm(last, p, layout.LastScale, layout.LastShift);
        var e = new double[points.Length][];
        for (var i = 0; i < points.Length; i++)
        {
            var output = p[layout.Bias];
            for (var j = 0; j < layout.Last; j++)
                output += end.Outputs[i][j] * p[layout.Output + j];
            var residual = ((1 / (1 + Math.Exp(-output))) - (labels[i] ? 1 : 0)) / points.Length;
            g[layout.Bias] += residual;
            e[i] = new double[layout.Last];
            for (var j = 0; j < layout.Last; j++)
            {
                g[layout.Output + j] += residual * end.Outputs[i][j];
                e[i][j] = residual * p[layout.Output + j];
            }
        }
        e = Back(end.Back(e, g), last, middle.Outputs, p, g, Second, layout.SecondBias);
        e = Back(middle.Back(e, g), first, inputs.Outputs, p, g, First, layout.FirstBias);
        inputs.Back(e, g);
        return g;
    }

    /// <summary>Linear and ReLU.</summary>
    private static double[][] Linear(
        double[][] rows, double[] p, int units, Func<int, int, int> weight, int bias) =>
        [.. rows.Select(row =>
        {
            var result = new double[units];
            for (var j = 0; j < units; j++)
            {
                var sum = p[bias + j];
                for (var k = 0; k < row.Length; k++)
                    sum += row[k] * p[weight(j, k)];
                result[j] = Math.Max(0, sum);
            }
            return result;
        })];

    private static double[][] Back(
        double[][] e, double[][] outputs, double[][] inputs, double[] p, double[] g, Func<int, int, int> weight,
        int bias)
    {
        var result = new double[e.Length][];
        for (var i = 0; i < e.Length; i++)
        {
            result[i] = new double[inputs[i].Length];
            for (var j = 0; j < e[i].Length; j++)
            {
                if (outputs[i][j] == 0)
                    continue;
                g[bias + j] += e[i][j];
                for (var k = 0; k < result[i].Length; k++)
                {
                    g[weight(j, k)] += e[i][j] * inputs[i][k];
                    result[i][k] += e[i][j] * p[weight(j, k)];
                }
            }
        }
        return result;
    }

    /// <summary>Batch norm by the statistics of its inputs.</summary>
    private sealed class Norm
    {
        private readonly double[] p, deviations;
        private readonly double[][] normal;
        private readonly int scale, shift;

        public Norm(double[][] rows, double[] p, int scale, int shift)
        {
            (this.p, this.scale, this.shift) = (p, scale, shift);
            var count = rows[0].Length;
            var means = new double[count];
            deviations = new double[count];
            for (var j = 0; j < count; j++)
            {
                means[j] = rows.Average(row => row[j]);
                deviations[j] = Math.Sqrt(rows.Average(row => Math.Pow(row[j] - means[j], 2)) + Epsilon);
            }
            normal = [.. rows.Select(row => row.Select((v, j) => (v - means[j]) / deviations[j]).ToArray())];
            Outputs = [.. normal.Select(row => row.Select((v, j) => (v * p[scale + j]) + p[shift + j]).ToArray())];
        }

        public double[][] Outputs { get; }

        public double[][] Back(double[][] e, double[] g)
        {
            var result = e.Select(row => new double[row.Length]).ToArray();
            for (var j = 0; j < deviations.Length; j++)
            {
                double sum = 0, along = 0;
                for (var i = 0; i < e.Length; i++)
                {
                    sum += e[i][j];
                    along += e[i][j] * normal[i][j];
                }
                g[shift + j] += sum;
                g[scale + j] += along;
                for (var i = 0; i < e.Length; i++)
                {
                    result[i][j] = p[scale + j] / deviations[j]
                        * (e[i][j] - (sum / e.Length) - (normal[i][j] * along / e.Length));
                }
            }
            return result;
        }
    }
}
