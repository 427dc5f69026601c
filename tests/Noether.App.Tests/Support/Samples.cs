using System.Globalization;
using System.Text;
using Noether.Data.Synthetic;

namespace Noether.App.Tests.Support;

/// <summary>Files of samples for tests, good and bad.</summary>
internal static class Samples
{
    /// <summary>Writes a small synthetic data set with its truth.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="dimension">Values in a sample.</param>
    /// <param name="count">Number of samples.</param>
    /// <returns>Path of the samples; the truth is truth.npy beside it.</returns>
    public static string Synthetic(TemporaryFolder folder, int dimension = 9, long count = 400)
    {
        var settings = new SyntheticSettings
        {
            Dimension = dimension,
            Samples = count,
            Transform = HiddenTransform.Permuted,
        };
        SyntheticData.Write(settings, folder["data.npy"], folder["truth.npy"]);
        return folder["data.npy"];
    }

    /// <summary>Writes a .npy file byte by byte, true or not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">The text of the header, a Python dictionary.</param>
    /// <param name="bytes">How many zero bytes follow it.</param>
    public static string RawNpy(string path, string header, int bytes)
    {
        var text = Encoding.ASCII.GetBytes(header.PadRight(117) + "\n");
        byte[] length = [(byte)text.Length, (byte)(text.Length >> 8)];
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, .. length, .. text, .. new byte[bytes]]);
        return path;
    }

    /// <summary>Writes a table of random numbers as text, with one cell replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="cell">What stands in row 5, column 3 (or the last row); null for a number as everywhere.</param>
    /// <param name="constant">Whether column 2 is the same everywhere.</param>
    public static string Csv(string path, int rows, int columns, string? cell = null, bool constant = false)
    {
        var random = new Random(1);
        var text = new StringBuilder();
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var value = random.NextDouble().ToString("0.0000", CultureInfo.InvariantCulture);
                value = constant && j == 2 ? "7" : value;
                value = cell is not null && i == Math.Min(5, rows - 1) && j == 3 ? cell : value;
                text.Append(j > 0 ? "," : "").Append(value);
            }

            text.Append('\n');
        }

        File.WriteAllText(path, text.ToString());
        return path;
    }
}
