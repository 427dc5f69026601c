using Noether.Pictures;

namespace Noether.Tests.HiddenLayer.Contours;

/// <summary>Draws pictures from functions of x and y in [-1, 1], y upwards.</summary>
internal static class Drawn
{
    public static Picture Picture(int width, int height, Func<double, double, double> grey)
    {
        var longest = Math.Max(width, height);
        var values = new float[3 * width * height];
        for (var i = 0; i < width * height; i++)
        {
            var x = ((2 * (i % width)) + 1 - width) / (double)longest;
            var y = (height - (2 * (i / width)) - 1) / (double)longest;
            values.AsSpan(3 * i, 3).Fill((float)grey(x, y));
        }
        return new Picture(width, height, values, "p.png");
    }

    public static Picture Disc(int side = 256, double radius = 0.6) =>
        Picture(side, side, (x, y) => Math.Sqrt((x * x) + (y * y)) < radius ? 0.2 : 0.8);

    public static Picture Noise(int side)
    {
        var random = new Random(1);
        return Picture(side, side, (_, _) => random.NextDouble());
    }
}
