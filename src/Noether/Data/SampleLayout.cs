using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>Turns an array of any shape into samples: rows or windows.</summary>
internal static class SampleLayout
{
    // Fewer pixels a side are rather channels, colours or small matrices than pictures.
    private const int SmallestSide = 5;
    private const int MostChannels = 4;

    /// <summary>Makes samples; the array is disposed with them, or at once if they cannot be made.</summary>
    /// <param name="loaded">The array and what is known about it.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="source">What to call the samples in reports.</param>
    /// <param name="options">Window, stride, columns and channel.</param>
    public static SampleSet Arrange(LoadedArray loaded, string name, string source, SampleFileOptions options)
    {
        try
        {
            source = loaded.Entry is { } entry ? $"{source}, {entry}" : source;
            return options.Window is { } window
                ? Windows(loaded, name, source, options, window)
                : Rows(loaded, name, source, options);
        }
        catch
        {
            loaded.Array.Dispose();
            throw;
        }
    }

    /// <summary>Requires an array whose rows can be samples.</summary>
    public static void RequireTable(NumberArray array, string name)
    {
        if (WhyNoTable(array) is { } why)
            throw new NoetherException($"{name} {why.Words}") { Setting = why.Setting, File = name };
    }

    /// <summary>
    /// Why the rows of an array cannot be samples and what to do; the sentence without its subject, and the setting
    /// that helps. Null if they can be.
    /// </summary>
    /// <param name="array">The array.</param>
    /// <param name="rate">Moments in a second if it is a sound.</param>
    public static (string Words, string? Setting)? WhyNoTable(NumberArray array, double? rate = null)
    {
        var (shape, words) = (array.Shape, NpyHeader.Describe(array.Shape));
        if (shape.Length == 0)
            return ("holds a single number; samples are the rows of a table.", null);
        if (array.Count == 0)
            return ($"holds an empty array of {words}; give at least one row and one column.", null);
        if (rate is not null && shape[1] > 1)
        {
            return ($"holds a sound of {shape[0]} moments and {shape[1]} channels, not samples; cut windows with "
                + $"{Mentions.Window} 33, and choose a channel with {Mentions.Channel}.", "window");
        }
        if (shape.Length == 1 || (shape.Length == 2 && shape[1] == 1 && shape[0] > 1))
        {
            return ($"holds one long signal of {shape[0]} values, not samples; cut windows with {Mentions.Window} 33.",
                "window");
        }
        if (shape.Length > 2)
        {
            return ($"holds an array of {words}, and samples are the rows of a table; cut windows along its last axis "
                + $"with {Mentions.Window}, or save it with two axes.", "window");
        }
        return shape[1] > int.MaxValue / 2
            ? ($"has rows of {shape[1]} values, which is absurd; cut windows with {Mentions.Window}.", "window")
            : null;
    }

    /// <summary>
    /// A stack of pictures, N x height x width or N x height x width x channels, as a table of height x width x channels
    /// values a row; null if the array is none: there have to be more pictures than pixels on a side.
    /// </summary>
    public static (NumberArray Table, int[] Shape)? Pictures(NumberArray array)
    {
        var channels = array.Shape is [_, _, _, var last and >= 1 and <= MostChannels] ? last : 1;
        var shape = array.Shape is [_, _, _, <= MostChannels] ? array.Shape[..3] : array.Shape;
        return shape is [var count, var height and >= SmallestSide, var width and >= SmallestSide]
            && count > Math.Max(height, width) && height * width <= int.MaxValue / 2 / MostChannels && !array.Fortran
            ? (array.Reshape(count, height * width * channels),
                channels == 1 ? [(int)height, (int)width] : [(int)height, (int)width, (int)channels])
            : null;
    }

    private static SampleSet Rows(LoadedArray loaded, string name, string source, SampleFileOptions options)
    {
        if (options.Stride != 1)
            throw Alone("stride", $"add {Mentions.Window} or leave {Mentions.Stride} out.");
        if (options.Channel is not null)
            throw Alone("channel", $"add {Mentions.Window} or pick with {Mentions.Columns}.");
        var (array, notes) = (loaded.Array, loaded.Notes);
        int[]? shape = null;
        if (Pictures(array) is var (table, picture))
        {
            notes = [.. notes, $"{name} holds {array.Shape[0]} pictures of {string.Join(" x ", picture)}; each is a "
                + $"sample of {table.Shape[1]} values, row after row."];
            (array, shape) = (table, picture);
        }
        if (WhyNoTable(array, loaded.Rate) is { } why)
            throw new NoetherException($"{name} {why.Words}") { Setting = why.Setting, File = name };
        var columns = loaded.Columns ?? TableColumns.Plain((int)array.Shape[1]);
        var chosen = options.Columns is { } text ? ColumnChoice.Parse(text, columns, name) : null;
        return Pick(array, source, notes, columns, chosen, shape);
    }

    private static SampleSet Pick(
        NumberArray array, string source, IReadOnlyList<string> notes, TableColumns columns, int[]? chosen,
        int[]? shape = null)
    {
        var taken = chosen ?? columns.Usual();
        string[]? names = [.. taken.Select(column => columns.Names[column])];
        names = names.Any(one => one.Length > 0) ? names : null;
        if (chosen is null && taken.Length == array.Shape[1])
            return new NpySamples(array, source, notes) { Shape = shape, Names = names };
        var rows = new NpySamples(array, source, notes);
        return new ColumnSamples(rows, [.. taken.Select(column => columns.Places[column])], names);
    }

    private static WindowedSamples Windows(
        LoadedArray loaded, string name, string source, SampleFileOptions options, int window)
    {
        var (array, notes) = (loaded.Array, loaded.Notes);
        var axes = array.Shape.Length;
        if (axes == 0 || array.Count == 0)
            throw new NoetherException($"{name} holds no values to cut windows from; give at least one row.");
        if (options.Columns is not null && axes != 2)
        {
            throw new NoetherException(
                $"{Mentions.Columns} needs a table, but {name} holds {NpyHeader.Describe(array.Shape)}; leave it out.")
            {
                Setting = "columns",
            };
        }
        if (axes == 2)
        {
            var available = (int)Math.Min(array.Shape[1], int.MaxValue);
            var columns = loaded.Columns ?? (options.Columns is null ? null : TableColumns.Plain(available));
            var chosen = options.Columns is { } text ? ColumnChoice.Parse(text, columns!, name) : columns?.Usual();
            var count = chosen?.Length ?? available;
            if (options.Channel is not null || count == 1 || (count < window && array.Shape[0] >= window))
            {
                var channel = options.Channel ?? 0;
                if (channel < 0 || channel >= count)
                {
                    throw new NoetherException(
                        $"{Mentions.Channel} {channel} is not there: {name} has {count}, numbered from 0.")
                    {
                        Setting = "channel",
                    };
                }
                var signal = new ArraySignals(array, 0, chosen is null ? channel : columns!.Places[chosen[channel]]);
                var what = count > 1 ? $"{source}, channel {channel}" : source;
                return new WindowedSamples(signal, window, options.Stride, what, notes);
            }
            if (chosen is not null && (options.Columns is not null || chosen.Length < available))
            {
                return new WindowedSamples(
                    Pick(array, source, notes, columns!, chosen), window, options.Stride);
            }
        }
        else if (options.Channel is > 0 || (options.Channel is not null && axes > 2))
        {
            throw new NoetherException(
                $"{Mentions.Channel} {options.Channel} is not there: {name} holds "
                + $"{NpyHeader.Describe(array.Shape)}.")
            { Setting = "channel" };
        }
        return new WindowedSamples(new ArraySignals(array, axes - 1), window, options.Stride, source, notes);
    }

    private static NoetherException Alone(string setting, string remedy) => new(
        $"{Discovery.Settings.SettingName.Mention(setting)} makes sense only with {Mentions.Window}; {remedy}")
    {
        Setting = setting,
    };
}
