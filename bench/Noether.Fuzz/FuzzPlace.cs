namespace Noether.Fuzz;

/// <summary>A folder of its own for what readers want as files.</summary>
public sealed class FuzzPlace : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("noether-fuzz-");

    /// <summary>The path of a file or folder in it.</summary>
    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>A folder in it, which is made.</summary>
    public string Folder(string name) => Directory.CreateDirectory(this[name]).FullName;

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
