using System.Diagnostics;

namespace Noether.Runs;

/// <summary>
/// The most memory that this process had in use. Linux can forget the peak of what came before, so that each case has a
/// figure of its own; elsewhere the figure is the peak of all cases so far.
/// </summary>
internal static class PeakMemory
{
    private const string ResetFile = "/proc/self/clear_refs";

    /// <summary>Gives unused memory back and begins anew, where the system can.</summary>
    public static void Reset()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            if (File.Exists(ResetFile))
                File.WriteAllText(ResetFile, "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Some containers forbid it; the figure is then an upper limit.
        }
    }

    /// <summary>The peak in MB of 10^6 bytes.</summary>
    public static double Megabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
