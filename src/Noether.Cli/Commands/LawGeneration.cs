using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Data.Formats;
using Noether.Data.Synthetic;

namespace Noether.Cli.Commands;

/// <summary>The part of <c>noether generate</c> that makes samples of known distributions.</summary>
internal sealed class LawGeneration
{
    private readonly Option<string?> next = Texts.Path(
        "--next", "file", "The .npy file to write for the second samples of pairs, as those of two-body.");

    private readonly Option<string?> labels = Texts.Path(
        "--labels", "file", "The .npy file to write for labels, as those of seventh-turn and boosted.");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Add(next, labels);

    /// <summary>Refuses files for what is not made.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="law">The distribution; null where something else is made.</param>
    /// <exception cref="NoetherException">One was given.</exception>
    public void Refuse(ParseResult parsed, SampleLaw? law)
    {
        if (!HasPairs(law) && parsed.CommandResult.Has(next))
            throw new NoetherException("--next is for pairs; choose two-body, or leave it out.") { Code = "usage" };
        if (!HasLabels(law) && parsed.CommandResult.Has(labels))
            throw new NoetherException("--labels is for labelled samples; choose seventh-turn or boosted, or leave it out.") { Code = "usage" };
    }

    /// <summary>Writes samples and says so.</summary>
    /// <param name="host">Streams.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="settings">What to make.</param>
    /// <param name="files">The file of the samples and that of the truth, or null.</param>
    /// <param name="force">Whether they may exist.</param>
    /// <param name="json">Whether a program reads what is said.</param>
    /// <param name="foreign">Options that have no meaning here.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Write(
        CliHost host, ParseResult parsed, LawSettings settings, (string Samples, string? Truth) files, bool force, bool json,
        IReadOnlyList<Option> foreign)
    {
        if (foreign.FirstOrDefault(parsed.CommandResult.Has) is { } given)
            throw new NoetherException($"{given.Name} is for signals along an axis, or for paths; leave it out.") { Code = "usage" };
        if (settings.Dimension is not null && !settings.HasDimension)
        {
            throw new NoetherException(
                $"The samples of {Name(settings)} have a number of values of their own; leave out --dim.")
            {
                Code = "usage",
            };
        }

        var (nextFile, labelFile) = (parsed.GetValue(next), parsed.GetValue(labels));
        (string Option, string? File)[] targets = [("--out", files.Samples), ("--truth", files.Truth), ("--next", nextFile), ("--labels", labelFile)];
        foreach (var (option, file) in targets)
        {
            if (file is not null)
                TargetFile.Check(option, file, force);
        }

        var pairs = targets.Where(target => target.File is not null).ToArray();
        for (var i = 0; i < pairs.Length; i++)
        {
            for (var j = i + 1; j < pairs.Length; j++)
            {
                if (TargetFile.Same(pairs[i].File!, pairs[j].File!))
                    throw new NoetherException($"{pairs[i].Option} and {pairs[j].Option} name the same file; give two names.");
            }
        }

        if (HasPairs(settings.Law) && nextFile is null)
            throw new NoetherException($"{Name(settings)} makes pairs; give a file for the second samples with --next.") { Code = "usage" };
        if (HasLabels(settings.Law) && labelFile is null)
            throw new NoetherException($"{Name(settings)} makes labels; give a file for them with --labels.") { Code = "usage" };
        var made = SyntheticLaw.Generate(settings);
        if (files.Truth is not null && made.Truth.Count == 0)
            throw new NoetherException($"{Name(settings)} has no symmetry; leave out --truth.") { Code = "usage" };
        NpyFile.Write(files.Samples, made.Samples);
        if (made.Next is not null)
            NpyFile.Write(nextFile!, made.Next);
        if (made.Labels is not null)
            NpyFile.Write(labelFile!, made.Labels, made.Labels.Length);
        if (files.Truth is not null)
            WriteTruth(files.Truth, made);
        Show(host, settings, made, targets, json);
        return ExitCode.Done;
    }

    private static void WriteTruth(string file, SyntheticLaw made)
    {
        if (made.IsElement)
        {
            NpyFile.Write(file, made.Truth[0]);
            return;
        }

        var d = made.Truth[0].Rows;
        NpyFile.Write(file, (double[])[.. made.Truth.SelectMany(matrix => matrix.Values.ToArray())], made.Truth.Count, d, d);
    }

    private static void Show(
        CliHost host, LawSettings settings, SyntheticLaw made, (string Option, string? File)[] targets, bool json)
    {
        var d = made.Samples.Columns;
        if (json)
        {
            Json.Write(host.Output, writer =>
            {
                writer.WriteString("data", targets[0].File);
                foreach (var (option, file) in targets.Skip(1))
                {
                    if (file is not null)
                        writer.WriteString(option[2..], file);
                }

                writer.WriteString("signals", Name(settings));
                writer.WriteNumber("dimension", d);
                writer.WriteNumber("samples", settings.Samples);
                writer.Number("noise", settings.Noise);
                writer.WriteNumber("seed", settings.Seed);
            });
            return;
        }

        host.Output.WriteLine(FormattableString.Invariant(
            $"{targets[0].File}: {settings.Samples} x {d} float64, {Name(settings)}, noise {settings.Noise}, seed {settings.Seed}"));
        foreach (var (option, file) in targets.Skip(1).Where(target => target.File is not null))
        {
            host.Output.WriteLine(option switch
            {
                "--next" => $"{file}: the second samples",
                "--labels" => $"{file}: the labels",
                _ when made.IsElement => $"{file}: {d} x {d} float64, the true element of the group",
                _ => $"{file}: {made.Truth.Count} x {d} x {d} float64, the true generators",
            });
        }
    }

    private static bool HasPairs(SampleLaw? law) => law == SampleLaw.TwoBody;

    private static bool HasLabels(SampleLaw? law) => law is SampleLaw.SeventhTurn or SampleLaw.Boosted;

    private static string Name(LawSettings settings) => SyntheticOptions.Laws[(int)settings.Law];
}
