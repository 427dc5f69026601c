using System.CommandLine;
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
        "--stride", 1, LargestStride, "Values from the start of one window to the next. [default: the window]");

    private readonly Option<string?> entry = Texts.Path("--entry", "name", "Array to take from a .npz file.");

    private readonly Option<string?> columns = Texts.Path(
        "--columns", "list", "Columns to take, by number from 0 or by name: 0-32 or a,b,c.");

    private readonly Option<long?> channel = Numbers.Whole(
        "--channel", 0, LargestChannel, "Channel to take from a recording or a signal of several, from 0.");

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

    /// <summary>Opens the samples that were asked for.</summary>
    /// <param name="parsed">A command line without errors.</param>
    /// <param name="path">The file.</param>
    public SampleSet Open(ParseResult parsed, string path)
    {
        var array = NpyFile.ReadMatrix(path);
        return new ArraySamples(Array.ConvertAll(array.Values.ToArray(), value => (float)value), array.Columns, path);
    }
}
