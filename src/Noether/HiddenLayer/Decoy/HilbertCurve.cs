namespace Noether.HiddenLayer.Decoy;

/// <summary>Places along the curve of Hilbert: points that are near on it are near in the plane.</summary>
internal static class HilbertCurve
{
    /// <summary>Cells along each side of the square.</summary>
    public const int Cells = 1 << Levels;

    private const int Levels = 16;

    /// <summary>The place of a cell on the curve, from 0.</summary>
    /// <param name="x">Column, 0 to <see cref="Cells"/> - 1.</param>
    /// <param name="y">Row, in the same range.</param>
    public static uint Place(uint x, uint y)
    {
        // From the coarsest quarter to the finest; each is entered in its own orientation.
        uint place = 0;
        for (uint half = Cells / 2; half > 0; half /= 2)
        {
            var right = (x & half) != 0;
            var upper = (y & half) != 0;
            place += half * half * ((right ? 3u : 0u) ^ (upper ? 1u : 0u));
            if (upper)
                continue;
            if (right)
            {
                x = Cells - 1 - x;
                y = Cells - 1 - y;
            }
            (x, y) = (y, x);
        }
        return place;
    }
}
