using System.Text;
using Noether.Data.Formats;

namespace Noether.Reports;

/// <summary>Text files that are whole or not there.</summary>
internal static class TextFile
{
    /// <summary>
    /// Writes UTF-8 text without a byte order mark; an older file stays until the new one is complete.
    /// </summary>
    /// <exception cref="NoetherException">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        using var file = AtomicFile.Create(path);
        try
        {
            file.Stream.Write(Encoding.UTF8.GetBytes(text));
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
