using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Pictures;

namespace Noether.Studio.Files;

/// <summary>Opens files of the uploads as what a method takes. The content decides, not the name.</summary>
internal static class DataFile
{
    /// <summary>How samples can be read.</summary>
    public static SettingSet Options { get; } = SettingSet.Of<SampleFileOptions>();

    /// <summary>Whether a file of the uploads is a picture.</summary>
    /// <exception cref="NoetherException">There is no such file.</exception>
    public static bool IsPicture(RunsFolder folder, string file) => PictureFile.IsPicture(folder.UploadPath(file));

    /// <summary>The kind that a file counts as where no method is named: settings of samples make it samples.</summary>
    /// <param name="isPicture">Whether it is a picture.</param>
    /// <param name="options">How samples are read.</param>
    public static DataKind DefaultKind(bool isPicture, IReadOnlyDictionary<string, string> options) =>
        isPicture && options.Count == 0 ? DataKind.Picture : DataKind.Samples;

    /// <summary>Opens a file; samples are to be disposed, with <see cref="Close"/>.</summary>
    /// <param name="folder">The runs folder.</param>
    /// <param name="file">Name among the uploads.</param>
    /// <param name="kind">What the method takes.</param>
    /// <param name="options">How samples are read, by name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NoetherException">It cannot be used; the message says why.</exception>
    public static MethodData Open(
        RunsFolder folder, string file, DataKind kind, IReadOnlyDictionary<string, string> options,
        CancellationToken cancellationToken)
    {
        folder.UploadPath(file);
        // Run folders name files as the user would on the command line.
        var path = folder.ShownUpload(file);
        if (kind == DataKind.Picture)
            return new PictureData(PictureFile.Read(path));
        var chosen = (SampleFileOptions)Options.Create(options);
        return new SampleData(SampleFile.Open(path, chosen, cancellationToken));
    }

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
    public static void Close(MethodData data)
    {
        if (data is SampleData { Samples: var samples })
            samples.Dispose();
    }
}
