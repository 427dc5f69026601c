using System.Buffers.Binary;

namespace Noether.Pictures;

/// <summary>The work on single rows of a .png picture.</summary>
internal static class PngRows
{
    /// <summary>Undoes the filter of a row in place.</summary>
    /// <param name="filter">0 none, 1 sub, 2 up, 3 average, 4 Paeth.</param>
    /// <param name="row">The bytes of the row.</param>
    /// <param name="above">The bytes of the row before, already unfiltered; zeros before the first.</param>
    /// <param name="step">How far back the pixel to the left lies.</param>
    /// <param name="name">What to call the file in messages.</param>
    public static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step, string name)
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

    /// <summary>Turns a row into grey values.</summary>
    /// <param name="header">Depth and colour type.</param>
    /// <param name="palette">Red, green and blue of every entry; used by colour type 3 only.</param>
    /// <param name="row">The unfiltered bytes.</param>
    /// <param name="pixels">Pixels in the row.</param>
    /// <param name="target">Receives the values, one every step places.</param>
    /// <param name="step">See target.</param>
    /// <param name="name">What to call the file in messages.</param>
    public static void Grey(
        PngHeader header,
        ReadOnlySpan<byte> palette,
        ReadOnlySpan<byte> row,
        int pixels,
        Span<float> target,
        int step,
        string name)
    {
        var largest = (double)((1 << header.Depth) - 1);
        for (var i = 0; i < pixels; i++)
        {
            var first = i * header.Channels;
            double grey;
            if (header.Color == 3)
            {
                var entry = Sample(row, first, header.Depth) * 3;
                if (entry >= palette.Length)
                {
                    throw new NoetherException(
                        $"{name} uses a colour beyond its palette; it is damaged, so write it again.");
                }
                grey = Luma(palette[entry], palette[entry + 1], palette[entry + 2]) / 255;
            }
            else if (header.Color is 2 or 6)
            {
                var red = Sample(row, first, header.Depth);
                grey = Luma(red, Sample(row, first + 1, header.Depth), Sample(row, first + 2, header.Depth)) / largest;
            }
            else
            {
                grey = Sample(row, first, header.Depth) / largest;
            }
            target[i * step] = (float)grey;
        }
    }

    /// <summary>One sample of a row, below 2^depth.</summary>
    /// <param name="row">The unfiltered bytes.</param>
    /// <param name="index">Number of the sample, channels counted one by one.</param>
    /// <param name="depth">Bits of a sample: 1, 2, 4, 8 or 16.</param>
    public static int Sample(ReadOnlySpan<byte> row, int index, int depth) => depth switch
    {
        8 => row[index],
        16 => BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]),
        _ => (row[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1),
    };

    private static double Luma(int red, int green, int blue) => ((299 * red) + (587 * green) + (114 * blue)) / 1000.0;

    private static int Paeth(int left, int up, int corner)
    {
        var (toLeft, toUp) = (Math.Abs(up - corner), Math.Abs(left - corner));
        var toCorner = Math.Abs(left + up - (2 * corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
