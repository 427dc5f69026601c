using Noether.Data.Synthetic;

namespace Noether.Studio.Files;

/// <summary>
/// Data sets that come with the studio: made by a generator, or a picture that is part of the program.
/// </summary>
internal sealed class ExampleData
{
    /// <summary>Begins the names of examples among the uploads.</summary>
    public const string Prefix = "example-";

    private readonly Action<string> write;

    private ExampleData(
        string id, string title, string words, string file, IReadOnlyDictionary<string, string> options,
        Action<string> write)
    {
        (Id, Title, Words, File, Options, this.write) = (id, title, words, file, options, write);
    }

    /// <summary>Name in addresses.</summary>
    public string Id { get; }

    /// <summary>Name for people.</summary>
    public string Title { get; }

    /// <summary>What it is, in a sentence.</summary>
    public string Words { get; }

    /// <summary>Name of the file among the uploads.</summary>
    public string File { get; }

    /// <summary>How its samples are read: settings of data, by name.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

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
        Picture(
            "photo-rows", "Rows of a photograph", "photo-brick.png", "17",
            "Stretches of 17 pixels from the rows of a photograph of a brick wall (CC0): is a shift by a pixel found?"),
    ];

    /// <summary>An example by its name.</summary>
    public static ExampleData? Find(string? id) => All.FirstOrDefault(example => example.Id == id);

    /// <summary>Puts the file into the uploads, where it is not there yet.</summary>
    public void Provide(RunsFolder folder)
    {
        var path = Path.Combine(folder.UploadsRoot, File);
        if (!System.IO.File.Exists(path))
            write(path);
    }

    private static ExampleData Synthetic(
        string id, string title, string words, SignalFamily family, HiddenTransform transform, long samples)
    {
        var settings = new SyntheticSettings { Family = family, Transform = transform, Samples = samples, Seed = 1 };
        return new ExampleData(
            id, title, words, $"{Prefix}{id}.npy", new Dictionary<string, string>(),
            path => SyntheticData.Write(settings, path));
    }

    private static ExampleData Picture(string id, string title, string resource, string window, string words) => new(
        id, title, words, Prefix + resource, new Dictionary<string, string> { ["window"] = window },
        path => ProgramFiles.Copy(resource, path));
}
