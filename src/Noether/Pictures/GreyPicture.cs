namespace Noether.Pictures;

/// <summary>A picture in grey, luma 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), gamma left as it is.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">Height x Width values from 0 (black) to 1 (white), row after row from the top.</param>
public sealed record GreyPicture(int Width, int Height, float[] Values);
