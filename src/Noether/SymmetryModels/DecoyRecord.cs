using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Templates;
using Noether.Runs;

namespace Noether.SymmetryModels;

/// <summary>What decoy.json holds: all that training a classifier on an ensemble needs beside the scores.</summary>
public sealed record DecoyRecord
{
    /// <summary>The format version that this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Version of the layout of the folder.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>Which method made the run: "decoy".</summary>
    public required string Method { get; init; }

    /// <summary>Seed of the networks.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Folder of the templates, as given.</summary>
    public required string Templates { get; init; }

    /// <summary>Seed of the templates.</summary>
    public required ulong TemplateSeed { get; init; }

    /// <summary>How the templates were drawn.</summary>
    public required TemplateSettings TemplateSettings { get; init; }

    /// <summary>Names of the classes, in the order of the numbers in <see cref="Labels"/>.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The class of each template.</summary>
    public required IReadOnlyList<int> Labels { get; init; }

    /// <summary>Networks for each template.</summary>
    public required int NetworksEach { get; init; }

    /// <summary>How the networks were trained.</summary>
    public required DecoySettings Settings { get; init; }

    /// <summary>Mean decoy accuracy of the networks of each class.</summary>
    public required IReadOnlyDictionary<string, double> Accuracy { get; init; }

    /// <summary>Networks that the last session trained in a minute; null when it trained none.</summary>
    public required double? NetworksPerMinute { get; init; }

    /// <summary>Seconds of training by thread, added up over all networks.</summary>
    public required double ThreadSeconds { get; init; }

    /// <summary>What the run was made with.</summary>
    public required RunVersions Versions { get; init; }

    /// <summary>When the run (or its last resumption) started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the run finished, UTC.</summary>
    public required DateTimeOffset Finished { get; init; }
}
