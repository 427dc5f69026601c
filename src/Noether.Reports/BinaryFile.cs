using Noether.Data.Formats;

namespace Noether.Reports;

/// <summary>Files of bytes that are whole or not there.</summary>
internal static class BinaryFile
{
    /// <summary>Writes a file; an older one stays until the new one is complete.</summary>
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
}
