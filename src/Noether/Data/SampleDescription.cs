using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>
/// What a file holds, whether or not its rows can be samples: a long signal, a sound and an array of three axes are
/// described too, with the setting that makes samples of them.
/// </summary>
public sealed record SampleDescription
{
    /// <summary>What to call the data.</summary>
    public required string Source { get; init; }

    /// <summary>Format of the file, such as .npy or text table.</summary>
    public required string Format { get; init; }

    /// <summary>Length of every axis of the array in the file.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>Type of the numbers in the file, such as float64.</summary>
    public required string StoredType { get; init; }

    /// <summary>Moments in a second, for sounds; null for everything else.</summary>
    public double? Rate { get; init; }

    /// <summary>Whether samples can be made of the file with the settings given.</summary>
    public bool IsSamples => Remedy is null;

    /// <summary>Why no samples can be made with the settings given, and what to do; null if they can.</summary>
    public string? Remedy { get; init; }

    /// <summary>
    /// Statistics of the samples. Where there are none: of the moments of a signal, one column for each channel, or of
    /// all lines along the last axis of an array; null for an array without values.
    /// </summary>
    public SampleSummary? Summary { get; init; }

    /// <summary>Names of the columns as the file has them; empty where it has none.</summary>
    public IReadOnlyList<string> ColumnNames => Summary?.ColumnNames ?? [];

    /// <summary>What the reader noted, such as skipped columns.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What a person should think about before a method is run: outliers, units, missing values.</summary>
    public IReadOnlyList<string> Advice => Summary?.Advice ?? [];

    /// <summary>Describes a file, a folder of pictures or standard input.</summary>
    /// <param name="path">As for <see cref="SampleFile.Open(string, SampleFileOptions?, CancellationToken)"/>.</param>
    /// <param name="options">What samples are made of it; null means rows as they are.</param>
    /// <param name="cancellationToken">Stops the work with an OperationCanceledException.</param>
    /// <exception cref="NoetherException">The file cannot be read at all, or the settings contradict it.</exception>
    public static SampleDescription Read(
        string path, SampleFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options = SampleFile.Checked(options) with { KeepMissing = true };
        if (Directory.Exists(path))
        {
            using var pictures = SampleFile.Open(path, options, cancellationToken);
            return Of(pictures, "folder of pictures", [pictures.Count, pictures.Dimension], null, cancellationToken);
        }
        var (loaded, format) = SampleFile.Load(path, options, cancellationToken);
        var (title, shape) = (SampleFile.Title(path), loaded.Array.Shape);
        var why = options.Window is null && SampleLayout.Pictures(loaded.Array) is null
            ? SampleLayout.WhyNoTable(loaded.Array, loaded.Rate) : null;
        if (why is { } reason)
        {
            using var array = loaded.Array;
            return Describe(loaded, title, format, $"{title} {reason.Words}", cancellationToken);
        }
        using var samples = SampleAdjustments.Apply(
            SampleLayout.Arrange(loaded, title, Path.GetFileName(title), options), options, cancellationToken);
        return Of(samples, format, shape, loaded.Rate, cancellationToken);
    }

    private static SampleDescription Of(
        SampleSet samples, string format, IReadOnlyList<long> shape, double? rate, CancellationToken cancellationToken) =>
        new()
        {
            Source = samples.Source,
            Format = format,
            Shape = shape,
            StoredType = samples.StoredType,
            Rate = rate,
            Notes = samples.Notes,
            Summary = SampleSummary.Compute(samples, cancellationToken),
        };

    private static SampleDescription Describe(
        LoadedArray loaded, string title, string format, string remedy, CancellationToken cancellationToken)
    {
        var (array, source) = (loaded.Array, Path.GetFileName(title));
        using var lines = Lines(array) is { } table ? new NpySamples(table, source, loaded.Notes) : null;
        return new SampleDescription
        {
            Source = source,
            Format = format,
            Shape = array.Shape,
            StoredType = array.Type.Name,
            Rate = loaded.Rate,
            Notes = loaded.Notes,
            Remedy = remedy,
            Summary = lines is null ? null : SampleSummary.Compute(lines, cancellationToken),
        };
    }

    // Any array as a table: its last axis are the columns, except for a signal, which has one column a channel. The
    // order of values does not matter to a range, so that an array in Fortran order is taken as if it were none.
    private static NumberArray? Lines(NumberArray array) => array.Shape switch
    {
        _ when array.Count == 0 => null,
        [] or [_] => array.Reshape(array.Count, 1),
        [_, <= int.MaxValue / 2] => array,
        [.., > 0 and <= int.MaxValue / 2] => array.Reshape(array.Count / array.Shape[^1], array.Shape[^1]),
        _ => array.Reshape(array.Count, 1),
    };
}
