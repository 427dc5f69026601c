using Noether.Data.Formats;

namespace Noether.Data;

/// <summary>Turns an array of any shape into samples: rows or windows.</summary>
internal static class SampleLayout
{
    /// <summary>Makes samples; the array is disposed with them, or at once if they cannot be made.</summary>
    /// <param name="array">The array.</param>
    /// <param name="name">What to call the file in messages.</param>
    /// <param name="source">What to call the samples in reports.</param>
    /// <param name="notes">Notes of the reader.</param>
    /// <param name="options">Window, stride, columns and channel.</param>
    public static SampleSet Arrange(
        NumberArray array, string name, string source, IReadOnlyList<string> notes, SampleFileOptions options)
    {
        try
        {
            return options.Window is { } window
                ? Windows(array, name, source, notes, options, window)
                : Rows(array, name, source, notes, options);
        }
        catch
        {
            array.Dispose();
            throw;
        }
    }

    /// <summary>Requires an array whose rows can be samples.</summary>
    public static void RequireTable(NumberArray array, string name)
    {
        var shape = NpyHeader.Describe(array.Shape);
        switch (array.Shape.Length)
        {
            case 0:
                throw new NoetherException($"{name} holds a single number; samples are the rows of a table.");
            case 1:
                throw new NoetherException(
                    $"{name} holds one long signal of {shape} values, not samples; cut windows with --window 33.");
            case > 2:
                throw new NoetherException(
                    $"{name} holds an array of {shape}, and samples are the rows of a table; "
                    + "cut windows along its last axis with --window, or save it with two axes.");
        }
        if (array.Shape[1] == 1 && array.Shape[0] > 1)
        {
            throw new NoetherException(
                $"{name} holds one long signal of {array.Shape[0]} values, not samples; cut windows with --window 33.");
        }
        if (array.Count == 0)
        {
            throw new NoetherException(
                $"{name} holds an empty array of {shape}; give at least one row and one column.");
        }
        if (array.Shape[1] > int.MaxValue / 2)
        {
            throw new NoetherException(
                $"{name} has rows of {array.Shape[1]} values, which is absurd; cut windows with --window.");
        }
    }

    private static SampleSet Rows(
        NumberArray array, string name, string source, IReadOnlyList<string> notes, SampleFileOptions options)
    {
        if (options.Stride != 1)
            throw new NoetherException("--stride makes sense only with --window; add --window or leave --stride out.");
        if (options.Channel is not null)
        {
            throw new NoetherException(
                "--channel makes sense only with --window; add --window or pick with --columns.");
        }
        RequireTable(array, name);
        var rows = new NpySamples(array, source, notes);
        return options.Columns is { } text
            ? new ColumnSamples(rows, ColumnChoice.Parse(text, rows.Dimension, name))
            : rows;
    }

    private static WindowedSamples Windows(
        NumberArray array,
        string name,
        string source,
        IReadOnlyList<string> notes,
        SampleFileOptions options,
        int window)
    {
        var axes = array.Shape.Length;
        if (axes == 0 || array.Count == 0)
            throw new NoetherException($"{name} holds no values to cut windows from; give at least one row.");
        if (options.Columns is not null && axes != 2)
        {
            throw new NoetherException(
                $"--columns needs a table, but {name} holds {NpyHeader.Describe(array.Shape)}; leave it out.");
        }
        if (axes == 2)
        {
            var available = (int)Math.Min(array.Shape[1], int.MaxValue);
            var columns = options.Columns is { } text ? ColumnChoice.Parse(text, available, name) : null;
            var count = columns?.Length ?? available;
            if (options.Channel is not null || count == 1 || (count < window && array.Shape[0] >= window))
            {
                var channel = options.Channel ?? 0;
                if (channel < 0 || channel >= count)
                {
                    throw new NoetherException(
                        $"--channel {channel} is not there: {name} has {count}, numbered from 0.");
                }
                var signal = new ArraySignals(array, 0, columns?[channel] ?? channel);
                var what = count > 1 ? $"{source}, channel {channel}" : source;
                return new WindowedSamples(signal, window, options.Stride, what, notes);
            }
            if (columns is not null)
            {
                var chosen = new ColumnSamples(new NpySamples(array, source, notes), columns);
                return new WindowedSamples(chosen, window, options.Stride);
            }
        }
        else if (options.Channel is > 0 || (options.Channel is not null && axes > 2))
        {
            throw new NoetherException(
                $"--channel {options.Channel} is not there: {name} holds {NpyHeader.Describe(array.Shape)}.");
        }
        return new WindowedSamples(new ArraySignals(array, axes - 1), window, options.Stride, source, notes);
    }
}
