using System.IO.Compression;
using Noether.App.Tests.Support;

namespace Noether.App.Tests.House;

/// <summary>What <c>dotnet pack</c> makes is what a user installs.</summary>
public class PackageTests
{
    [Fact]
    public void Pack_OfTheSolution_MakesALibraryAndAToolThatRuns()
    {
        using var folder = new TemporaryFolder();
        var packages = folder["packages"];
        foreach (var project in (string[])["Noether", "Noether.Cli"])
        {
            // The build of the tests is left alone: its files are in use.
            ProcessRunner.RunProgram(
                folder.Root, "dotnet", "pack", Repository.PathOf("src", project, project + ".csproj"), "-c", "Release",
                "--nologo", "-v", "q", "--artifacts-path", folder["build"], "-o", packages, "-p:RunAnalyzers=false",
                "--disable-build-servers").IsDone();
        }

        var library = Assert.Single(Directory.GetFiles(packages, "Noether.0*.nupkg"));
        Assert.Equivalent(
            new[] { "README.md", "lib/net10.0/Noether.dll", "lib/net10.0/Noether.xml" }, Entries(library).Where(name =>
                name == "README.md" || name.StartsWith("lib/", StringComparison.Ordinal)));

        var tool = Assert.Single(Directory.GetFiles(packages, "Noether.Tool.*.nupkg"));
        Assert.Contains("README.md", Entries(tool));
        var version = Path.GetFileNameWithoutExtension(tool)["Noether.Tool.".Length..];
        ProcessRunner.RunProgram(
            folder.Root, "dotnet", "tool", "install", "Noether.Tool", "--version", version, "--tool-path", folder["tools"],
            "--source", packages).IsDone();
        var command = Directory.GetFiles(folder["tools"], "noether*").Single();
        Assert.Equal($"noether {version}\n", ProcessRunner.RunProgram(folder.Root, command, "--version").IsDone().Output);
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
