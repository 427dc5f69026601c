namespace Noether.Data;

/// <summary>How to make samples of a file.</summary>
public sealed record SampleFileOptions
{
    /// <summary>
    /// Cut windows of this many values instead of taking rows; null means rows. A one-dimensional array and a sound
    /// are cut along time; an array of more axes along its last one (each row of a picture is a signal), except that a
    /// table with fewer columns than the window and at least as many rows, or any table when <see cref="Channel"/> is
    /// given, is a signal of several channels, of which one is cut along time. Option --window.
    /// </summary>
    public int? Window { get; init; }

    /// <summary>Values from the start of one window to the start of the next. Default 1. Option --stride.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Which array of a .npz file; null is enough when it holds only one. Option --entry.</summary>
    public string? Entry { get; init; }

    /// <summary>Which columns of a table, from 0, such as 0-32 or 0,2,5-9; null means all. Option --columns.</summary>
    public string? Columns { get; init; }

    /// <summary>
    /// Which channel of a signal of several, from 0 (after the choice of columns). Default 0. Option --channel.
    /// </summary>
    public int? Channel { get; init; }

    /// <summary>
    /// What separates the cells of a text table; null means that it is found out. A blank means any white space.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line of a text table holds names; null means that it is found out.</summary>
    public bool? Header { get; init; }

    /// <summary>Take only the first samples, this many at most; null means all.</summary>
    public long? MaxSamples { get; init; }
}
