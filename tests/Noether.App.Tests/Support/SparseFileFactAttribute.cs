namespace Noether.App.Tests.Support;

/// <summary>A test that needs a temporary folder whose zeros take no room on the disk.</summary>
internal sealed class SparseFileFactAttribute : FactAttribute
{
    private const long Probe = 1_000_000_000;

    public SparseFileFactAttribute()
    {
        if (!IsSupported())
            Skip = "The disk of the temporary folder stores the zeros of sparse files.";
    }

    private static bool IsSupported()
    {
        using var folder = new TemporaryFolder();
        try
        {
            var free = new DriveInfo(folder.Root).AvailableFreeSpace;
            using var file = File.Create(folder["probe"]);
            file.SetLength(Probe);
            file.Flush(flushToDisk: true);
            return free - new DriveInfo(folder.Root).AvailableFreeSpace < Probe / 2;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
