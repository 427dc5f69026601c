using System.Text.RegularExpressions;

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

    /// <summary>A text without what changes from run to run: the path of the folder and times.</summary>
    /// <param name="text">What a program said.</param>
    public string Stable(string text)
    {
        text = text.Replace(Root, "DIR");
        text = Regex.Replace(text, @"(Time: +)[\d.]+ s", "$1N s");
        return Regex.Replace(text, @"(""seconds"": )[\d.eE+-]+", "$1N");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);
}
