using Noether.Cli.Running;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Cli.Options;

/// <summary>The options that say how paths lie in a file.</summary>
internal static class PathOptions
{
    /// <summary>The settings behind the options.</summary>
    public static SettingSet Settings => field ??= SettingSet.Of<PathFileOptions>();

    /// <summary>Opens paths and passes on what the reader notes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">How to read it.</param>
    /// <param name="host">Gets the notes, and stops the reading.</param>
    /// <exception cref="NoetherException">The file cannot be used.</exception>
    public static PathData Open(string path, PathFileOptions settings, CliHost host)
    {
        var paths = PathFile.Open(path, settings, host.Cancellation);
        foreach (var note in paths.Notes)
            host.Note(note);
        return new PathData(paths);
    }
}
