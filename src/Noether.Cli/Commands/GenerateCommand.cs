using System.CommandLine;
using Noether.Cli.Options;
using Noether.Cli.Rendering;
using Noether.Cli.Running;
using Noether.Data.Synthetic;
using Noether.Lens;

namespace Noether.Cli.Commands;

/// <summary><c>noether generate</c>: samples with a known hidden symmetry.</summary>
internal static class GenerateCommand
{
    private const int LargestDimension = 4096;
    private const long MostSamples = 1_000_000_000_000;
    private const double LargestNoise = 1000;

    /// <summary>Creates the command.</summary>
    /// <param name="host">What it acts on.</param>
    public static Command Create(CliHost host)
    {
        var family = Texts.ChoiceArgument(
            "signals", [.. SyntheticOptions.Families, .. SyntheticOptions.Systems, .. SyntheticOptions.Laws],
            "Local signals that make up a sample, a system whose paths are made, or a distribution.");
        var transform = SyntheticOptions.Transform(fallback: "identity");
        var circular = Texts.Switch("--circular", "What leaves at one end of the axis comes in at the other.");
        var shape = Texts.Path("--shape", "axb", "Rows and columns of a hidden grid, such as 7x7, in place of --dim.");
        var ring = Texts.Choice("--ring", SyntheticOptions.Rings,
            $"Which edges of the grid meet: {Texts.Listed(SyntheticOptions.Rings)}. A globe's columns always do.");
        var dimension = Numbers.Whole("--dim", 2, LargestDimension,
            "Values in a sample. [default: 33, of distributions 2, 5 or 7]");
        var count = Numbers.Whole("--samples", 1, MostSamples, "Number of samples. [default: 200000, of distributions 20000]");
        var paths = new PathGeneration();
        var laws = new LawGeneration();
        var noise = Numbers.Real(
            "--noise", 0, LargestNoise, "Noise, in standard deviations of the signal; of paths and distributions in their own "
            + "units. [default: 0.05, of those 0]");
        var seed = Numbers.Seed("Seed of transform, signals and noise. [default: 0]");
        var output = Texts.Path("--out", "file", "The .npy file to write: float32, one sample a row; of paths float64, "
            + "paths x times x coordinates, or a .csv table.");
        output.Required = true;
        var truth = Texts.Path(
            "--truth", "file", "The .npy file for the true generator, float64, d x d; of a grid for both, 2 x d x d.");
        var force = Texts.Switch("--force", "Replace files that exist.");
        var json = Texts.Switch("--json", "Print one JSON object instead of text.");
        var command = new Command("generate", "Write a data set with a known hidden symmetry.") { family };
        command.Add(transform, circular, dimension, shape, ring, count);
        paths.AddTo(command);
        command.Add(noise, seed, output, truth);
        laws.AddTo(command);
        command.Add(force, json);
        command.Runs(parsed =>
        {
            var chosen = SyntheticOptions.ParseLaw(parsed.GetRequiredValue(family));
            laws.Refuse(parsed, chosen);
            if (SyntheticOptions.ParseSystem(parsed.GetRequiredValue(family)) is { } system)
            {
                return paths.Write(host, parsed, new PathSettings
                {
                    System = system,
                    Noise = parsed.GetValue(noise) ?? 0,
                    Seed = parsed.GetValue(seed) ?? 0,
                }, parsed.GetRequiredValue(output)!, parsed.GetValue(force), parsed.GetValue(json),
                    [transform, circular, dimension, shape, ring, count, truth]);
            }

            paths.Refuse(parsed);
            if (chosen is { } law)
            {
                return laws.Write(host, parsed, new LawSettings
                {
                    Law = law,
                    Samples = (int)Math.Min(parsed.GetValue(count) ?? new LawSettings().Samples, int.MaxValue),
                    Dimension = (int?)parsed.GetValue(dimension),
                    Noise = parsed.GetValue(noise) ?? 0,
                    Seed = parsed.GetValue(seed) ?? 0,
                }, (parsed.GetRequiredValue(output)!, parsed.GetValue(truth)), parsed.GetValue(force), parsed.GetValue(json),
                    [transform, circular, shape, ring]);
            }

            var settings = new SyntheticSettings();
            GridShape? grid = parsed.GetValue(shape) is { } sides ? GridShape.Parse(sides) : null;
            if (grid is not null && parsed.GetValue(dimension) is not null)
                throw new NoetherException("Give either --dim or --shape, not both.");
            settings = settings with
            {
                Family = SyntheticOptions.ParseFamily(parsed.GetRequiredValue(family)),
                Transform = SyntheticOptions.ParseTransform(parsed.GetValue(transform) ?? "identity"),
                Circular = parsed.GetValue(circular),
                Dimension = grid?.Cells ?? (int)(parsed.GetValue(dimension) ?? settings.Dimension),
                Rows = grid?.Rows ?? settings.Rows,
                Rings = parsed.GetValue(ring) is { } rings ? SyntheticOptions.ParseRings(rings) : settings.Rings,
                Samples = parsed.GetValue(count) ?? settings.Samples,
                Noise = parsed.GetValue(noise) ?? settings.Noise,
                Seed = parsed.GetValue(seed) ?? settings.Seed,
            };
            var target = parsed.GetRequiredValue(output)!;
            var truthTarget = parsed.GetValue(truth);
            TargetFile.Check("--out", target, parsed.GetValue(force));
            if (truthTarget is not null)
                TargetFile.Check("--truth", truthTarget, parsed.GetValue(force));
            if (truthTarget is not null && TargetFile.Same(target, truthTarget))
                throw new NoetherException("--out and --truth name the same file; give two names.");
            TargetFile.RequireSpace(target, (Int128)settings.Samples * settings.Dimension * sizeof(float));
            SyntheticData.Write(settings, target, truthTarget, cancellationToken: host.Cancellation);
            Show(host, settings, target, truthTarget, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command.WithExamples(
            "noether generate gaussian --transform permuted --dim 33 --samples 200000 --noise 0.05 --seed 1 "
            + "--out data.npy --truth truth.npy",
            "noether generate legendre --transform dst --out data.npy",
            "noether generate blob --shape 7x7 --transform orthogonal --out fields.npy --truth two.npy",
            "noether generate blob --shape 8x12 --ring columns --transform permuted --out cylinder.npy --truth two.npy",
            "noether generate globe --shape 6x12 --transform permuted --out globe.npy --truth turn.npy",
            "noether generate gaussian --circular --samples 50_000 --out ring.npy --truth cyclic.npy",
            "noether generate octagon --samples 20_000 --out x.npy --truth turn.npy",
            "noether generate two-body --out x.npy --next x1.npy --truth turn.npy",
            "noether generate pendulum --paths 50 --times 30 --dt 0.1 --noise 0.1 --out paths.npy");
    }

    private static void Show(CliHost host, SyntheticSettings settings, string target, string? truthTarget, bool json)
    {
        var (family, transform) = (Lower(settings.Family), Lower(settings.Transform));
        if (json)
        {
            Json.Write(host.Output, writer =>
            {
                writer.WriteString("data", target);
                if (truthTarget is not null)
                    writer.WriteString("truth", truthTarget);
                writer.WriteString("signals", family);
                writer.WriteString("transform", transform);
                writer.WriteBoolean("circular", settings.Circular);
                writer.WriteNumber("dimension", settings.Dimension);
                if (settings.Rows > 1)
                {
                    writer.WriteString("shape", Shape(settings).ToString());
                    writer.WriteString("ring", Lower(RingsOf(settings)));
                }

                writer.WriteNumber("samples", settings.Samples);
                writer.Number("noise", settings.Noise);
                writer.WriteNumber("seed", settings.Seed);
            });
            return;
        }

        var circle = settings.Circular ? " on a circle" : settings.Rows > 1 ? OnGrid(settings) : "";
        host.Output.WriteLine(FormattableString.Invariant(
            $"{target}: {settings.Samples} x {settings.Dimension} float32, {family}{circle}, {transform}, ")
            + FormattableString.Invariant($"noise {settings.Noise}, seed {settings.Seed}"));
        if (truthTarget is not null)
        {
            var d = settings.Dimension;
            host.Output.WriteLine(settings.Rows > 1 && settings.Family != SignalFamily.Globe
                ? $"{truthTarget}: 2 x {d} x {d} float64, the true generators"
                : $"{truthTarget}: {d} x {d} float64, the true generator");
        }
    }

    private static string OnGrid(SyntheticSettings settings) => $" on a grid of {Shape(settings)}" + RingsOf(settings) switch
    {
        GridRings.Rows => ", the rows a ring",
        GridRings.Columns => ", the columns a ring",
        GridRings.Both => ", a ring both ways",
        _ => "",
    };

    private static GridRings RingsOf(SyntheticSettings settings) =>
        settings.Family == SignalFamily.Globe ? GridRings.Columns : settings.Rings;

    private static GridShape Shape(SyntheticSettings settings) =>
        new(settings.Rows, settings.Dimension / settings.Rows);

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
