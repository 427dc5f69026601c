using Noether.Data.Formats;
using Noether.HiddenLayer;
using Noether.HiddenLayer.Judging;
using Noether.Reports.Rendering;

namespace Noether.Reports.Readings;

/// <summary>
/// The folder of one reading of a picture. Other programs rely on its contents: likelihoods.npy (networks x 5, float64,
/// in the order of <see cref="SymmetryClass"/>), likelihoods.png, contour.png, planes.png, report.html and result.json.
/// Every file is replaced atomically, and result.json comes last: where it exists, the rest is complete.
/// </summary>
public sealed class ReadingFolder
{
    private const string ResultName = "result.json";
    private const string ReportName = "report.html";

    private readonly TimeProvider clock;
    private readonly DateTimeOffset started;

    private ReadingFolder(string path, TimeProvider clock)
    {
        Root = path;
        this.clock = clock;
        started = clock.GetUtcNow();
    }

    /// <summary>The folder itself, as given.</summary>
    public string Root { get; }

    /// <summary>Path of report.html.</summary>
    public string Report => Path.Combine(Root, ReportName);

    /// <summary>Path of result.json.</summary>
    public string Result => Path.Combine(Root, ResultName);

    /// <summary>Makes sure that a folder can take a reading; call it before the work. Nothing is made yet.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="replace">Whether a reading that is in it may be replaced; other files stay.</param>
    /// <param name="clock">Where the times of start and finish come from; null means the system.</param>
    /// <exception cref="NoetherException">The folder is a file or not empty.</exception>
    public static ReadingFolder Prepare(string path, bool replace = false, TimeProvider? clock = null)
    {
        OutputFolder.Check(path, replace);
        return new ReadingFolder(path, clock ?? TimeProvider.System);
    }

    /// <summary>Writes a reading: arrays, pictures and report first, result.json last.</summary>
    /// <param name="reading">The reading.</param>
    /// <exception cref="NoetherException">A file cannot be written.</exception>
    public void Write(SymmetryReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        OutputFolder.Create(Root);
        // An earlier result must not vouch for a mixture of old and new files, should the writing be interrupted.
        OutputFile.Delete(Result);
        NpyFile.Write(
            Path.Combine(Root, "likelihoods.npy"), [.. reading.Networks.SelectMany(network => network.Likelihoods)],
            reading.Networks.Count, SymmetryClasses.Count);
        OutputFile.Write(
            Path.Combine(Root, "likelihoods.png"), SvgPng.From(ReadingPictures.Likelihoods(reading.Likelihoods)));
        OutputFile.Write(Path.Combine(Root, "contour.png"), ContourPicture.Draw(reading.Contour, legend: true));
        OutputFile.Write(Path.Combine(Root, "planes.png"), ReadingPictures.Planes(reading));
        OutputFile.Write(Report, ReadingReport.Render(reading, Root));
        OutputFile.Write(Result, ReadingJson.Format(ReadingRecord.From(reading, started, clock.GetUtcNow())));
    }
}
