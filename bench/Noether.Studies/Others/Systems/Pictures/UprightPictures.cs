using Noether.Algebra;
using Noether.Networks;
using Noether.Numerics;
using Noether.Published.Extents;
using Noether.Published.Extents.Warps;

namespace Noether.Studies.Others.Systems.Pictures;

/// <summary>
/// Two drawings without any symmetry, a mug and a sailing boat, turned by up to an eighth of a turn about upright or about
/// upside-down: four classes, of which drawing and whether it stands upright. The task of the published experiment, with
/// drawings of our own.
/// </summary>
internal static class UprightPictures
{
    private const int Side = 32;

    /// <summary>The generator that the labels allow, and half its extent.</summary>
    public const double HalfExtent = Math.PI / 4;

    /// <summary>Makes pictures.</summary>
    /// <param name="training">Pictures to learn from.</param>
    /// <param name="held">Pictures that are held out.</param>
    /// <param name="seed">Draws angles.</param>
    public static LabelledPictures Make(int training, int held, ulong seed)
    {
        var shape = new PictureShape(3, Side, Side);
        var warp = new PictureWarp(shape, corners: false);
        float[][] drawings = [Draw(Mug), Draw(Boat)];
        var random = new CounterRandom(seed, stream: 50);
        return new LabelledPictures(shape, Some(training), Some(held), 4);

        PictureSet Some(int count)
        {
            var (pictures, labels) = (new float[count][], new int[count]);
            for (var i = 0; i < count; i++)
            {
                var drawing = i % 2;
                var isTurned = i / 2 % 2 == 1;
                var angle = (((2 * random.NextDouble()) - 1) * HalfExtent) + (isTurned ? Math.PI : 0);
                pictures[i] = new float[shape.Length];
                warp.Apply(MatrixExponential.Of(PlaneGenerators.All[2], angle), drawings[drawing], pictures[i]);
                labels[i] = (2 * drawing) + (isTurned ? 1 : 0);
            }

            return new PictureSet(shape, pictures, labels);
        }
    }

    private static float[] Draw(Func<double, double, (double R, double G, double B)> color)
    {
        const int samples = 4;
        var picture = new float[3 * Side * Side];
        for (var i = 0; i < Side * Side * samples * samples; i++)
        {
            var (pixel, sub) = (i / (samples * samples), i % (samples * samples));
            var x = ((pixel % Side) + (((sub % samples) + 0.5) / samples)) / Side;
            var y = ((pixel / Side) + (((sub / samples) + 0.5) / samples)) / Side;
            var (r, g, b) = color((2 * x) - 1, (2 * y) - 1);
            picture[pixel] += (float)(r / (samples * samples));
            picture[pixel + (Side * Side)] += (float)(g / (samples * samples));
            picture[pixel + (2 * Side * Side)] += (float)(b / (samples * samples));
        }

        return picture;
    }

    // A blue mug with its handle at the right, steam to the left, on a brown board.
    private static (double R, double G, double B) Mug(double x, double y)
    {
        var handle = Math.Sqrt(Math.Pow(x - 0.3, 2) + Math.Pow(y - 0.1, 2));
        if (x is > -0.45 and < 0.3 && y is > -0.2 and < 0.5)
            return y < -0.1 ? (0.9, 0.9, 0.95) : (0.15, 0.3, 0.8);
        if (handle is > 0.18 and < 0.3)
            return (0.15, 0.3, 0.8);
        if (y is > 0.5 and < 0.62 && Math.Abs(x) < 0.6)
            return (0.55, 0.35, 0.15);
        return y is > -0.65 and < -0.28 && Math.Abs(x + 0.25 + (0.07 * Math.Sin(14 * y))) < 0.06 ? (0.6, 0.6, 0.6) : (0, 0, 0);
    }

    // A red hull, a white sail to the left of the mast, a small yellow one to its right, waves below.
    private static (double R, double G, double B) Boat(double x, double y)
    {
        if (y is > 0.2 and < 0.45 && x > -0.5 + (0.5 * (y - 0.2)) && x < 0.6 - (0.9 * (y - 0.2)))
            return (0.8, 0.15, 0.1);
        if (Math.Abs(x - 0.05) < 0.035 && y is > -0.7 and <= 0.2)
            return (0.6, 0.45, 0.25);
        if (y is > -0.65 and < 0.1 && x < 0.01 && x > 0.01 - (0.65 * (y + 0.65)))
            return (0.95, 0.95, 0.95);
        if (y is > -0.35 and < 0.1 && x > 0.09 && x < 0.09 + (0.7 * (y + 0.35)))
            return (0.95, 0.8, 0.1);
        return y > 0.5 + (0.04 * Math.Sin(12 * x)) && y < 0.62 && Math.Abs(x) < 0.65 ? (0.1, 0.6, 0.75) : (0, 0, 0);
    }
}
