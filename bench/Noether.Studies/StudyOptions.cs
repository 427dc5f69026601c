using Noether.Studies.Hosting;

namespace Noether.Studies;

/// <summary>What a user may change about a study; together with the study it fixes the list of cases.</summary>
internal sealed record StudyOptions
{
    /// <summary>Number of seeds, from 0; null means what the study has as its default.</summary>
    public int? Seeds { get; init; }

    /// <summary>One seed and few samples, to see that everything works; the figures say little.</summary>
    public bool Quick { get; init; }

    /// <summary>Also the cases that take very long.</summary>
    public bool Large { get; init; }

    /// <summary>Folder of .png pictures; null leaves photographs out.</summary>
    public string? Photos { get; init; }

    /// <summary>File of the MNIST digits; null leaves them out.</summary>
    public string? Mnist { get; init; }

    /// <summary>File of labelled pictures of clothes, with entries images and labels; null leaves them out.</summary>
    public string? Fashion { get; init; }

    /// <summary>File of a recording, one signal in its first column; null leaves it out.</summary>
    public string? Signal { get; init; }

    /// <summary>Folder of paintings; null leaves them out.</summary>
    public string? Paintings { get; init; }

    /// <summary>Folder of measured and published paths; null leaves them out.</summary>
    public string? Physics { get; init; }

    /// <summary>Folder for templates and networks that cases share, and that may be deleted afterwards.</summary>
    public string WorkFolder { get; init; } = Path.Combine("runs", "studies");

    /// <summary>The command that makes the same table anywhere: where files lie is left to the reader.</summary>
    /// <param name="study">The study.</param>
    public string CommandLine(IStudy study) => string.Concat(
        $"{StudyApplication.RootName} reproduce {study.Name}",
        Seeds is { } seeds ? $" --seeds {seeds}" : "",
        Quick ? " --quick" : "",
        Large ? " --large" : "",
        Photos is null ? "" : " --photos FOLDER",
        Mnist is null ? "" : " --mnist FILE",
        Fashion is null ? "" : " --fashion FILE",
        Signal is null ? "" : " --signal FILE",
        Paintings is null ? "" : " --paintings FOLDER",
        Physics is null ? "" : " --physics FOLDER");

    /// <summary>The pictures in <see cref="Photos"/>, by name; none where photographs are left out.</summary>
    /// <exception cref="NoetherException">There is no such folder.</exception>
    public string[] PhotoFiles() => Photos is not { } folder ? []
        : Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)]
        : throw new NoetherException($"There is no folder {folder}; name one with .png pictures after --photos.");

    /// <summary>The seeds 0, 1, ... to run.</summary>
    /// <param name="usual">How many the study has as its default.</param>
    public IEnumerable<int> SeedNumbers(int usual) => Enumerable.Range(0, Seeds ?? (Quick ? 1 : usual));
}
