using Noether.Discovery.Settings;

namespace Noether.Data.Paths;

/// <summary>
/// Opens files of trajectories: an array of trajectories x times x d (or times x d, one trajectory) in any format that
/// holds arrays, or a text table with columns for trial and time. Values are read as float64.
/// </summary>
public static class PathFile
{
    private const int LargestDimension = 64;

    /// <summary>Opens a file or standard input.</summary>
    /// <param name="path">The file, or <see cref="SampleFile.StandardInput"/>.</param>
    /// <param name="options">Time step, columns and names; null means the defaults.</param>
    /// <param name="cancellationToken">Stops the reading with an OperationCanceledException.</param>
    /// <exception cref="NoetherException">The file or the options cannot be used; the message says why.</exception>
    public static PathSet Open(
        string path, PathFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new PathFileOptions();
        var name = SampleFile.Title(path);
        if (Directory.Exists(path))
            throw new NoetherException($"{name} is a folder; name a file of paths.") { File = name };
        var (loaded, format) = SampleFile.Load(path, new SampleFileOptions(), cancellationToken);
        using var array = loaded.Array;
        if (array.Count > Array.MaxLength)
            throw new NoetherException($"{name} holds {array.Count} values, too many for memory; use fewer paths.");
        var values = new double[array.Count];
        array.ReadAll(values);
        return loaded.Columns is { } columns
            ? new PathTable(values, columns, options, name).Read()
            : OfArray(values, array.Shape, options, name, format);
    }

    /// <summary>The names in a list, all different.</summary>
    internal static string[] SplitNames(string names)
    {
        string[] split = [.. names.Split(',', StringSplitOptions.TrimEntries)];
        return split.All(name => name.Length > 0) && split.Distinct().Count() == split.Length
            ? split
            : throw new NoetherException(
                $"The {SettingName.Mention("coordinates")} '{names}' have a name that is empty or comes twice; "
                + "separate different names by commas.")
            { Setting = "coordinates" };
    }

    private static PathSet OfArray(
        double[] values, long[] shape, PathFileOptions options, string name, string format)
    {
        if (shape.Length is not (2 or 3))
        {
            throw new NoetherException(
                $"{name} has the shape ({string.Join(", ", shape)}); paths are an array of trajectories x times x "
                + "coordinates, or times x coordinates for one.")
            { File = name };
        }

        foreach (var (given, setting) in new[] { (options.Trial, "trial"), (options.Time, "time") })
        {
            if (given is not null)
            {
                throw new NoetherException(
                    $"{SettingName.Mention(setting)} names a column of a table, and {name} is an array ({format}); "
                    + "leave it out.")
                { Setting = setting };
            }
        }

        var (count, times, d) = shape.Length == 3 ? (shape[0], shape[1], shape[2]) : (1, shape[0], shape[1]);
        if (values.Length == 0)
            throw new NoetherException($"{name} is empty; give at least one path.") { File = name };
        CheckDimension(d, name);
        if (times < 2)
        {
            throw new NoetherException(
                $"{name} holds paths of one point (shape {string.Join(" x ", shape)}); a path needs at least two "
                + "points.")
            { File = name };
        }

        if (options.Dt is not { } step)
        {
            throw new NoetherException(
                $"{name} does not say how far apart its points are in time; give {SettingName.Mention("dt")}.")
            { Setting = "dt" };
        }

        var names = options.Coordinates is { } given2 ? SplitNames(given2) : null;
        if (names is not null && names.Length != d)
        {
            throw new NoetherException(
                $"{name} has {d} coordinates, and {SettingName.Mention("coordinates")} names {names.Length}.")
            { Setting = "coordinates" };
        }

        var length = (int)(times * d);
        return new PathSet(
            [.. Enumerable.Range(0, (int)count).Select(i => values.AsSpan(i * length, length).ToArray())],
            names ?? [.. Enumerable.Range(1, (int)d).Select(i => $"x{i}")], step, name)
        { Unnamed = names is null };
    }

    internal static void CheckDimension(long d, string name)
    {
        if (d is < 1 or > LargestDimension)
        {
            throw new NoetherException(
                $"{name} has {d} coordinates; 1 to {LargestDimension} can be used. Is the array trajectories x times x "
                + "coordinates?")
            { File = name };
        }
    }
}
