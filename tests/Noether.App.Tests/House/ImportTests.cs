using Noether.App.Tests.Support;

namespace Noether.App.Tests.House;

/// <summary>The order of imports, which of the rules of style only the formatter would look at, for a minute.</summary>
public sealed class ImportTests
{
    [Fact]
    public void Imports_OfEveryFile_AreInOrder()
    {
        string[] folders = ["src", "tests", "bench", "examples"];
        var wrong = folders
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "artifacts"))
            .Where(file => !AreInOrder(File.ReadLines(file)));

        Assert.Empty(wrong.Select(file => Path.GetRelativePath(Repository.Root, file)));
    }

    [Theory]
    [InlineData(true, "using System.Text;", "using Noether.Data;", "using Xunit;", "using static System.Math;", "using A = B.C;")]
    [InlineData(false, "using Noether.Data;", "using System.Text;")]
    [InlineData(false, "using Noether.Runs;", "using Noether.Data;")]
    public void Imports_OfSomeLines_AreInOrder(bool expected, params string[] lines) => Assert.Equal(expected, AreInOrder(lines));

    // Namespaces of System first, each group by name; then static ones, then other names for types.
    private static bool AreInOrder(IEnumerable<string> lines)
    {
        string[] imports = [.. lines.TakeWhile(line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal)
                || line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('#'))
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal)).Select(line => line[6..].TrimEnd(';'))];
        return imports.SequenceEqual(imports
            .OrderBy(name => name.Contains('=', StringComparison.Ordinal) ? 2 : name.StartsWith("static ", StringComparison.Ordinal) ? 1 : 0)
            .ThenBy(name => IsSystem(name) ? 0 : 1)
            .ThenBy(name => name, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
