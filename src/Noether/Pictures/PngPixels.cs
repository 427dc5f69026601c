using System.Buffers.Binary;

namespace Noether.Pictures;

/// <summary>Takes pixels out of the unfiltered rows of a .png picture, whatever its colour type and depth.</summary>
internal sealed class PngPixels
{
    private readonly PngHeader header;
    private readonly byte[] palette;
    private readonly byte[] transparency;
    private readonly int[] transparent;
    private readonly string name;

    /// <summary>Prepares for a picture.</summary>
    /// <param name="parts">Its parts.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <exception cref="NoetherException">The list of transparent colours is damaged.</exception>
    public PngPixels(PngParts parts, string name)
    {
        (header, palette, transparency, this.name) = (parts.Header, parts.Palette, parts.Transparency, name);
        transparent = header.Color is 0 or 2 && transparency.Length > 0 ? TransparentColor() : [];
        Largest = header.Color == 3 ? byte.MaxValue : (1 << header.Depth) - 1;
    }

    /// <summary>The value of a full colour.</summary>
    public int Largest { get; }

    /// <summary>A pixel: colours from 0 to <see cref="Largest"/>, opacity from 0 to Opaque.</summary>
    /// <param name="row">The unfiltered bytes of a row.</param>
    /// <param name="index">Which pixel of the row, from 0.</param>
    /// <exception cref="NoetherException">A colour lies beyond the palette.</exception>
    public (int Red, int Green, int Blue, int Alpha, int Opaque) At(ReadOnlySpan<byte> row, int index)
    {
        var first = index * header.Channels;
        if (header.Color == 3)
        {
            var entry = Sample(row, first);
            if (3 * entry >= palette.Length)
            {
                throw new NoetherException(
                    $"{name} uses a colour beyond its palette; it is damaged, so write it again.");
            }

            var alpha = entry < transparency.Length ? transparency[entry] : byte.MaxValue;
            return (palette[3 * entry], palette[(3 * entry) + 1], palette[(3 * entry) + 2], alpha, byte.MaxValue);
        }

        var colored = header.Color is 2 or 6;
        var red = Sample(row, first);
        var (green, blue) = colored ? (Sample(row, first + 1), Sample(row, first + 2)) : (red, red);
        if (header.Color is 4 or 6)
            return (red, green, blue, Sample(row, first + header.Channels - 1), Largest);
        var hidden = transparent.Length > 0 && red == transparent[0] && green == transparent[1]
            && blue == transparent[2];
        return (red, green, blue, hidden ? 0 : Largest, Largest);
    }

    // Below 2^depth; channels are counted one by one.
    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        var depth = header.Depth;
        return depth switch
        {
            8 => row[index],
            16 => BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]),
            _ => (row[index * depth / 8] >> (8 - depth - (index * depth % 8))) & ((1 << depth) - 1),
        };
    }

    // Three samples; grey has one.
    private int[] TransparentColor()
    {
        if (transparency.Length != 2 * header.Channels)
            throw new NoetherException($"{name} has a damaged list of transparent colours; write it again.");
        var color = new int[3];
        for (var i = 0; i < color.Length; i++)
        {
            var place = header.Channels == 1 ? 0 : 2 * i;
            color[i] = BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(place));
        }

        return color;
    }
}
