using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Data.Synthetic;

namespace Noether.Cli.Commands;

/// <summary>The part of <c>noether generate</c> that makes paths of known systems.</summary>
internal sealed class PathGeneration
{
    private const int MostPaths = 10_000_000;

    private readonly Option<long?> count = Numbers.Whole("--paths", 1, MostPaths, "Number of paths. [default: 50]");

    private readonly Option<long?> times = Numbers.Whole("--times", 2, MostPaths, "Points of a path. [default: 30]");

    private readonly Option<double?> step = Numbers.Real(
        "--dt", 1e-9, 1e9, "Time from one point of a path to the next. [default: 0.1]");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Add(count, times, step);

    /// <summary>Refuses the options of paths where samples are made.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="NoetherException">One was given.</exception>
    public void Refuse(ParseResult parsed) => Refuse(
        parsed, [count, times, step], $"is for paths; choose a system such as {SyntheticOptions.Systems[1]}, or leave it out.");

    /// <summary>Writes paths and says so.</summary>
    /// <param name="host">Streams and cancellation.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="settings">System, noise and seed.</param>
    /// <param name="target">The file.</param>
    /// <param name="force">Whether it may exist.</param>
    /// <param name="json">Whether a program reads what is said.</param>
    /// <param name="foreign">Options that have no meaning for paths.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Write(
        CliHost host, ParseResult parsed, PathSettings settings, string target, bool force, bool json,
        IReadOnlyList<Option> foreign)
    {
        Refuse(parsed, foreign, "is for samples of signals, not for paths; leave it out.");
        settings = settings with
        {
            Paths = (int)(parsed.GetValue(count) ?? settings.Paths),
            Times = (int)(parsed.GetValue(times) ?? settings.Times),
            Dt = parsed.GetValue(step) ?? settings.Dt,
        };
        TargetFile.Check(
            "--out", target, force, target.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ".csv" : ".npy");
        var names = SyntheticPaths.Names(settings.System);
        TargetFile.RequireSpace(target, (Int128)settings.Paths * settings.Times * names.Count * sizeof(double));
        SyntheticPaths.Write(settings, target, host.Cancellation);
        var system = SyntheticOptions.Systems[(int)settings.System];
        if (json)
        {
            Json.Write(host.Output, writer =>
            {
                writer.WriteString("data", target);
                writer.WriteString("system", system);
                writer.WriteString("coordinates", string.Join(',', names));
                writer.WriteNumber("paths", settings.Paths);
                writer.WriteNumber("times", settings.Times);
                writer.Number("dt", settings.Dt);
                writer.Number("noise", settings.Noise);
                writer.WriteNumber("seed", settings.Seed);
            });
            return ExitCode.Done;
        }

        host.Output.WriteLine(FormattableString.Invariant(
            $"{target}: {settings.Paths} x {settings.Times} x {names.Count} float64, paths of {system} ({string.Join(", ", names)}), dt {settings.Dt}, noise {settings.Noise}, seed {settings.Seed}"));
        var reading = target.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? "--trial trial --time t"
            : FormattableString.Invariant($"--dt {settings.Dt} --coordinates {string.Join(',', names)}");
        host.Output.WriteLine($"Discover what they conserve: noether discover {target} --paths {reading}");
        return ExitCode.Done;
    }

    private static void Refuse(ParseResult parsed, IReadOnlyList<Option> options, string why)
    {
        if (options.FirstOrDefault(parsed.CommandResult.Has) is { } given)
            throw new NoetherException($"{given.Name} {why}") { Code = "usage" };
    }
}
