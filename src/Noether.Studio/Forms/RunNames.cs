using Noether.Studio.Files;

namespace Noether.Studio.Forms;

/// <summary>What a run is called that nobody gave a name to.</summary>
internal static class RunNames
{
    /// <summary>The name that was wished for, or that of the file without its ending.</summary>
    /// <param name="wish">What the user wrote; null for nothing.</param>
    /// <param name="file">Name of the file.</param>
    public static string For(string? wish, string file)
    {
        var stem = file.Split('.', 2)[0];
        return wish ?? (stem.StartsWith(ExampleData.Prefix, StringComparison.Ordinal)
            ? stem[ExampleData.Prefix.Length..]
            : stem);
    }
}
