using Noether.Pictures;

namespace Noether.Studies.Drawings;

/// <summary>A page larger than the drawing on it.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Ink">What is drawn where the drawing has grey 0.</param>
/// <param name="Paper">And where it has grey 1.</param>
internal sealed record KnownPage(int Width, int Height, Rgb Ink, Rgb Paper)
{
    // Points a side in each pixel, so that lines have soft borders; pixels of large pages are small by themselves.
    private const int Usual = 4;
    private const int UsualOfLarge = 2;
    private const int Large = 640;

    private int Finer => Width > Large ? UsualOfLarge : Usual;

    /// <summary>The page.</summary>
    /// <param name="drawing">What is on it; beyond [-1, 1] it is empty.</param>
    public Picture Draw(KnownDrawing drawing)
    {
        var (values, finer) = (new float[3 * Width * Height], Finer);
        for (var i = 0; i < Width * Height; i++)
        {
            var grey = 0.0;
            for (var part = 0; part < finer * finer; part++)
            {
                var x = ((i % Width) + (((part % finer) + 0.5) / finer) - drawing.Place.MiddleX) / drawing.Place.Half;
                var y = (drawing.Place.MiddleY - (i / Width) - (((part / finer) + 0.5) / finer)) / drawing.Place.Half;
                grey += (Math.Max(Math.Abs(x), Math.Abs(y)) <= 1 ? drawing.Grey(x, y) : KnownDrawing.Paper) / (finer * finer);
            }

            (values[3 * i], values[(3 * i) + 1], values[(3 * i) + 2]) =
                (Mixed(Ink.R, Paper.R), Mixed(Ink.G, Paper.G), Mixed(Ink.B, Paper.B));

            float Mixed(byte ink, byte paper) => (float)(Math.Round(ink + (grey * (paper - ink))) / 255);
        }

        return new Picture(Width, Height, values, drawing.Name);
    }
}
