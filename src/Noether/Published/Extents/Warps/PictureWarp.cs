using Noether.Algebra;
using Noether.Networks;
using Noether.Numerics;

namespace Noether.Published.Extents.Warps;

/// <summary>
/// A picture under an affine map T of the plane: the pixel at (x, y) takes the value at T (x, y, 1), bilinear, zero
/// outside
/// (Jaderberg et al., arXiv 1506.02025); with its derivative by T.
/// </summary>
/// <param name="shape">Channels, rows and columns.</param>
/// <param name="corners">
/// Whether -1 and 1 are the centres of the outermost pixels (as in the model), or their outer edges (as in the data).
/// </param>
internal sealed class PictureWarp(PictureShape shape, bool corners)
{
    private readonly double[] across = Positions(shape.Width, corners);
    private readonly double[] down = Positions(shape.Height, corners);
    private readonly double unitX = Unit(shape.Width, corners);
    private readonly double unitY = Unit(shape.Height, corners);

    /// <summary>Warps.</summary>
    /// <param name="map">T, 3 x 3, of which two rows count.</param>
    /// <param name="source">C x H x W values.</param>
    /// <param name="destination">Receives as many.</param>
    public void Apply(Matrix map, ReadOnlySpan<float> source, Span<float> destination)
    {
        for (var i = 0; i < shape.Height; i++)
        {
            for (var j = 0; j < shape.Width; j++)
            {
                var place = Place(map, i, j);
                for (var c = 0; c < shape.Channels; c++)
                {
                    var (a, b, p, q) = Corners(source.Slice(c * shape.Plane, shape.Plane), place);
                    var upper = a + (place.X * (b - a));
                    destination[(c * shape.Plane) + (i * shape.Width) + j] = upper + (place.Y * (p + (place.X * (q - p)) - upper));
                }
            }
        }
    }

    /// <summary>The derivative of a loss by T.</summary>
    /// <param name="map">T.</param>
    /// <param name="source">C x H x W values.</param>
    /// <param name="gradient">Derivative by each value of the warped picture, C x H x W.</param>
    public Matrix Gradient(Matrix map, ReadOnlySpan<float> source, ReadOnlySpan<float> gradient)
    {
        var result = new Matrix(3, 3);
        var sums = result.Values;
        for (var i = 0; i < shape.Height; i++)
        {
            for (var j = 0; j < shape.Width; j++)
            {
                var place = Place(map, i, j);
                var (alongX, alongY) = (0.0, 0.0);
                for (var c = 0; c < shape.Channels; c++)
                {
                    var (a, b, p, q) = Corners(source.Slice(c * shape.Plane, shape.Plane), place);
                    var slope = gradient[(c * shape.Plane) + (i * shape.Width) + j];
                    alongX += slope * (((1 - place.Y) * (b - a)) + (place.Y * (q - p)));
                    alongY += slope * (((1 - place.X) * (p - a)) + (place.X * (q - b)));
                }

                alongX *= unitX;
                alongY *= unitY;
                sums[0] += alongX * across[j];
                sums[1] += alongX * down[i];
                sums[2] += alongX;
                sums[3] += alongY * across[j];
                sums[4] += alongY * down[i];
                sums[5] += alongY;
            }
        }

        return result;
    }

    /// <summary>
    /// The derivative by A of a loss of exp(A), given that by exp(A): the upper right block of exp [[A^T, E], [0,
    /// A^T]].
    /// </summary>
    /// <param name="generator">A, 3 x 3.</param>
    /// <param name="gradient">E, the derivative by exp(A).</param>
    public static Matrix ThroughExponential(Matrix generator, Matrix gradient)
    {
        var block = new Matrix(6, 6);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                block[i, j] = block[i + 3, j + 3] = generator[j, i];
                block[i, j + 3] = gradient[i, j];
            }
        }

        var power = MatrixExponential.Of(block);
        var result = new Matrix(3, 3);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                result[i, j] = power[i, j + 3];
        }

        return result;
    }

    private static double[] Positions(int length, bool corners) =>
        [.. Enumerable.Range(0, length)
            .Select(i => corners ? (2.0 * i / (length - 1)) - 1 : ((2.0 * i) + 1 - length) / length)];

    // Pixels to a unit of the coordinate.
    private static double Unit(int length, bool corners) => (corners ? length - 1 : length) / 2.0;

    private (int Column, int Row, float X, float Y) Place(Matrix map, int i, int j)
    {
        var values = map.Values;
        var x = ((((values[0] * across[j]) + (values[1] * down[i]) + values[2]) * unitX) + ((shape.Width - 1) / 2.0));
        var y = ((((values[3] * across[j]) + (values[4] * down[i]) + values[5]) * unitY) + ((shape.Height - 1) / 2.0));
        // Far outside any whole number will do.
        var (column, row) = (Math.Floor(Math.Clamp(x, -2, shape.Width + 1)),
            Math.Floor(Math.Clamp(y, -2, shape.Height + 1)));
        return ((int)column, (int)row, (float)(x - column), (float)(y - row));
    }

    private (float A, float B, float P, float Q) Corners(ReadOnlySpan<float> plane,
        (int Column, int Row, float X, float Y) place)
    {
        var (column, row) = (place.Column, place.Row);
        var (left, right) = ((uint)column < (uint)shape.Width, (uint)(column + 1) < (uint)shape.Width);
        var (upper, lower) = ((uint)row < (uint)shape.Height, (uint)(row + 1) < (uint)shape.Height);
        var at = (row * shape.Width) + column;
        return (upper && left ? plane[at] : 0, upper && right ? plane[at + 1] : 0,
            lower && left ? plane[at + shape.Width] : 0, lower && right ? plane[at + shape.Width + 1] : 0);
    }
}
