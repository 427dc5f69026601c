using System.Globalization;
using System.Text;
using Noether.Discovery.Settings;
using Noether.Reports.Rendering;

namespace Noether.Studio.Files;

/// <summary>
/// The one folder that the studio reads and writes. Names come from the network: each is one plain file name, and what
/// it names must lie in the folder itself, not behind a link that leads out of it.
/// </summary>
public sealed class RunsFolder
{
    /// <summary>Code of the failure that a run is not there.</summary>
    public const string MissingRunCode = "run.missing";

    private const int LongestName = 130;

    private RunsFolder(string shown)
    {
        Shown = shown;
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(shown));
    }

    /// <summary>Name of the folder in <see cref="Root"/> that holds uploaded and generated data.</summary>
    public const string UploadsName = "uploads";

    /// <summary>The folder, absolute.</summary>
    public string Root { get; }

    /// <summary>The folder as the user gave it, for command lines.</summary>
    public string Shown { get; }

    /// <summary>Folder of uploaded and generated data, absolute.</summary>
    public string UploadsRoot => Path.Combine(Root, UploadsName);

    /// <summary>Makes the folder if it is missing.</summary>
    /// <exception cref="NoetherException">It cannot be made.</exception>
    public static RunsFolder Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new NoetherException("The folder of the runs has no name; give one with ‹runs›.")
            {
                Setting = "runs",
            };
        }

        var folder = new RunsFolder(path);
        if (File.Exists(folder.Root))
            throw new NoetherException($"{path} is a file; name a folder with ‹runs›.") { Setting = "runs" };
        try
        {
            Directory.CreateDirectory(folder.UploadsRoot);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"The folder {path} cannot be written ({failure.Message.TrimEnd('.')}); choose another with ‹runs›.",
                failure)
            {
                Setting = "runs",
            };
        }

        return folder;
    }

    /// <summary>Folder of a run that exists.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="NoetherException">There is no such run.</exception>
    public string RunPath(string? name)
    {
        if (!IsPlain(name) || name == UploadsName)
            throw MissingRun("That is not the name of a run");
        var path = Path.Combine(Root, name!);
        var info = new DirectoryInfo(path);
        return info is { Exists: true, LinkTarget: null }
            ? path
            : throw MissingRun($"There is no run {name}");
    }

    /// <summary>A file of the uploads that exists.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="NoetherException">There is no such file.</exception>
    public string UploadPath(string? name)
    {
        if (!IsPlain(name))
            throw new NoetherException("That is not the name of a file of data; upload it first.");
        var path = Path.Combine(UploadsRoot, name!);
        return new FileInfo(path) is { Exists: true, LinkTarget: null }
            ? path
            : throw new NoetherException($"There is no uploaded file {name}; upload it again.");
    }

    /// <summary>A file in the folder of a run, or null if it is missing or leads elsewhere.</summary>
    /// <param name="run">Name of the run.</param>
    /// <param name="file">Name of the file.</param>
    public string? FileOf(string run, string file)
    {
        if (!IsPlain(file))
            return null;
        var path = Path.Combine(RunPath(run), file);
        return new FileInfo(path) is { Exists: true, LinkTarget: null } ? path : null;
    }

    /// <summary>A name that no run has yet.</summary>
    /// <param name="wish">What it should be like; letters that are no good in names are replaced.</param>
    public string FreeName(string wish)
    {
        var stem = Tidy(wish);
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? stem : $"{stem}-{number}";
            if (name != UploadsName && !Path.Exists(Path.Combine(Root, name)))
                return name;
        }
    }

    /// <summary>Path of a run for a command line, relative as the folder was given.</summary>
    public string ShownPath(string run) => Path.Combine(Shown, run);

    /// <summary>Path of an upload for a command line, relative as the folder was given.</summary>
    public string ShownUpload(string file) => Path.Combine(Shown, UploadsName, file);

    /// <summary>
    /// A sentence without the path of the folder, and with the labels of fields for the names of settings: pages name
    /// files as the user does and have fields instead of options.
    /// </summary>
    public string Plain(string sentence) => WithoutPaths(Readable.Sentence(sentence));

    /// <summary>The same for programs, which give settings by name.</summary>
    public string PlainWithNames(string sentence) => WithoutPaths(SettingName.Translate(sentence, name => $"'{name}'"));

    private string WithoutPaths(string sentence) => sentence
        .Replace(UploadsRoot + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(ShownUpload(""), "", StringComparison.Ordinal)
        .Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>
    /// A plain name made of any text: letters of any alphabet with their marks, digits, dot, dash and underscore; no longer
    /// than file systems allow with a number behind it.
    /// </summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.Trim().Normalize().EnumerateRunes())
        {
            var kept = IsPart(rune) ? rune : new Rune('-');
            bytes += kept.Utf8SequenceLength;
            if (bytes > LongestName - 10)
                break;
            tidy.Append(kept);
        }

        var name = tidy.ToString().Trim('.', '-');
        return name.Length > 0 ? name : "run";
    }

    /// <summary>A run that is not there.</summary>
    public static NoetherException MissingRun(string what) => new($"{what}; choose one from the list of runs.")
    {
        Code = MissingRunCode,
    };

    private static bool IsPart(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsPlain(string? name) =>
        name is { Length: > 0 and <= LongestName * 2 } && name[0] != '.'
        && name.All(letter => !char.IsControl(letter) && letter is not ('/' or '\\' or ':'))
        && Path.GetFileName(name) == name;
}
