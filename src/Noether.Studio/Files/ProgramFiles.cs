namespace Noether.Studio.Files;

/// <summary>Files that are parts of the program.</summary>
internal static class ProgramFiles
{
    /// <summary>Opens one.</summary>
    /// <param name="name">Its name.</param>
    public static Stream Open(string name) => typeof(ProgramFiles).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The program was built without {name}.");

    /// <summary>Reads one whole.</summary>
    /// <param name="name">Its name.</param>
    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Writes one to the disk, where there is none of this name yet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where to write it.</param>
    public static void Copy(string name, string path)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        using (var stream = Open(name))
        using (var file = new FileStream(temporary, FileMode.CreateNew))
            stream.CopyTo(file);
        File.Move(temporary, path, overwrite: true);
    }
}
