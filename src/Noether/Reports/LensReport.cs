using Noether.Lens;

namespace Noether.Reports;

/// <summary>The self-contained page that shows a result.</summary>
public static class LensReport
{
    /// <summary>Writes the page.</summary>
    public static void Write(LensResult result, string path) => AtomicFile.WriteText(path, "");
}
