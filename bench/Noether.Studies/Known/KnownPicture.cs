using Noether.HiddenLayer.Symmetries;
using Noether.Pictures;

namespace Noether.Studies.Known;

/// <summary>A drawn picture whose symmetry is known.</summary>
/// <param name="Name">What it shows, as a file name without ending.</param>
/// <param name="Symmetry">The symmetry that a person sees in it.</param>
/// <param name="Grey">The grey, 0 to 1, at x and y in [-1, 1], y upwards.</param>
internal sealed record KnownPicture(string Name, SymmetryClass Symmetry, Func<double, double, double> Grey)
{
    /// <summary>Pixels a side.</summary>
    public const int Side = 192;

    // Points a side in each pixel, so that lines have soft borders.
    private const int Finer = 4;

    private static readonly Rgb[] Greys = [.. Enumerable.Range(0, 256).Select(i => new Rgb((byte)i, (byte)i, (byte)i))];

    /// <summary>Draws the picture: Side x Side greys from 0 to 255, the top row first.</summary>
    public byte[] Draw()
    {
        var pixels = new byte[Side * Side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var sum = 0.0;
            for (var part = 0; part < Finer * Finer; part++)
            {
                var x = (i % Side) + (((part % Finer) + 0.5) / Finer);
                var y = (i / Side) + (((part / Finer) + 0.5) / Finer);
                sum += Grey((2 * x / Side) - 1, 1 - (2 * y / Side));
            }
            pixels[i] = (byte)Math.Round(255 * sum / (Finer * Finer));
        }
        return pixels;
    }

    /// <summary>The picture as it is read from a file.</summary>
    /// <param name="folder">Where to write the file; made when it does not exist.</param>
    public Picture Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name + ".png");
        File.WriteAllBytes(path, ToPng());
        return PictureFile.Read(path);
    }

    /// <summary>The picture as a .png file.</summary>
    public byte[] ToPng() => PngWriter.EncodeIndexed(Draw(), Side, Side, Greys);
}
