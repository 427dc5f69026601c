using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Pictures;

namespace Noether.Studio.Files;

/// <summary>Opens files of the uploads as what a method takes. The content decides, not the name.</summary>
internal static class DataFile
{
    /// <summary>Whether a file of the uploads is a picture.</summary>
    /// <exception cref="NoetherException">There is no such file.</exception>
    public static bool IsPicture(RunsFolder folder, string file) => PictureFile.IsPicture(folder.UploadPath(file));

    /// <summary>The kind that a file counts as where no method is named: settings of samples make it samples.</summary>
    /// <param name="isPicture">Whether it is a picture.</param>
    /// <param name="options">How samples are read.</param>
    public static DataKind DefaultKind(bool isPicture, IReadOnlyDictionary<string, string> options) =>
        isPicture && options.Count == 0 ? DataKind.Picture : DataKind.Samples;

    /// <summary>Names of all files of data.</summary>
    public static IEnumerable<string> Names(DataFiles files) =>
        files.Companions.Values.Prepend(files.Path).Select(path => Path.GetFileName(path));

    /// <summary>Opens files.</summary>
    /// <param name="folder">The runs folder; whatever the paths of files say, these are in its uploads.</param>
    /// <param name="kind">What they are opened as.</param>
    /// <param name="files">The files, and how they are read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="NoetherException">They cannot be used; the message says why.</exception>
    public static OpenedData Open(RunsFolder folder, DataKind kind, DataFiles files, CancellationToken cancellationToken)
    {
        RequireCompanions(kind, files);
        return OpenedData.Open(kind, files with
        {
            Path = Shown(folder, files.Path),
            Companions = files.Companions.ToDictionary(pair => pair.Key, pair => Shown(folder, pair.Value)),
        }, cancellationToken: cancellationToken);
    }

    /// <summary>Refuses labels and pairs that lack their second file.</summary>
    /// <exception cref="NoetherException">One is missing; the failure names its field.</exception>
    public static void RequireCompanions(DataKind kind, DataFiles files)
    {
        if (kind == DataKind.Labels && !files.Companions.ContainsKey(DataFiles.Labels) && !files.Companions.ContainsKey(DataFiles.Function))
            throw Missing(DataFiles.Labels, "labels");
        if (kind == DataKind.Pairs && !files.Companions.ContainsKey(DataFiles.Next))
            throw Missing(DataFiles.Next, "second samples");
    }

    private static NoetherException Missing(string setting, string what) =>
        new($"The file of the {what} is missing; choose it with {SettingName.Mention(setting)}.") { Setting = setting };

    // Run folders name files as the user would on the command line.
    private static string Shown(RunsFolder folder, string path)
    {
        var file = Path.GetFileName(path);
        folder.UploadPath(file);
        return folder.ShownUpload(file);
    }
}
