using System.Globalization;
using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Networks;
using Noether.Numerics;

namespace Noether.Published.Extents;

/// <summary>Pictures with classes, some to learn from and some held out.</summary>
/// <param name="Shape">Channels, rows and columns.</param>
/// <param name="Training">Pictures to learn from, values at most 1 in size.</param>
/// <param name="Held">Pictures that are held out: a quarter.</param>
/// <param name="Classes">Number of classes.</param>
internal sealed record LabelledPictures(PictureShape Shape, PictureSet Training, PictureSet Held, int Classes)
{
    private const int LeastPictures = 100;
    private const int LeastSide = 8;
    private const int MostClasses = 100;
    private const double HeldShare = 0.25;
    private const ulong SplitStream = 0x7069_6373;

    /// <summary>Chance of the right class for who always says the most frequent one.</summary>
    public double Chance { get; } =
        Held.Labels.GroupBy(label => label).Max(group => (double)group.Count()) / Held.Count;

    /// <summary>Reads pictures.</summary>
    /// <param name="data">Samples, each a picture row after row, channels last; and a class for each.</param>
    /// <param name="shape">Rows x columns or rows x columns x channels; null means what the file says, or a
    /// square.</param>
    /// <param name="most">Pictures to use at most.</param>
    /// <param name="seed">Draws which, and which are held out.</param>
    /// <exception cref="NoetherException">These are no pictures with classes.</exception>
    public static LabelledPictures Read(LabelData data, string? shape, int most, ulong seed)
    {
        var samples = data.Samples;
        if (data.Labels is not { } labels)
        {
            throw new NoetherException(
                $"This method learns from classes, and {data.Function?.Source ?? "a function"} is none; give "
                + $"{SettingName.Mention("labels")} of the pictures.")
            { Setting = "labels" };
        }

        if (labels.Rows != samples.Count)
        {
            throw new NoetherException(
                $"There are {labels.Rows} labels for {samples.Count} pictures of {samples.Source}; give one for each.")
            { Setting = "labels" };
        }

        if (samples.Count < LeastPictures)
            throw new NoetherException($"{samples.Source} has {samples.Count} pictures; at least {LeastPictures} are needed.");
        var form = ShapeOf(samples, shape);
        var (classes, count) = ClassesOf(labels);
        var order = new CounterRandom(seed, SplitStream).Permutation((int)samples.Count);
        var used = order[..Math.Min(most, order.Length)];
        var pictures = Pictures(samples, used, form);
        var held = (int)(HeldShare * used.Length);
        return new LabelledPictures(form, Part(held..), Part(..held), count);

        PictureSet Part(Range range) => new(form, pictures[range], [.. used[range].Select(i => classes[i])]);
    }

    private static PictureShape ShapeOf(SampleSet samples, string? given)
    {
        int[]? axes = given is null
            ? samples.SampleShape.Count >= 2 ? [.. samples.SampleShape] : null
            : Parse(given);
        if (axes is null)
        {
            var side = (int)Math.Round(Math.Sqrt(samples.Dimension));
            axes = side * side == samples.Dimension ? [side, side] : [0, 0];
        }

        var (height, width, channels) = (axes[0], axes[1], axes.Length > 2 ? axes[2] : 1);
        if ((long)height * width * channels != samples.Dimension)
        {
            throw new NoetherException(given is null
                ? $"The rows of {samples.Source} have {samples.Dimension} values, which is no square picture; say how they lie with "
                    + $"{SettingName.Mention("shape")}, such as 32x32x3."
                : $"Pictures of {given} have {(long)height * width * channels} values, and the rows of {samples.Source} have "
                    + $"{samples.Dimension}.")
            { Setting = "shape" };
        }

        return Math.Min(height, width) >= LeastSide
            ? new PictureShape(channels, height, width)
            : throw new NoetherException(
                $"Pictures of {height} x {width} are too small; each side needs {LeastSide} pixels or more.")
            { Setting = "shape" };
    }

    private static int[] Parse(string text)
    {
        var axes = text.Split('x').Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var axis) ? axis : 0).ToArray();
        return axes.Length is 2 or 3 && axes.All(axis => axis is > 0 and < 10_000)
            ? axes
            : throw new NoetherException(
                $"The shape '{text}' is none; give rows x columns, or rows x columns x channels, such as 32x32x3.")
            { Setting = "shape" };
    }

    private static (int[] Classes, int Count) ClassesOf(Matrix labels)
    {
        var levels = new SortedSet<double>(labels.Values.ToArray());
        if (labels.Columns != 1 || levels.Count > MostClasses || levels.Any(level => !double.IsFinite(level)))
        {
            throw new NoetherException(
                $"The labels are no classes: one column of at most {MostClasses} different numbers is needed.")
            { Setting = "labels" };
        }

        if (levels.Count < 2)
            throw new NoetherException($"All labels are {levels.Min}; give pictures of at least two classes.") { Setting = "labels" };
        var numbers = levels.Index().ToDictionary(level => level.Item, level => level.Index);
        return ([.. Enumerable.Range(0, labels.Rows).Select(i => numbers[labels[i, 0]])], levels.Count);
    }

    // Channels last become channels first; the largest value of all is 1.
    private static float[][] Pictures(SampleSet samples, int[] used, PictureShape shape)
    {
        var row = new float[samples.Dimension];
        var pictures = new float[used.Length][];
        var most = 0f;
        for (var n = 0; n < used.Length; n++)
        {
            samples.CopyRows(used[n], row);
            var picture = pictures[n] = new float[row.Length];
            for (var i = 0; i < row.Length; i++)
            {
                if (!float.IsFinite(row[i]))
                    throw new NoetherException($"A pixel of picture {used[n]} of {samples.Source} is {row[i]}; every one must be finite.");
                picture[((i % shape.Channels) * shape.Plane) + (i / shape.Channels)] = row[i];
                most = Math.Max(most, Math.Abs(row[i]));
            }
        }

        foreach (var picture in most > 0 ? pictures : [])
            System.Numerics.Tensors.TensorPrimitives.Divide(picture, most, picture);
        return pictures;
    }
}
