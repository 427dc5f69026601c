using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text.Json;

namespace Noether.Fuzz;

/// <summary>
/// What a long run keeps on disk for one reader: how far it came and what became of it, and the number of the input that is
/// being read, which outlives the process.
/// </summary>
internal sealed class FuzzNotes : IDisposable
{
    private readonly string path;
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor present;

    /// <summary>Opens or begins the notes.</summary>
    /// <param name="folder">Where they lie.</param>
    /// <param name="target">Name of the reader.</param>
    public FuzzNotes(string folder, string target)
    {
        var name = target.Replace('/', '-').Replace(' ', '-');
        path = Path.Combine(folder, name + ".json");
        map = MemoryMappedFile.CreateFromFile(Path.Combine(folder, name + ".now"), FileMode.OpenOrCreate, null, 2 * sizeof(long));
        present = map.CreateViewAccessor();
        Tally = File.Exists(path) ? JsonSerializer.Deserialize<FuzzTally>(File.ReadAllText(path))! : new FuzzTally();
    }

    /// <summary>What became of the inputs so far.</summary>
    public FuzzTally Tally { get; private set; }

    /// <summary>
    /// The input over which the process died twice; null where it ended as it should, or died once, which can have had other
    /// reasons.
    /// </summary>
    public long? Deadly()
    {
        var (died, before) = (present.ReadInt64(0), present.ReadInt64(sizeof(long)));
        present.Write(sizeof(long), died);
        return died > 0 && died == before ? died - 1 : null;
    }

    /// <summary>Remembers which input is read.</summary>
    public void Begin(long number) => present.Write(0, number + 1);

    /// <summary>Adds what was tried.</summary>
    public void Add(FuzzTally more)
    {
        Tally += more;
        File.WriteAllText(path + ".tmp", JsonSerializer.Serialize(Tally));
        File.Move(path + ".tmp", path, overwrite: true);
        present.Write(0, 0L);
    }

    /// <summary>A line of the table of all readers.</summary>
    public static string Line(string name, FuzzTally tally) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {tally.Inputs:N0} | {tally.Read:N0} | {tally.Refused:N0} | {tally.Failed:N0} | "
        + $"{tally.SlowestMilliseconds:N0} ms | {tally.MostMegabytes:N1} MB | {tally.Seconds:N0} s |");

    /// <inheritdoc/>
    public void Dispose()
    {
        present.Dispose();
        map.Dispose();
    }
}
