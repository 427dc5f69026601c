using Noether.Data.Formats;
using Noether.Pictures;

namespace Noether.Data;

/// <summary>Pictures as tables of grey values from 0 (black) to 1 (white), one row of pixels a row.</summary>
internal static class PictureRows
{
    /// <summary>
    /// The endings of pictures in a folder; those that cannot be read are among them, so that they are refused instead
    /// of left out.
    /// </summary>
    public static IReadOnlyList<string> Endings => PictureFormat.AllEndings;

    /// <summary>Whether the first bytes look like a picture.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) => PictureFile.IsPicture(start);

    /// <summary>Reads a picture.</summary>
    /// <exception cref="NoetherException">It is damaged or too large.</exception>
    public static LoadedArray Read(FormatRequest request)
    {
        var picture = PictureFile.ReadGrey(request.Bytes, request.Name);
        return new LoadedArray(NumberArray.FromSingles(picture.Values, picture.Height, picture.Width));
    }
}
