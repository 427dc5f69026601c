using System.CommandLine;
using Noether.Cli.Running;
using Noether.Data;

namespace Noether.Cli.Options;

/// <summary>The options that say which samples of a file are meant.</summary>
internal sealed class SampleOptions
{
    private const int LargestWindow = 100_000;
    private const long LargestStride = 1_000_000_000;
    private const int LargestChannel = 65_535;

    private readonly Option<long?> window = Numbers.Whole(
        "--window", 1, LargestWindow, "Cut windows of this many values out of long signals or image rows.");

    private readonly Option<long?> stride = Numbers.Whole(
        "--stride", 1, LargestStride, "Values from the start of one window to the next. [default: 1]");

    private readonly Option<string?> entry = Texts.Path("--entry", "name", "Array to take from a .npz file.");

    private readonly Option<string?> columns = Texts.Path(
        "--columns", "list", "Columns to take, numbered from 0: 0-32 or 0,2,5-9.");

    private readonly Option<long?> channel = Numbers.Whole(
        "--channel", 0, LargestChannel, "Channel of a signal of several to cut windows from, from 0. [default: 0]");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[window, stride, entry, columns, channel])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(stride) is not null && result.GetResult(window) is null)
                result.AddError("--stride has a meaning only together with --window.");
        });
    }

    /// <summary>How to make samples of a file.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public SampleFileOptions Read(ParseResult parsed) => new()
    {
        Window = (int?)parsed.GetValue(window),
        Stride = (int)(parsed.GetValue(stride) ?? 1),
        Entry = parsed.GetValue(entry),
        Columns = parsed.GetValue(columns),
        Channel = (int?)parsed.GetValue(channel),
    };

    /// <summary>Opens the samples that were asked for.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <param name="path">The file.</param>
    /// <param name="host">Gets the notes of the reader, and stops the reading.</param>
    /// <exception cref="NoetherException">The file or the options cannot be used.</exception>
    public SampleSet Open(ParseResult parsed, string path, CliHost host)
    {
        var samples = SampleFile.Open(path, Read(parsed), host.Cancellation);
        foreach (var note in samples.Notes)
            host.Error.WriteLine($"noether: Note: {note}");
        return samples;
    }
}
