using System.Buffers.Binary;

namespace Noether.Pictures;

/// <summary>The IHDR chunk of a .png picture, checked.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits of one sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Color">0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha.</param>
/// <param name="Interlaced">Whether the pixels come in the seven passes of Adam7.</param>
internal readonly record struct PngHeader(int Width, int Height, int Depth, int Color, bool Interlaced)
{
    /// <summary>The eight bytes that begin every .png file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Samples of one pixel, alpha included.</summary>
    public int Channels => Color switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>
    /// Bytes from a sample to the same sample of the pixel before, at least 1: what the filters look back.
    /// </summary>
    public int FilterStep => Math.Max(1, Channels * Depth / 8);

    /// <summary>The passes, as first column, first row, step of columns, step of rows; empty passes left out.</summary>
    public IEnumerable<(int X, int Y, int StepX, int StepY)> Passes
    {
        get
        {
            if (!Interlaced)
                return [(0, 0, 1, 1)];
            var (width, height) = (Width, Height);
            (int X, int Y, int StepX, int StepY)[] adam7 =
                [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
            return adam7.Where(pass => pass.X < width && pass.Y < height);
        }
    }

    /// <summary>Bytes of one row of a pass, without the filter byte.</summary>
    /// <param name="pixels">Pixels in the row.</param>
    public long RowBytes(int pixels) => (((long)pixels * Channels * Depth) + 7) / 8;

    /// <summary>Reads the chunk.</summary>
    /// <exception cref="NoetherException">The chunk is damaged or breaks the rules of the format.</exception>
    public static PngHeader Read(ReadOnlySpan<byte> chunk, string name)
    {
        if (chunk.Length != 13)
            throw new NoetherException($"{name} has a damaged .png header; copy it again.");
        var width = BinaryPrimitives.ReadInt32BigEndian(chunk);
        var height = BinaryPrimitives.ReadInt32BigEndian(chunk[4..]);
        var (depth, color) = ((int)chunk[8], (int)chunk[9]);
        var legal = color switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (width < 1 || height < 1 || !legal || chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
        {
            throw new NoetherException(
                $"{name} has an impossible .png header ({width} x {height}, {depth} bits, colour type {color}); "
                + "write it again.");
        }
        return new PngHeader(width, height, depth, color, chunk[12] == 1);
    }
}
