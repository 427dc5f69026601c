using System.Globalization;

namespace Noether.Lens.Reporting;

/// <summary>Numbers in sentences and tables.</summary>
internal static class Words
{
    /// <summary>A number with four digits.</summary>
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A number that reads back to the same bits.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
