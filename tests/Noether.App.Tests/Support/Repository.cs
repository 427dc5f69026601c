namespace Noether.App.Tests.Support;

/// <summary>Finds files of the repository that the tests run in.</summary>
internal static class Repository
{
    /// <summary>Folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Path of a file of the repository.</summary>
    /// <param name="parts">Path from the root, part by part.</param>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Noether.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Noether.slnx above.");
        return folder;
    }
}
