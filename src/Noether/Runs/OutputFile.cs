using System.Text;
using Noether.Data.Formats;

namespace Noether.Runs;

/// <summary>Files that are whole or not there: an older one stays until the new one is complete.</summary>
public static class OutputFile
{
    /// <summary>Writes UTF-8 text without a byte order mark.</summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text), flush: true);

    /// <summary>
    /// Writes UTF-8 text that is soon written again: after a power cut an older one, or none, may be there.
    /// </summary>
    /// <param name="path">The file; a link of that name is replaced, not followed.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void WriteOften(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text), flush: false);

    /// <summary>Writes bytes.</summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, flush: true);

    /// <summary>Removes a file if it is there.</summary>
    /// <exception cref="NoetherException">The file cannot be removed.</exception>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(path, e);
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> bytes, bool flush)
    {
        using var file = AtomicFile.Create(path);
        try
        {
            file.Stream.Write(bytes);
        }
        catch (IOException e)
        {
            throw AtomicFile.CannotWrite(path, e);
        }

        file.Commit(flush);
    }
}
