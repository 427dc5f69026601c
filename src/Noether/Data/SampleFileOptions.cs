using Noether.Discovery.Settings;

namespace Noether.Data;

/// <summary>How to make samples of a file.</summary>
public sealed record SampleFileOptions
{
    /// <summary>
    /// Cut windows of this many values instead of taking rows; null means rows. A one-dimensional array and a sound
    /// are cut along time; an array of more axes along its last one (each row of a picture is a signal), except that a
    /// table with fewer columns than the window and at least as many rows, or any table when <see cref="Channel"/> is
    /// given, is a signal of several channels, of which one is cut along time.
    /// </summary>
    [Setting("Cut windows of this many values out of long signals or image rows.", Least = 1, Most = 100_000,
        Unit = "values", Automatic = "each row is a sample")]
    public int? Window { get; init; }

    /// <summary>Values from the start of one window to the start of the next. Default 1.</summary>
    [Setting("Values from the start of one window to the start of the next.", Least = 1, Most = 1_000_000_000,
        Unit = "values")]
    public int Stride { get; init; } = 1;

    /// <summary>Which array of a file that holds several; null is enough when it holds only one.</summary>
    [Setting("Array to take from a file that holds several: a name in .npz and .mat, a path such as /group/x in HDF5.",
        Automatic = "the only one")]
    public string? Entry { get; init; }

    /// <summary>
    /// Which columns of a table: numbers from 0 as in the file, names and ranges of both, such as 0-32 or 0,2,lat-lon;
    /// null means all that are numbers, without a column of row numbers.
    /// </summary>
    [Setting("Columns to take: numbers from 0, names or ranges of them, such as 0-32 or 0,2,lat-lon.",
        Automatic = "all that are numbers")]
    public string? Columns { get; init; }

    /// <summary>Which channel of a signal of several, from 0 (after the choice of columns). Default 0.</summary>
    [Setting("Channel of a signal of several to cut windows from, from 0.", Least = 0, Most = 65_535, Automatic = "0")]
    public int? Channel { get; init; }

    /// <summary>What to do with rows that lack a value. Default: refuse.</summary>
    [Setting("What to do with rows that lack a value: refuse the file, or drop such rows.")]
    public MissingValues Missing { get; init; }

    /// <summary>
    /// Values farther from the median of their column than this many robust deviations (1.4826 times the median
    /// absolute deviation) are set to that bound; null means values as they are. All columns of windows have one
    /// median and one bound.
    /// </summary>
    [Setting("Set values farther than this many robust deviations from the median of their column to that bound.",
        Least = 1, Most = 1_000_000, Unit = "robust deviations", Automatic = "values as they are")]
    public double? Clip { get; init; }

    /// <summary>
    /// Whether every column is brought to mean 0 and deviation 1, after <see cref="Clip"/>; all columns of windows
    /// together. Default false.
    /// </summary>
    [Setting("Bring every column to mean 0 and deviation 1, for columns in different units.")]
    public bool Standardise { get; init; }

    /// <summary>
    /// The most memory that the numbers of a file may take, in GB; a .npy file is read in place and takes none. Null
    /// means a quarter of the memory of the machine, 4 GB at most.
    /// </summary>
    [Setting("The most memory that the numbers of a file may take; .npy files are read in place and take none.",
        Least = 0.001, Most = 100_000, Unit = "GB", Automatic = "a quarter of the memory, 4 GB at most",
        Advanced = true)]
    public double? MaxMemory { get; init; }

    /// <summary>
    /// What separates the cells of a text table; null means that it is found out. A blank means any white space.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line of a text table holds names; null means that it is found out.</summary>
    [Setting("Whether the first line of a text table holds names.", Automatic = "found out", Advanced = true)]
    public bool? Header { get; init; }

    /// <summary>Take only the first samples, this many at most; null means all.</summary>
    public long? MaxSamples { get; init; }

    /// <summary>Missing values of a text table are kept as NaN, for a description of the file.</summary>
    internal bool KeepMissing { get; init; }
}
