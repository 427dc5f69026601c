using Noether.Data.Paths;
using Noether.Data.Synthetic;

namespace Noether.Studies.Conserved;

/// <summary>Conserved quantities of known systems, of measured paths, and of paths that conserve nothing.</summary>
internal sealed class ConservedStudy : IStudy
{
    private const int UsualSeeds = 5;
    private const int SeedsOfNulls = 4;
    private const int UsualPaths = 50;
    private const int QuickPaths = 20;

    // The limits of the method were set on smaller seeds, none of which is run here.
    private const int FirstSeed = 100;

    private static readonly double[] Noises = [0, 0.01, 0.1];

    private static readonly string[] Measured = ["schmidt_lipson_real_pend_h_1.txt", "2body_coords_train.npy"];

    /// <inheritdoc/>
    public string Name => "conserved";

    /// <inheritdoc/>
    public string Purpose => "what paths of known systems conserve, and how often something is claimed where nothing is";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<StudyCase> Cases(StudyOptions options)
    {
        int[] seeds = [.. options.SeedNumbers(UsualSeeds).Select(seed => seed + FirstSeed)];
        int[] many = options.Quick ? seeds : [.. Enumerable.Range(FirstSeed, SeedsOfNulls * seeds.Length)];
        var paths = options.Quick ? QuickPaths : UsualPaths;
        return
        [
            .. from truth in ConservedTruth.All
               from noise in Noises
               from seed in seeds
               let settings = new PathSettings
               {
                   System = truth.System,
                   Paths = paths,
                   Dt = truth.Step,
                   Noise = noise,
                   Seed = (ulong)seed,
               }
               select new StudyCase(
                   FormattableString.Invariant($"known/{truth.Key}/noise-{noise}/seed-{seed}"),
                   FormattableString.Invariant($"{truth.Key}, noise {noise}"),
                   FormattableString.Invariant($"{truth.Key} paths={paths} times={settings.Times} dt={settings.Dt} noise={noise} seed={seed}"),
                   context => ConservedCase.Known(context, truth, settings)),
            .. from kind in PathNulls.Kinds(paths)
               from seed in many
               select new StudyCase(
                   $"null/{kind.Key}/seed-{seed}", kind.Row, $"{kind.Row} paths={paths} seed={seed}",
                   context => ConservedCase.Run(context, kind.Make((ulong)seed), (ulong)seed)),
            .. Singles(options, seeds), .. Files(options),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes(StudyOptions options) => options.Physics is null
        ? [$"Measured and published paths are left out; name a folder with {string.Join(" and ", Measured)} after --physics."] : [];

    /// <inheritdoc/>
    public string Headline(StudyRow row) => row.Figures.Word("finding")
        + (row.Figures.Word("formulas") is { Length: > 0 } formulas ? $": {formulas}" : "");

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<StudyRow> rows, StudyPage page) => ConservedPage.Tell(rows, page);

    // One path of 400 points: no verdict may be "found".
    private static IEnumerable<StudyCase> Singles(StudyOptions options, int[] seeds)
    {
        var times = options.Quick ? 200 : 400;
        (PathSystem System, string Row, double Step, double Noise)[] kinds =
        [
            (PathSystem.Pendulum, "one path: pendulum", 0.1, 0), (PathSystem.Pendulum, "one path: pendulum, noise 0.02", 0.1, 0.02),
            (PathSystem.DampedPendulum, "one path: damped pendulum", 0.1, 0), (PathSystem.Lorenz, "one path: Lorenz", 0.05, 0),
            (PathSystem.RandomWalk, "one path: random walk", 0.1, 0),
        ];
        return from kind in kinds
               from seed in seeds
               let settings = new PathSettings
               {
                   System = kind.System,
                   Paths = 1,
                   Times = times,
                   Dt = kind.Step,
                   Noise = kind.Noise,
                   Seed = (ulong)seed,
               }
               select new StudyCase(
                   FormattableString.Invariant($"single/{kind.System}-{kind.Noise}/seed-{seed}").ToLowerInvariant(), kind.Row,
                   $"{kind.Row} times={times} seed={seed}",
                   context => ConservedCase.Run(context, SyntheticPaths.Generate(settings), (ulong)seed));
    }

    private static IEnumerable<StudyCase> Files(StudyOptions options)
    {
        if (options.Physics is not { } folder)
            return [];
        (string Key, string Row, string File, PathFileOptions Options)[] files =
        [
            ("pendulum", "measured pendulum, one trial", Measured[0],
                new PathFileOptions { Trial = "0", Time = "1", Coordinates = "q=2,p=3" }),
            ("two-body", "two bodies, published paths", Measured[1],
                new PathFileOptions { Dt = 0.42, Coordinates = "qx1,qx2,qy1,qy2,px1,px2,py1,py2" }),
        ];
        return files.Select(file => new StudyCase(
            $"file/{file.Key}/seed-0", file.Row, $"{file.File}{(options.Quick ? " quick" : "")}",
            context => ConservedCase.Run(context, PathFile.Open(Path.Combine(folder, file.File), file.Options), 0)));
    }
}
