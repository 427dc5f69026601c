using Noether.App.Tests.Support;

namespace Noether.App.Tests.House;

/// <summary>A training run that nobody interrupts, made once for the tests that compare with it.</summary>
public sealed class WholeRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public WholeRun()
    {
        Samples.Synthetic(folder, dimension: 9, count: 2000);
        ProcessRunner.Run(folder.Root, Line("whole")).IsDone();
    }

    /// <summary>Folder in which the commands run.</summary>
    public string Root => folder.Root;

    /// <summary>The command line; a few seconds of training, a checkpoint every second.</summary>
    /// <param name="run">Name of the run folder.</param>
    /// <param name="more">Further arguments.</param>
    public static string[] Line(string run, params string[] more) =>
    [
        "discover", "data.npy", "--out", run, "--preset", "paper", "--steps", "1200", "--batch", "90", "--seed", "5",
        "--checkpoint-every", "1s", .. more,
    ];

    /// <summary>The bytes of a file of a run.</summary>
    /// <param name="run">Name of the run folder.</param>
    /// <param name="file">Name of the file.</param>
    public byte[] Read(string run, string file) => File.ReadAllBytes(Path.Combine(Root, run, file));

    public void Dispose() => folder.Dispose();
}
