namespace Noether.Data.Synthetic;

/// <summary>
/// What latitude does to the local signals of a globe: rings of longitudes, one above the other from 75 degrees south to
/// 75 degrees north, as temperatures would be on a map. A signal turns with the globe unchanged, but in another latitude
/// it is another signal.
/// </summary>
internal static class GlobeSignals
{
    private const double Outermost = 75;
    private const double GainSlope = 0.5;

    /// <summary>
    /// How much longer a signal is along a row than at the equator, 1 / cos latitude: meridians converge there.
    /// </summary>
    public static double Stretch(int row, int rows) => 1 / Math.Cos(Latitude(row, rows));

    /// <summary>How much higher it is than at the equator, 1 + sin(latitude) / 2: the north varies more.</summary>
    public static double Gain(int row, int rows) => 1 + (GainSlope * Math.Sin(Latitude(row, rows)));

    /// <summary>
    /// Probability that a signal is a dip, from 1/2 at the southern edge of the rows and beyond to none at the northern:
    /// values are the more skewed the farther north.
    /// </summary>
    /// <param name="down">Its centre, in rows from the middle.</param>
    /// <param name="rows">Number of rows.</param>
    public static double Dips(double down, int rows) => Math.Clamp(0.25 - (0.5 * down / rows), 0, 0.5);

    // Radians; the middle of a row of cells that share 150 degrees.
    private static double Latitude(int row, int rows) =>
        (((row + 0.5) / rows) - 0.5) * 2 * Outermost * Math.PI / 180;
}
