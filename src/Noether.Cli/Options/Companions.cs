using System.CommandLine;
using Noether.Cli.Running;
using Noether.Discovery;
using Noether.Onnx;

namespace Noether.Cli.Options;

/// <summary>What data are: paths, or samples with what stands beside them, labels, a function, second samples and steps.</summary>
internal sealed class Companions
{
    private const string StepsName = "--steps";

    private readonly Option<bool> paths = Texts.Switch(
        "--paths", "The data are paths, trajectories x times x coordinates: find what they conserve.");

    private readonly Option<string?> labels = Texts.Path(
        "--labels", "file", "Labels or values, one row a sample: which linear maps leave them as they are?");

    private readonly Option<string?> function = Texts.Path(
        "--function", "model.onnx", "A model in place of labels; it is asked around every sample.");

    private readonly Option<string?> next = Texts.Path(
        "--next", "file",
        "Second samples, row by row: which generator leads to them? With --steps <file>, how far each is from the first.");

    // The lens has a setting of that name; an option can be there once only.
    private Option<string?> steps = Texts.Path(
        StepsName, "file", "How far each second sample is from the first. [default: found out]");

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(paths, labels, function, next);
        command.Validators.Add(result =>
        {
            if (result.Has(labels) && result.Has(function))
                result.AddError("Give either --labels or --function, not both.");
            if ((result.Has(labels) || result.Has(function)) && result.Has(next))
                result.AddError("Give labels or pairs, not both: --labels and --function do not go with --next.");
            if (result.GetValue(paths) && (result.Has(labels) || result.Has(function) || result.Has(next)))
                result.AddError("Give either --paths or labels, a function or second samples, not both.");
        });
    }

    /// <summary>Adds the option of steps, or takes that of the settings of the same name; call it after
    /// those.</summary>
    /// <param name="command">The command.</param>
    public void AddStepsTo(Command command)
    {
        if (command.Options.FirstOrDefault(option => option.Name == StepsName) is Option<string?> known)
            steps = known;
        else
            command.Options.Add(steps);
    }

    /// <summary>What was given, as paths by the names of the options; steps belong here where there are
    /// pairs.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public IReadOnlyDictionary<string, string> Given(ParseResult parsed)
    {
        var given = new Dictionary<string, string>();
        Option<string?>[] files = parsed.GetValue(next) is null ? [labels, function] : [next, steps];
        foreach (var option in files)
        {
            if (parsed.GetValue(option) is { } path)
                given.Add(option.Name[2..], path);
        }

        return given;
    }

    /// <summary>The kind of data that the command line says there is; null where it does not say.</summary>
    /// <param name="parsed">A command line without errors.</param>
    public DataKind? Told(ParseResult parsed) => parsed.GetValue(paths) ? DataKind.Paths : KindOf(Given(parsed));

    /// <summary>The kind of data that companions make of samples; null where there are none.</summary>
    /// <param name="given">Paths by name.</param>
    public static DataKind? KindOf(IReadOnlyDictionary<string, string> given) =>
        DataFiles.Of("", given).Told;

    /// <summary>Refuses a method that takes something else than what was given.</summary>
    /// <param name="method">The method.</param>
    /// <param name="given">Paths by name.</param>
    /// <exception cref="NoetherException">The method lacks a companion, or has no use for one.</exception>
    public static void Require(IMethod method, IReadOnlyDictionary<string, string> given)
    {
        var card = method.Card;
        if (card.Takes(KindOf(given) ?? DataKind.Samples))
            return;
        string? wrong = (card.Data, KindOf(given)) switch
        {
            (DataKind.Labels, not DataKind.Labels) =>
                "needs labels or a function; add --labels FILE or --function MODEL.",
            (DataKind.Pairs, not DataKind.Pairs) => "needs pairs; add --next FILE.",
            (DataKind.Samples or DataKind.Picture or DataKind.Paths, not null) =>
                $"has no use for --{given.Keys.First()}; leave it out or choose another --method.",
            _ => null,
        };
        if (wrong is not null)
            throw new NoetherException($"The method {card.Name} {wrong}") { Code = "method.data", Setting = "method" };
    }

    /// <summary>Opens files as data of a kind, with what the user is told of them.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="files">The files and how they are read.</param>
    /// <param name="host">Gets the notes of readers, and stops the reading.</param>
    /// <exception cref="NoetherException">A setting or a file cannot be used.</exception>
    public static OpenedData Open(DataKind kind, DataFiles files, CliHost host) =>
        OpenedData.Open(kind, files, host.Note, ModelFunction.Open, host.Cancellation);
}
