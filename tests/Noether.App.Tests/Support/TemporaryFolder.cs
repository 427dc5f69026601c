namespace Noether.App.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Path of the folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("noether-test-").FullName;

    /// <summary>Path of a file in the folder.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a text file and returns its path.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">What it holds.</param>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
