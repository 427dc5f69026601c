using System.Text.Json.Serialization;
using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Judging;
using Noether.Pictures;
using Noether.Reports.Readings;
using Noether.Studio.Runs;

namespace Noether.Studio.Jobs;

/// <summary>What is asked of a picture; the same that <c>noether symmetry-of</c> can be asked.</summary>
public sealed record PictureRequest : IJobRequest
{
    /// <summary>Name of the file in the uploads.</summary>
    public required string File { get; init; }

    /// <summary>Edges or a level line.</summary>
    public ContourKind Contour { get; init; }

    /// <summary>Which level line, 0.01 to 0.99.</summary>
    public double Level { get; init; } = 0.5;

    /// <summary>Smoothing in halves of the side, 0 to 0.5; null means as little as the texture needs.</summary>
    public double? Smoothing { get; init; }

    /// <summary>The square in the middle or all.</summary>
    public ContourWindow Window { get; init; }

    /// <summary>Magnification of the middle, 1 to 16.</summary>
    public double Zoom { get; init; } = 1;

    /// <summary>Networks to train.</summary>
    public int Networks { get; init; } = 20;

    /// <summary>Seed of every random choice. Default 0.</summary>
    public ulong Seed { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Words => File;

    /// <summary>What is asked of the library.</summary>
    /// <param name="threads">Worker threads; 0 means all cores.</param>
    /// <param name="checkpoints">Where finished networks are kept; null means nowhere.</param>
    public ReadingSettings Settings(int threads = 0, string? checkpoints = null) => new()
    {
        Networks = Networks,
        Contour = new ContourSettings
        {
            Kind = Contour,
            Level = Level,
            Smoothing = Smoothing,
            Window = Window,
            Zoom = Zoom,
        },
        Seed = Seed,
        Threads = threads,
        Checkpoints = checkpoints,
    };

    /// <summary>Reads the picture.</summary>
    /// <param name="folder">The runs folder.</param>
    /// <exception cref="NoetherException">It cannot be read; the message says why.</exception>
    public Picture Open(RunsFolder folder)
    {
        var read = PictureFile.Read(folder.UploadPath(File));
        // Run folders name pictures as the user would on the command line.
        return new Picture(read.Width, read.Height, read.Values, folder.ShownUpload(File))
        {
            OriginalWidth = read.OriginalWidth,
            OriginalHeight = read.OriginalHeight,
        };
    }

    /// <inheritdoc/>
    public string CommandLine(RunsFolder folder, string run) =>
        ReadingCommand.Line(folder.ShownUpload(File), Settings(), folder.ShownPath(run));
}
