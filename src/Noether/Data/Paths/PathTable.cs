using System.Globalization;
using Noether.Data.Formats;
using Noether.Discovery.Settings;

namespace Noether.Data.Paths;

/// <summary>Trajectories out of the rows of a table.</summary>
/// <param name="values">All numbers, row after row.</param>
/// <param name="columns">The columns as the file has them.</param>
/// <param name="options">Which of them are trial, time and coordinates.</param>
/// <param name="name">What to call the file.</param>
internal sealed class PathTable(double[] values, TableColumns columns, PathFileOptions options, string name)
{
    // A step may differ from the usual one by this share of it: times are often rounded.
    private const double Evenness = 0.02;

    private readonly int width = columns.Places.Count(place => place >= 0);
    private readonly List<double> gaps = [];
    private int lonely;

    /// <summary>Reads them.</summary>
    /// <exception cref="NoetherException">A column is missing, or times are uneven.</exception>
    public PathSet Read()
    {
        var trial = options.Trial is { } wanted ? Find(wanted, "trial") : (int?)null;
        var time = options.Time is { } named ? Find(named, "time") : (int?)null;
        var (chosen, names) = Coordinates(trial, time);
        PathFile.CheckDimension(chosen.Length, name);
        var rows = Enumerable.Range(0, values.Length / width).ToArray();
        int[][] trials = trial is { } column
            ? [.. rows.GroupBy(row => Value(row, column)).OrderBy(group => group.Key).Select(group => group.ToArray())]
            : [rows];
        var step = options.Dt ?? (time is { } clock ? UsualStep(trials, clock) : throw new NoetherException(
            $"{name} does not say how far apart its points are in time; give {SettingName.Mention("dt")}, or the "
            + $"column of times with {SettingName.Mention("time")}.")
        { Setting = "dt" });
        var pieces = time is { } moments ? trials.SelectMany(part => Pieces(part, moments, step)) : trials;
        double[][] paths =
        [
            .. pieces.Select(piece => piece.SelectMany(row => chosen.Select(c => Value(row, c))).ToArray()),
        ];
        return new PathSet(paths, names, step, name)
        {
            Notes = [.. Notes()],
            Trials = Math.Min(trials.Length, Math.Max(1, paths.Length)),
            Unnamed = columns.Names.All(title => title.Length == 0) && options.Coordinates is null,
        };
    }

    private IEnumerable<string> Notes()
    {
        const int shown = 3;
        if (gaps.Count > 0)
        {
            var some = string.Join(", ", gaps.Take(shown).Select(time => time.ToString("G6", CultureInfo.InvariantCulture)));
            yield return $"Points are left out in {name} at {gaps.Count} place{(gaps.Count == 1 ? "" : "s")}, after time "
                + $"{some}{(gaps.Count > shown ? " and later" : "")}; the path is cut there.";
        }

        if (lonely > 0)
            yield return $"{lonely} single point{(lonely == 1 ? "" : "s")} of {name} between gaps {(lonely == 1 ? "is" : "are")} left out.";
    }

    // A gap of several steps ends a piece; anything else that is uneven is refused.
    private List<int[]> Pieces(int[] rows, int clock, double step)
    {
        var sorted = rows.OrderBy(row => Value(row, clock)).ToArray();
        var pieces = new List<int[]>();
        var first = 0;
        for (var i = 1; i <= sorted.Length; i++)
        {
            if (i < sorted.Length)
            {
                var gap = (Value(sorted[i], clock) - Value(sorted[i - 1], clock)) / step;
                if (Math.Abs(gap - 1) <= Evenness)
                    continue;
                if (gap < 1.5 || Math.Abs(gap - Math.Round(gap)) > Evenness * Math.Round(gap))
                    throw Uneven(sorted[i - 1], sorted[i], clock, step);
                gaps.Add(Value(sorted[i - 1], clock));
            }

            if (i - first > 1)
                pieces.Add(sorted[first..i]);
            else
                lonely++;
            first = i;
        }

        return pieces;
    }

    private NoetherException Uneven(int row, int next, int clock, double step) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{name} has uneven times: from {Value(row, clock):G6} to {Value(next, clock):G6}, where the usual step is {step:G4}; resample the paths to equal steps."))
    {
        File = name,
    };

    private double UsualStep(int[][] trials, int clock)
    {
        var steps = trials.SelectMany(rows =>
        {
            var times = rows.Select(row => Value(row, clock)).Order().ToArray();
            return times.Zip(times.Skip(1), (earlier, later) => later - earlier);
        }).Order().ToArray();
        return steps.Length > 0 ? steps[steps.Length / 2] : throw new NoetherException(
            $"{name} holds paths of one point; a path needs at least two.")
        { File = name };
    }

    private (int[] Columns, string[] Names) Coordinates(int? trial, int? time)
    {
        if (options.Coordinates is { } wanted)
        {
            var parts = PathFile.SplitNames(wanted).Select(part => part.Split('=', 2)).ToArray();
            return ([.. parts.Select(part => Find(part[^1].Trim(), "coordinates"))], [.. parts.Select(part => part[0].Trim())]);
        }

        int[] usual = [.. columns.Usual().Select(c => columns.Places[c]).Where(place => place != trial && place != time)];
        if (usual.Length == 0)
            throw new NoetherException($"{name} has no columns beside trial and time; there is nothing to follow.");
        string Title(int place, int i) => columns.Names[columns.Places.ToList().IndexOf(place)] is { Length: > 0 } title
            ? title : $"x{i + 1}";
        return (usual, [.. usual.Select(Title)]);
    }

    // The column of the numbers, not of the file.
    private int Find(string wanted, string setting)
    {
        var column = columns.Names.ToList().IndexOf(wanted);
        if (column < 0 && int.TryParse(wanted, CultureInfo.InvariantCulture, out var number)
            && number >= 0 && number < columns.Count)
        {
            column = number;
        }

        if (column >= 0 && columns.Places[column] >= 0)
            return columns.Places[column];
        var there = columns.Names.All(title => title.Length == 0)
            ? $"its columns have no names and the numbers 0 to {columns.Count - 1}"
            : $"there are {string.Join(", ", columns.Names.Where(title => title.Length > 0))}";
        throw new NoetherException(
            $"{name} has no column of numbers '{wanted}' for {SettingName.Mention(setting)}; {there}.")
        {
            Setting = setting,
        };
    }

    private double Value(int row, int column) => values[(row * width) + column];
}
