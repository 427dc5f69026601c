namespace Noether.Data.Formats;

/// <summary>
/// The text of a table as its splitter wants it: comments (# or %) become empty lines, so that lines keep their
/// numbers, and runs of blanks become one tab where blanks separate the cells.
/// </summary>
/// <param name="ahead">Lines that were read already.</param>
/// <param name="lines">The lines that follow; null if none do.</param>
/// <param name="delimiter">What separates cells; a blank stands for any run of white space.</param>
internal sealed class TableText(IReadOnlyList<string> ahead, TextLines? lines, char delimiter) : TextReader
{
    private char[] line = new char[256];
    private int length;
    private int taken;
    private int next;

    /// <summary>The character that separates cells in this text.</summary>
    public static char Separator(char delimiter) => delimiter == ' ' ? '\t' : delimiter;

    /// <summary>Whether a line holds nothing of a table.</summary>
    public static bool IsComment(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.IsEmpty || text[0] is '#' or '%';
    }

    /// <inheritdoc/>
    public override int Read(Span<char> destination)
    {
        var count = 0;
        while (count < destination.Length)
        {
            if (taken == length && !Advance())
                break;
            var part = Math.Min(length - taken, destination.Length - count);
            line.AsSpan(taken, part).CopyTo(destination[count..]);
            taken += part;
            count += part;
        }
        return count;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int ReadBlock(Span<char> buffer) => Read(buffer);

    /// <inheritdoc/>
    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 1 ? one[0] : -1;
    }

    private bool Advance()
    {
        (length, taken) = (0, 0);
        if (next < ahead.Count)
            Take(ahead[next++]);
        else if (lines is not null && lines.Read(out var text))
            Take(text);
        else
            return false;
        return true;
    }

    private void Take(ReadOnlySpan<char> text)
    {
        if (line.Length <= text.Length)
            line = new char[Math.Max(2 * line.Length, text.Length + 1)];
        if (!IsComment(text))
        {
            if (delimiter == ' ')
            {
                Collapse(text.Trim());
            }
            else
            {
                text.CopyTo(line);
                length = text.Length;
            }
        }
        line[length++] = '\n';
    }

    private void Collapse(ReadOnlySpan<char> text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (quoted || text[i] is not (' ' or '\t'))
                line[length++] = text[i];
            else if (text[i - 1] is not (' ' or '\t'))
                line[length++] = '\t';
        }
    }
}
