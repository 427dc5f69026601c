using Noether.Networks;
using Noether.Numerics;

namespace Noether.Tests.Networks;

/// <summary>Noisy stripes of random width and phase, horizontal (class 0) or vertical (class 1).</summary>
internal static class StripePictures
{
    public static PictureSet Draw(PictureShape shape, int count, ulong seed, float noise = 0.5f)
    {
        var pictures = new float[count][];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            var random = new CounterRandom(seed, (ulong)i);
            labels[i] = i % 2;
            pictures[i] = new float[shape.Length];
            random.FillNormal(pictures[i]);
            var period = 4 + (4 * random.NextDouble());
            var phase = random.NextDouble() * 2 * Math.PI;
            for (var j = 0; j < shape.Length; j++)
            {
                var place = labels[i] == 0 ? j / shape.Width % shape.Height : j % shape.Width;
                var stripe = Math.Sin((2 * Math.PI * place / period) + phase);
                pictures[i][j] = (float)stripe + (noise * pictures[i][j]);
            }
        }

        return new PictureSet(shape, pictures, labels);
    }
}
