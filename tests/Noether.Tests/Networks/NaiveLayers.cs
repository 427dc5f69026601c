using Noether.Networks;

namespace Noether.Tests.Networks;

/// <summary>
/// The layers in double precision from their definitions, one value at a time. Batches are (n, c, y, x) here, unlike in
/// the layers under test.
/// </summary>
internal static class NaiveLayers
{
    public static double[] Conv(
        double[] x, PictureShape input, double[] weight, double[]? bias, int outputs, int size, int stride, int padding)
    {
        var count = x.Length / input.Length;
        var height = ((input.Height + (2 * padding) - size) / stride) + 1;
        var width = ((input.Width + (2 * padding) - size) / stride) + 1;
        var y = new double[count * outputs * height * width];
        Each(y, new PictureShape(outputs, height, width), (n, o, row, column) =>
        {
            var sum = bias?[o] ?? 0;
            for (var c = 0; c < input.Channels; c++)
            {
                for (var ky = 0; ky < size; ky++)
                {
                    for (var kx = 0; kx < size; kx++)
                    {
                        var (v, u) = ((row * stride) + ky - padding, (column * stride) + kx - padding);
                        if (v >= 0 && v < input.Height && u >= 0 && u < input.Width)
                        {
                            sum += weight[(((((o * input.Channels) + c) * size) + ky) * size) + kx]
                                * x[Index(input, n, c, v, u)];
                        }
                    }
                }
            }

            return sum;
        });
        return y;
    }

    public static double[] BatchNorm(double[] x, PictureShape shape, double[] weight, double[] bias)
    {
        var count = x.Length / shape.Length;
        var y = new double[x.Length];
        for (var c = 0; c < shape.Channels; c++)
        {
            var places = Enumerable.Range(0, x.Length).Where(i => i / shape.Plane % shape.Channels == c).ToArray();
            var mean = places.Average(i => x[i]);
            var variance = places.Average(i => (x[i] - mean) * (x[i] - mean));
            foreach (var i in places)
                y[i] = (weight[c] * (x[i] - mean) / Math.Sqrt(variance + 1e-5)) + bias[c];
        }

        return y;
    }

    public static double[] Relu(double[] x) => [.. x.Select(v => Math.Max(v, 0))];

    public static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    public static double[] MaxPool(double[] x, PictureShape input, int size, int stride, int padding)
    {
        var height = ((input.Height + (2 * padding) - size) / stride) + 1;
        var width = ((input.Width + (2 * padding) - size) / stride) + 1;
        var y = new double[x.Length / input.Plane * height * width];
        Each(y, new PictureShape(input.Channels, height, width), (n, c, row, column) =>
        {
            var best = double.NegativeInfinity;
            for (var v = Math.Max(0, (row * stride) - padding); v < (row * stride) - padding + size; v++)
            {
                for (var u = Math.Max(0, (column * stride) - padding); u < (column * stride) - padding + size; u++)
                {
                    if (v < input.Height && u < input.Width)
                        best = Math.Max(best, x[Index(input, n, c, v, u)]);
                }
            }

            return best;
        });
        return y;
    }

    public static double[] AveragePool(double[] x, PictureShape input, int height, int width)
    {
        var y = new double[x.Length / input.Plane * height * width];
        Each(y, new PictureShape(input.Channels, height, width), (n, c, row, column) =>
        {
            var values = new List<double>();
            for (var v = row * input.Height / height; v < Math.Ceiling((row + 1) * input.Height / (double)height); v++)
            {
                var end = Math.Ceiling((column + 1) * input.Width / (double)width);
                for (var u = column * input.Width / width; u < end; u++)
                    values.Add(x[Index(input, n, c, v, u)]);
            }

            return values.Average();
        });
        return y;
    }

    private static void Each(double[] y, PictureShape shape, Func<int, int, int, int, double> value)
    {
        for (var i = 0; i < y.Length; i++)
        {
            var rest = i % shape.Length;
            y[i] = value(i / shape.Length, rest / shape.Plane, rest % shape.Plane / shape.Width, rest % shape.Width);
        }
    }

    private static int Index(PictureShape shape, int n, int c, int v, int u) =>
        (((((n * shape.Channels) + c) * shape.Height) + v) * shape.Width) + u;
}
