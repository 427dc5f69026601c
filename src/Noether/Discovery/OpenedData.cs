using Noether.Data;
using Noether.Data.Paths;
using Noether.Discovery.Settings;
using Noether.Pictures;

namespace Noether.Discovery;

/// <summary>What a method answers from, opened from files; they are closed together.</summary>
public sealed class OpenedData : IDisposable
{
    private readonly List<IDisposable> parts = [];

    private OpenedData()
    {
    }

    /// <summary>How samples can be read.</summary>
    public static SettingSet SampleSettings => field ??= SettingSet.Of<SampleFileOptions>();

    /// <summary>How paths can be read.</summary>
    public static SettingSet PathSettings => field ??= SettingSet.Of<PathFileOptions>();

    /// <summary>The data.</summary>
    public MethodData Data { get; private set; } = null!;

    /// <summary>The settings of the reader of a kind of data; null where it has none.</summary>
    /// <param name="kind">The kind of data.</param>
    public static SettingSet? ReaderOf(DataKind kind) => kind switch
    {
        DataKind.Samples or DataKind.Labels or DataKind.Pairs => SampleSettings,
        DataKind.Paths => PathSettings,
        _ => null,
    };

    /// <summary>How to read samples, from texts by name.</summary>
    /// <param name="given">What was given.</param>
    /// <exception cref="NoetherException">A value cannot be used.</exception>
    public static SampleFileOptions Reading(IReadOnlyDictionary<string, string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var reading = (SampleFileOptions)SampleSettings.Create(given);
        if (given.ContainsKey("stride") && reading.Window is null)
        {
            throw new NoetherException(
                $"{SettingName.Mention("stride")} has a meaning only together with {SettingName.Mention("window")}.")
            {
                Code = "setting.value",
                Setting = "stride",
            };
        }

        return reading;
    }

    /// <summary>Opens files as data of a kind.</summary>
    /// <param name="kind">The kind: samples with companions are labels or pairs whatever is said here.</param>
    /// <param name="files">The files and how they are read.</param>
    /// <param name="note">Told what the readers note; null means nobody is.</param>
    /// <param name="model">Opens a model in place of labels; null means that none can be opened.</param>
    /// <param name="cancellationToken">Stops the reading with an OperationCanceledException.</param>
    /// <exception cref="NoetherException">A setting or a file cannot be used; the message says why.</exception>
    public static OpenedData Open(
        DataKind kind, DataFiles files, Action<string>? note = null, Func<string, IFunctionOracle>? model = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var opened = new OpenedData();
        try
        {
            opened.Data = kind switch
            {
                DataKind.Picture => new PictureData(PictureFile.Read(files.Path)),
                DataKind.Paths => Paths(files, note, cancellationToken),
                _ => opened.Samples(files, note, model, cancellationToken),
            };
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in parts)
            part.Dispose();
        parts.Clear();
    }

    private static PathData Paths(DataFiles files, Action<string>? note, CancellationToken cancellationToken)
    {
        var paths = PathFile.Open(files.Path, (PathFileOptions)PathSettings.Create(files.Settings), cancellationToken);
        Tell(paths.Notes, note);
        return new PathData(paths);
    }

    private MethodData Samples(
        DataFiles files, Action<string>? note, Func<string, IFunctionOracle>? model, CancellationToken cancellationToken)
    {
        var reading = Reading(files.Settings);
        var samples = Rows(files.Path);
        var beside = files.Companions;
        if (beside.TryGetValue(DataFiles.Function, out var path))
        {
            var function = (model ?? throw new NoetherException("A function cannot be opened here; give labels.") { Setting = DataFiles.Function })(path);
            if (function is IDisposable owned)
                parts.Add(owned);
            return new LabelData(samples, null, function);
        }

        if (beside.TryGetValue(DataFiles.Labels, out var labels))
            return new LabelData(samples, LabelFile.Read(labels, cancellationToken));
        if (!beside.TryGetValue(DataFiles.Next, out var next))
            return new SampleData(samples);
        var steps = beside.TryGetValue(DataFiles.Steps, out var known) ? LabelFile.ReadNumbers(known, cancellationToken) : null;
        if (steps is { Columns: > 1 })
        {
            throw new NoetherException($"{known} has {steps.Columns} columns; steps are one number for each pair.")
            {
                Setting = DataFiles.Steps,
            };
        }

        return new PairData(samples, Rows(next), steps?.Values.ToArray());

        SampleSet Rows(string file)
        {
            var rows = SampleFile.Open(file, reading, cancellationToken);
            parts.Add(rows);
            Tell(rows.Notes, note);
            return rows;
        }
    }

    private static void Tell(IEnumerable<string> notes, Action<string>? note)
    {
        foreach (var one in notes)
            note?.Invoke(one);
    }
}
