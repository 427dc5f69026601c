using Noether.Discovery;

namespace Noether.Sweeps;

/// <summary>
/// The cases of a sweep: a grid of data, transforms, methods, settings and seeds. As .json an object whose lists are
/// crossed, with further objects under "grids" for what is no grid; as .csv a header and one case a line.
/// </summary>
public sealed class SweepPlan
{
    /// <summary>The most cases of a plan.</summary>
    public const int MostCases = 1_000_000;

    private const string SeedName = "seed";
    private const long MostBytes = 1L << 30;

    private readonly IReadOnlyList<SweepGrid> grids;
    private readonly long[] ends;
    private readonly SweepVocabulary vocabulary;

    private SweepPlan(string name, byte[] bytes, IReadOnlyList<SweepGrid> grids, string about, SweepVocabulary vocabulary)
    {
        (FileName, Bytes, this.grids, About, this.vocabulary) = (name, bytes, grids, about, vocabulary);
        ends = new long[grids.Count];
        var sum = (Int128)0;
        for (var i = 0; i < ends.Length; i++)
            ends[i] = (long)(sum = Int128.Min(sum + grids[i].Count, long.MaxValue));
        Columns = [.. grids.SelectMany(grid => grid.Names).Distinct()];
    }

    /// <summary>How many cases there are.</summary>
    public int Count => (int)ends[^1];

    /// <summary>What the plan says of itself under "about"; may be empty.</summary>
    public string About { get; }

    /// <summary>The names of everything that the plan sets, in its order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>plan.json or plan.csv, by what it is.</summary>
    internal string FileName { get; }

    /// <summary>The text as it was read.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Reads a plan and checks what can be checked without opening the data.</summary>
    /// <param name="path">A .json or .csv file.</param>
    /// <param name="methods">The methods that there are.</param>
    /// <exception cref="NoetherException">It is no plan, or a case of it cannot be run.</exception>
    public static SweepPlan Read(string path, MethodCatalogue methods)
    {
        ArgumentNullException.ThrowIfNull(path);
        var plan = Read(path, Path.GetDirectoryName(Path.GetFullPath(path))!, methods);
        plan.RequireCases();
        return plan;
    }

    /// <summary>Reads a plan that was checked before, whose files are relative to another folder.</summary>
    internal static SweepPlan Read(string path, string folder, MethodCatalogue methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        var isTable = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        if (!isTable && !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw Wrong(path, "is neither a .json nor a .csv file; give it the ending of what it holds");
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                throw Wrong(path, "is larger than 1 GB; divide it");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NoetherException(
                $"The plan {path} cannot be read ({failure.Message.TrimEnd('.')}); check the path.", failure)
            {
                Code = "sweep.plan",
                File = path,
            };
        }

        var (grids, about) = new SweepPlanReader(path).Read(bytes, isTable);
        if (grids.Count == 0)
            throw Wrong(path, "has no case; give at least one");
        var plan = new SweepPlan(isTable ? "plan.csv" : "plan.json", bytes, grids, about, new SweepVocabulary(methods, folder));
        return plan.ends[^1] <= MostCases ? plan : throw Wrong(path, $"has more than {MostCases} cases; divide it");
    }

    /// <summary>What the plan says of a case: names and texts, in its order; a text may be empty.</summary>
    /// <param name="number">Which case, from 1.</param>
    public IReadOnlyList<KeyValuePair<string, string>> ValuesOf(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Count);
        var at = Array.BinarySearch(ends, number - 1);
        // Where it is the end of a grid, the case is the first of the next one.
        var i = at >= 0 ? at + 1 : ~at;
        return grids[i].At(number - 1 - (i == 0 ? 0 : ends[i - 1]));
    }

    /// <summary>A case with everything that it needs to run.</summary>
    /// <param name="number">Which case, from 1.</param>
    /// <exception cref="NoetherException">It cannot be run.</exception>
    public SweepCase CaseOf(int number) => vocabulary.Read(number, ValuesOf(number));

    // Cases that differ in nothing but their seed are right or wrong together.
    private void RequireCases()
    {
        for (var i = 0; i < grids.Count; i++)
        {
            var (first, grid) = (i == 0 ? 0 : ends[i - 1], grids[i]);
            foreach (var k in grid.FirstOf(SeedName))
                vocabulary.Read((int)(first + k + 1), grid.At(k));
            var seeds = Array.IndexOf(grid.Names, SeedName);
            foreach (var seed in seeds < 0 ? [] : grid.Choices[seeds])
                SweepVocabulary.Seed((int)first + 1, SeedName, seed);
        }
    }

    private static NoetherException Wrong(string path, string what) =>
        new($"The plan {path} {what}.") { Code = "sweep.plan", File = path };
}
