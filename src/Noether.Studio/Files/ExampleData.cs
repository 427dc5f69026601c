using Noether.Data.Synthetic;
using Noether.Discovery;

namespace Noether.Studio.Files;

/// <summary>
/// Data sets that come with the studio: made by a generator, or a picture that is part of the program.
/// </summary>
internal sealed class ExampleData
{
    /// <summary>Begins the names of examples among the uploads.</summary>
    public const string Prefix = "example-";

    private readonly Action<RunsFolder> write;

    private ExampleData(
        string id, string title, string words, string have, string file, IReadOnlyDictionary<string, string> options,
        Action<RunsFolder> write)
    {
        (Id, Title, Words, Have, File, Options, this.write) = (id, title, words, have, file, options, write);
    }

    /// <summary>Name in addresses.</summary>
    public string Id { get; }

    /// <summary>Name for people.</summary>
    public string Title { get; }

    /// <summary>What it is, in a sentence.</summary>
    public string Words { get; }

    /// <summary>What it is an example of.</summary>
    public string Have { get; }

    /// <summary>Name of the file among the uploads.</summary>
    public string File { get; }

    /// <summary>How it is read: settings of data and the files beside it, by name.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>Names of all its files.</summary>
    public IEnumerable<string> Files =>
        Options.Where(option => DataFiles.CompanionNames.Contains(option.Key)).Select(option => option.Value).Prepend(File);

    /// <summary>All examples, in the order in which they are shown.</summary>
    public static IReadOnlyList<ExampleData> All { get; } =
    [
        Synthetic(
            "permuted-gaussian", "Shuffled bumps",
            "Gaussian bumps on a line of 33 places, whose columns were shuffled: can the order be found again?",
            SignalFamily.Gaussian, HiddenTransform.Permuted, samples: 100_000),
        Synthetic(
            "dst-legendre", "Waves behind a sine transform",
            "Legendre pulses seen through a discrete sine transform: no order of the columns will do, a rotation must "
            + "be found.",
            SignalFamily.Legendre, HiddenTransform.Dst, samples: 50_000),
        new(
            "distances", "Points and their distances",
            "Points in space, each labelled with how far it is from the middle: which maps leave that as it is?",
            "labels", Prefix + "distances.npy",
            new Dictionary<string, string> { [DataFiles.Labels] = Prefix + "distances-labels.npy" },
            folder => ExampleCompanions.WriteDistances(
                At(folder, Prefix + "distances.npy"), At(folder, Prefix + "distances-labels.npy"))),
        new(
            "shifts", "Waves that move on",
            "Waves on a ring of 20 places, and the same waves up to three places further: what moves them? How far each went is "
            + "in a third file, which may be left out.",
            "pairs", Prefix + "shifts.npy",
            new Dictionary<string, string> { [DataFiles.Next] = Prefix + "shifts-next.npy", [DataFiles.Steps] = Prefix + "shifts-steps.npy" },
            folder => ExampleCompanions.WriteShifts(
                At(folder, Prefix + "shifts.npy"), At(folder, Prefix + "shifts-next.npy"), At(folder, Prefix + "shifts-steps.npy"))),
        Paths(
            "pendulum", "Swings of a pendulum", "Angle and momentum of a pendulum, 50 swings in a table: what stays the same?",
            PathSystem.Pendulum, "csv", new Dictionary<string, string> { ["trial"] = "trial", ["time"] = "t" }),
        Paths(
            "kepler", "Planets", "Places and momenta of planets on their ways round a sun: energy, momentum, and what else?",
            PathSystem.Kepler, "npy",
            new Dictionary<string, string>
            {
                ["dt"] = "0.1",
                ["coordinates"] = string.Join(',', SyntheticPaths.Names(PathSystem.Kepler)),
            }),
        Picture(
            "photo-rows", "Rows of a photograph", "photo-brick.png", "17",
            "Stretches of 17 pixels from the rows of a photograph of a brick wall (CC0): is a shift by a pixel found?"),
    ];

    /// <summary>An example by its name.</summary>
    public static ExampleData? Find(string? id) => All.FirstOrDefault(example => example.Id == id);

    /// <summary>Puts the file into the uploads, where it is not there yet.</summary>
    public void Provide(RunsFolder folder)
    {
        if (!Files.All(file => System.IO.File.Exists(At(folder, file))))
            write(folder);
    }

    private static string At(RunsFolder folder, string file) => Path.Combine(folder.UploadsRoot, file);

    private static ExampleData Paths(
        string id, string title, string words, PathSystem system, string ending, IReadOnlyDictionary<string, string> options)
    {
        var file = $"{Prefix}{id}.{ending}";
        return new ExampleData(
            id, title, words, "paths", file, options,
            folder => SyntheticPaths.Write(new PathSettings { System = system, Seed = 1 }, At(folder, file)));
    }

    private static ExampleData Synthetic(
        string id, string title, string words, SignalFamily family, HiddenTransform transform, long samples)
    {
        var settings = new SyntheticSettings { Family = family, Transform = transform, Samples = samples, Seed = 1 };
        return new ExampleData(
            id, title, words, "samples", $"{Prefix}{id}.npy", new Dictionary<string, string>(),
            folder => SyntheticData.Write(settings, At(folder, $"{Prefix}{id}.npy")));
    }

    private static ExampleData Picture(string id, string title, string resource, string window, string words) => new(
        id, title, words, "signal", Prefix + resource, new Dictionary<string, string> { ["window"] = window },
        folder => ProgramFiles.Copy(resource, At(folder, Prefix + resource)));
}
