namespace Noether.App.Tests.Support;

/// <summary>
/// Compares text with a file in the folder Snapshots of the test project. With NOETHER_UPDATE_SNAPSHOTS=1 in the
/// environment the files are written anew; read the change before committing it.
/// </summary>
internal static class Snapshot
{
    private const string UpdateVariable = "NOETHER_UPDATE_SNAPSHOTS";

    // The file is compiled into several test projects.
    private static readonly string Project = typeof(Snapshot).Assembly.GetName().Name!;

    /// <summary>Compares.</summary>
    /// <param name="name">Name of the file without folder and ending.</param>
    /// <param name="actual">What the program says now.</param>
    public static void Match(string name, string actual)
    {
        var path = Repository.PathOf("tests", Project, "Snapshots", name + ".txt");
        // Ends of lines are trimmed, as editors do, so that the help's padding does not matter.
        var lines = actual.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        var text = string.Join('\n', lines).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"There is no snapshot {path}; run the tests once with {UpdateVariable}=1.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
