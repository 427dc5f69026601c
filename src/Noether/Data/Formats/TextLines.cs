namespace Noether.Data.Formats;

/// <summary>
/// The lines of a text, whatever their ends, one in memory at a time and none longer than <see cref="Longest"/>.
/// </summary>
/// <param name="stream">The text: UTF-8, or what its mark says; not disposed.</param>
/// <param name="name">What to call the file in messages.</param>
internal sealed class TextLines(Stream stream, string name)
{
    /// <summary>Characters in the longest line that is read.</summary>
    public const int Longest = 4_000_000;

    private const int FirstBuffer = 1 << 15;
    private readonly StreamReader reader = new(stream, leaveOpen: true);
    private char[] buffer = new char[FirstBuffer];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its end; valid until the next is read.</param>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="NoetherException">The line is too long.</exception>
    public bool Read(out ReadOnlySpan<char> line)
    {
        var searched = 0;
        while (true)
        {
            var rest = buffer.AsSpan(start + searched, end - start - searched);
            var found = rest.IndexOfAny('\n', '\r');
            // A return at the end of the buffer may have its line feed in the next piece.
            if (found >= 0 && (ended || rest[found] == '\n' || found + 1 < rest.Length))
            {
                var length = searched + found;
                line = buffer.AsSpan(start, length);
                var both = rest[found] == '\r' && found + 1 < rest.Length && rest[found + 1] == '\n';
                start += length + (both ? 2 : 1);
                Number++;
                return true;
            }
            searched += found >= 0 ? found : rest.Length;
            if (ended)
            {
                line = buffer.AsSpan(start, end - start);
                start = end;
                Number += line.IsEmpty ? 0 : 1;
                return !line.IsEmpty;
            }
            Fill();
        }
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end >= Longest)
        {
            throw new NoetherException(
                $"{name}, line {Number + 1} is longer than {Longest} characters; a table has one sample a line, and a "
                + "long signal is written with one value a line, or as .npy.")
            { File = name };
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, 2 * buffer.Length);
        var count = reader.Read(buffer, end, buffer.Length - end);
        ended = count == 0;
        end += count;
    }
}
