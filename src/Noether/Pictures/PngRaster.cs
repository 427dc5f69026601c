using System.IO.Compression;

namespace Noether.Pictures;

/// <summary>Unpacks the pixels of a .png picture, row by row.</summary>
internal static class PngRaster
{
    // Deflate cannot pack better than 1032 to 1, so a picture that promises more pixels than that is lying.
    private const long LargestRatio = 1032;

    /// <summary>Receives one row of a pass: pixel i lies at column x + i step of the line.</summary>
    /// <param name="row">The unfiltered bytes.</param>
    /// <param name="pixels">Pixels in the row.</param>
    /// <param name="line">Which line of the picture, from the top.</param>
    /// <param name="x">Column of the first pixel.</param>
    /// <param name="step">Columns from pixel to pixel.</param>
    internal delegate void RowTarget(ReadOnlySpan<byte> row, int pixels, int line, int x, int step);

    /// <summary>Checks that the packed bytes can hold what the header promises.</summary>
    /// <exception cref="NoetherException">They cannot.</exception>
    public static void CheckSize(PngParts parts, string name)
    {
        var header = parts.Header;
        var raw = header.Passes.Sum(pass => Ceiling(header.Height - pass.Y, pass.StepY)
            * (1 + header.RowBytes(Ceiling(header.Width - pass.X, pass.StepX))));
        if (raw > (parts.Packed.Length + 64) * LargestRatio || (long)header.Width * header.Height > Array.MaxLength)
        {
            throw new NoetherException(
                $"{name} promises {header.Width} x {header.Height} pixels and holds only {parts.Packed.Length} packed "
                + "bytes; it is truncated or lies about its size.");
        }
    }

    /// <summary>Unpacks all rows of all passes.</summary>
    /// <exception cref="NoetherException">The packed bytes are damaged or truncated.</exception>
    public static void Unpack(PngParts parts, string name, RowTarget target)
    {
        var header = parts.Header;
        parts.Packed.Position = 0;
        using var stream = new ZLibStream(parts.Packed, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            foreach (var (x, y, stepX, stepY) in header.Passes)
            {
                var pixels = Ceiling(header.Width - x, stepX);
                var rowBytes = (int)header.RowBytes(pixels);
                var row = new byte[1 + rowBytes];
                var above = new byte[rowBytes];
                for (var line = y; line < header.Height; line += stepY)
                {
                    stream.ReadExactly(row);
                    Unfilter(row[0], row.AsSpan(1), above, header.FilterStep, name);
                    target(row.AsSpan(1), pixels, line, x, stepX);
                    row.AsSpan(1).CopyTo(above);
                }
            }
            _ = stream.ReadByte(); // makes the stream compare its own checksum
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new NoetherException($"{name} cannot be unpacked, it is damaged or truncated; copy it again.", e);
        }
    }

    // Undoes a filter in place: 0 none, 1 sub, 2 up, 3 average, 4 Paeth. Above are the bytes of the row before, already
    // unfiltered, zeros before the first; step says how far back the pixel to the left lies.
    private static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step, string name)
    {
        if (filter > 4)
        {
            throw new NoetherException(
                $"{name} uses filter {filter}, which does not exist; it is damaged, so copy it again.");
        }

        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0;
            int up = above[i];
            var corner = i >= step ? above[i - step] : 0;
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                _ => Paeth(left, up, corner),
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp) = (Math.Abs(up - corner), Math.Abs(left - corner));
        var toCorner = Math.Abs(left + up - (2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static int Ceiling(int length, int step) => (length + step - 1) / step;
}
