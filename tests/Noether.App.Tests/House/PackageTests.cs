using System.IO.Compression;
using Noether.App.Tests.Support;

namespace Noether.App.Tests.House;

/// <summary>What <c>dotnet pack</c> makes is what a user installs.</summary>
public class PackageTests
{
    // What is packed is what the tests were built with.
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    [Fact]
    public void Pack_OfTheSolution_MakesALibraryAndAToolThatRuns()
    {
        using var folder = new TemporaryFolder();
        var packages = folder["packages"];
        foreach (var project in (string[])["Noether", "Noether.Cli"])
        {
            ProcessRunner.RunProgram(
                folder.Root, "dotnet", "pack", Repository.PathOf("src", project, project + ".csproj"), "-c",
                Configuration, "--no-build", "--nologo", "-v", "q", "-o", packages).IsDone();
        }

        var library = Assert.Single(Directory.GetFiles(packages, "Noether.0*.nupkg"));
        Assert.Equivalent(
            new[] { "README.md", "lib/net10.0/Noether.dll", "lib/net10.0/Noether.xml" }, Entries(library).Where(name =>
                name == "README.md" || name.StartsWith("lib/", StringComparison.Ordinal)));

        var tool = Assert.Single(Directory.GetFiles(packages, "Noether.Tool.*.nupkg"));
        Assert.Contains("README.md", Entries(tool));
        var version = Path.GetFileNameWithoutExtension(tool)["Noether.Tool.".Length..];
        // A cache of its own: the machine's may hold a package of the same version from an earlier test.
        var cache = new Dictionary<string, string> { ["NUGET_PACKAGES"] = folder["cache"] };
        ProcessRunner.RunProgram(
            folder.Root, cache, "dotnet", "tool", "install", "Noether.Tool", "--version", version, "--tool-path",
            folder["tools"], "--source", packages).IsDone();
        var command = Directory.GetFiles(folder["tools"], "noether*").Single();
        Assert.Equal(
            $"noether {version}\n", ProcessRunner.RunProgram(folder.Root, command, "--version").IsDone().Output);
        ProcessRunner.RunProgram(
            folder.Root, command, "generate", "gaussian", "--samples", "50", "--out", "x.npy").IsDone();
        Assert.Contains(
            "50 x 33 float32", ProcessRunner.RunProgram(folder.Root, command, "info", "x.npy").IsDone().Output,
            StringComparison.Ordinal);
    }

    private static IEnumerable<string> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries.Select(entry => entry.FullName).ToArray();
    }
}
