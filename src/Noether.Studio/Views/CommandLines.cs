using Noether.Runs;
using Noether.Studio.Files;
using Noether.Studio.Jobs;
using Noether.Studio.Options;

namespace Noether.Studio.Views;

/// <summary>Command lines of runs in the runs folder.</summary>
internal static class CommandLines
{
    /// <summary>The command line that does the same as a run.</summary>
    public static string Of(StudioOptions options, RunsFolder folder, RunRequest request, string run)
    {
        var isPicture = false;
        try
        {
            isPicture = DataFile.IsPicture(folder, Path.GetFileName(request.Data));
        }
        catch (NoetherException)
        {
            // The data are gone; the line then names a method that it might have left out.
        }

        return CommandLine.Of(request, options.Methods, isPicture, folder.ShownPath(run));
    }
}
