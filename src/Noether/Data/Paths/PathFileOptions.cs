using Noether.Discovery.Settings;

namespace Noether.Data.Paths;

/// <summary>How trajectories lie in a file.</summary>
public sealed record PathFileOptions
{
    /// <summary>
    /// Time from one state to the next; null means that a column of times tells it. An array needs it.
    /// </summary>
    [Setting("Time from one point of a path to the next.", Automatic = "from the column of times")]
    public double? Dt { get; init; }

    /// <summary>Column of a table that tells trajectories apart: its name, or its number from 0.</summary>
    [Setting("Column of a table that numbers the paths: a name, or a number from 0.", Automatic = "one path")]
    public string? Trial { get; init; }

    /// <summary>Column of a table that holds the times: its name, or its number from 0; null means none.</summary>
    [Setting("Column of a table that holds the times: a name, or a number from 0.", Automatic = "rows in order")]
    public string? Time { get; init; }

    /// <summary>
    /// Names of the coordinates of an array, such as "q,p"; of a table the columns to take, "NAME" or "NAME=COLUMN".
    /// Null means made-up names, or all other columns of a table.
    /// </summary>
    [Setting("Names of the coordinates, such as q,p; of a table the columns to take, also as q=2,p=3.",
        Automatic = "x1, x2, ..., or the other columns of a table")]
    public string? Coordinates { get; init; }
}
