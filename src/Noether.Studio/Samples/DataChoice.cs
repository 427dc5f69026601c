using System.Globalization;
using System.Text.Json.Serialization;
using Noether.Data;
using Noether.Studio.Runs;

namespace Noether.Studio.Samples;

/// <summary>Which samples are meant: a file of the uploads, and how to make samples of it.</summary>
public sealed record DataChoice
{
    /// <summary>Name of the file in the uploads.</summary>
    public required string File { get; init; }

    /// <summary>Cut windows of this many values; null means rows as they are.</summary>
    public int? Window { get; init; }

    /// <summary>Values from the start of one window to the next; null means 1.</summary>
    public int? Stride { get; init; }

    /// <summary>Channel of a signal of several; null means the first.</summary>
    public int? Channel { get; init; }

    /// <summary>Columns of a table, such as 0-32; null means all.</summary>
    public string? Columns { get; init; }

    /// <summary>Array of a .npz file; null where there is only one.</summary>
    public string? Entry { get; init; }

    /// <summary>The choice in words.</summary>
    [JsonIgnore]
    public string Words => Window is { } window ? $"{File}, windows of {window}" : File;

    /// <summary>Opens the samples.</summary>
    /// <exception cref="NoetherException">They cannot be used; the message says why.</exception>
    public SampleSet Open(RunsFolder folder, CancellationToken cancellationToken) =>
        SampleFile.Open(folder.UploadPath(File), new SampleFileOptions
        {
            Window = Window,
            Stride = Stride ?? 1,
            Channel = Channel,
            Columns = Columns,
            Entry = Entry,
        }, cancellationToken);

    /// <summary>The words that say the same on the command line.</summary>
    public IEnumerable<string> Arguments(RunsFolder folder)
    {
        yield return folder.ShownUpload(File);
        foreach (var (option, value) in new (string, IFormattable?)[]
        {
            ("--window", Window), ("--stride", Stride), ("--channel", Channel),
        })
        {
            if (value is null)
                continue;
            yield return option;
            yield return value.ToString(null, CultureInfo.InvariantCulture);
        }

        foreach (var (option, text) in new[] { ("--columns", Columns), ("--entry", Entry) })
        {
            if (text is null)
                continue;
            yield return option;
            yield return text;
        }
    }
}
