namespace Noether.Pictures;

/// <summary>A picture in grey.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">Height x Width values from 0 (black) to 1 (white), row after row from the top.</param>
internal sealed record PngPicture(int Width, int Height, float[] Values);
