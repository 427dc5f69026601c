using System.Text;
using Noether.Data.Formats;

namespace Noether.Runs;

/// <summary>Files that are whole or not there: an older one stays until the new one is complete.</summary>
public static class OutputFile
{
    /// <summary>Writes UTF-8 text without a byte order mark.</summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
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

        file.Commit();
    }

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
}
