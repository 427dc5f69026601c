using Noether.Data;
using Noether.Numerics;

namespace Noether.Studies.Others.Systems;

/// <summary>Images of w x w values by chance and the same rotated, bilinear with zeros outside.</summary>
internal static class RotatedImages
{
    /// <summary>Makes pairs.</summary>
    /// <param name="width">w.</param>
    /// <param name="count">Number of pairs.</param>
    /// <param name="angle">The angle of the pair, by a number uniform on 0 to 1.</param>
    /// <param name="seed">Draws everything.</param>
    public static (DoubleSamples Before, DoubleSamples After, double[] Angles) Make(
        int width, int count, Func<double, double> angle, ulong seed)
    {
        var random = new CounterRandom(seed, stream: 20);
        var d = width * width;
        var (before, after, angles) = (new double[count * d], new double[count * d], new double[count]);
        for (var i = 0; i < count; i++)
        {
            angles[i] = angle(random.NextDouble());
            var from = before.AsSpan(i * d, d);
            foreach (ref var value in from)
                value = random.NextDouble() - 0.5;
            Rotate(from, after.AsSpan(i * d, d), width, angles[i]);
        }

        return (new DoubleSamples(before, d, "images"), new DoubleSamples(after, d, "rotated"), angles);
    }

    /// <summary>
    /// x d_y - y d_x of the source: Fourier derivatives of doubled width, K(2 w, z), between pixels of one row or
    /// column,
    /// about half a pixel beside the centre, or about the centre.
    /// </summary>
    public static Matrix Truth(int width, bool centred = false)
    {
        var truth = new Matrix(width * width, width * width);
        var middle = centred ? (width - 1) / 2.0 : width / 2.0;
        for (var a = 0; a < width; a++)
        {
            for (var b = 0; b < width; b++)
            {
                for (var c = 0; c < width; c++)
                {
                    truth[(a * width) + b, (a * width) + c] += (a - middle) * Kernel(2 * width, b - c);
                    truth[(a * width) + b, (c * width) + b] -= (b - middle) * Kernel(2 * width, a - c);
                }
            }
        }

        return truth;
    }

    private static double Kernel(int n, double z)
    {
        var sum = 0.0;
        for (var p = (-n / 2) + 1; p <= (n / 2) - 1; p++)
            sum += 2 * Math.PI * p / (n * n) * Math.Sin(2 * Math.PI * p * z / n);
        return sum;
    }

    // Places of pixels at their centres, from -1 to 1 over the whole width.
    private static void Rotate(ReadOnlySpan<double> from, Span<double> to, int width, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        var middle = (width - 1) / 2.0;
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (x, y) = (column - middle, row - middle);
                var (u, v) = ((cosine * x) - (sine * y) + middle, (sine * x) + (cosine * y) + middle);
                var (left, top) = ((int)Math.Floor(u), (int)Math.Floor(v));
                var sum = 0.0;
                for (var dy = 0; dy < 2; dy++)
                {
                    for (var dx = 0; dx < 2; dx++)
                    {
                        var (c, r) = (left + dx, top + dy);
                        if (c >= 0 && c < width && r >= 0 && r < width)
                            sum += (1 - Math.Abs(u - c)) * (1 - Math.Abs(v - r)) * from[(r * width) + c];
                    }
                }

                to[(row * width) + column] = sum;
            }
        }
    }
}
