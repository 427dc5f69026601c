using System.CommandLine;

namespace Noether.Benchmarks.Lens;

/// <summary>The verb lens-time: how long a fast run takes to find the truth of generated data.</summary>
internal static class LensTimeCommand
{
    public static Command Create()
    {
        var command = new Command("lens-time", "Times a fast run on generated data until its answer is right.");
        return command;
    }
}
