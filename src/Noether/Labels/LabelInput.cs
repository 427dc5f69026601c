using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Labels;

/// <summary>Samples and labels as the method uses them; refuses what it cannot use.</summary>
internal sealed record LabelInput
{
    private const int MostLevels = 20;
    private const int LeastInLevel = 5;
    private const int LeastSamples = 100;
    private const int MostRank = 32;
    private const int HeldOut = 200;
    private const int LeastPoints = 600;
    private const double Excess = 2; // equations for each entry of a generator

    /// <summary>Coordinates of the span.</summary>
    public required SampleSpan Span { get; init; }

    /// <summary>n x v r coordinates in random order.</summary>
    public required Matrix Points { get; init; }

    /// <summary>Vectors in a point, v.</summary>
    public required int Vectors { get; init; }

    /// <summary>n x m labels as they are, in the order of the points; null where there is a function.</summary>
    public Matrix? Labels { get; init; }

    /// <summary>Whether labels name classes.</summary>
    public bool AreClasses { get; init; }

    /// <summary>Reads and checks.</summary>
    /// <exception cref="NoetherException">Data or settings cannot be used.</exception>
    public static LabelInput Read(LabelData data, LabelSettings settings, RunContext context)
    {
        if ((data.Labels is null) == (data.Function is null))
        {
            throw new NoetherException(
                $"A symmetry of labels needs either labels or a function; give {SettingName.Mention("labels")} or "
                + $"{SettingName.Mention("function")}.");
        }

        var samples = data.Samples;
        if (data.Labels is { } given && given.Rows != samples.Count)
        {
            throw new NoetherException(
                $"{samples.Source} has {samples.Count} samples and there are {given.Rows} labels; give one row of labels for "
                + "each sample.")
            {
                Setting = "labels",
            };
        }

        var rows = ExactRows.Read(samples, int.MaxValue, context.Cancellation);
        return data.Function is { } function
            ? OfFunction(function, rows, samples.Source, settings, context)
            : OfLabels(data.Labels!, rows, samples.Source, settings, context);
    }

    private static LabelInput OfLabels(
        Matrix labels, Matrix rows, string source, LabelSettings settings, RunContext context)
    {
        if (rows.Rows < LeastSamples)
            throw new NoetherException($"{source} has {rows.Rows} samples; labels without a function need at least {LeastSamples}.");
        RequireLabels(labels);
        var vectors = settings.Vectors;
        if (rows.Columns % vectors != 0)
            throw Divides(source, rows.Columns, vectors);
        var order = new CounterRandom(context.Seed).Permutation(rows.Rows);
        var count = Math.Min(rows.Rows, settings.MostSamples);
        var chosen = rows.CopyRows(order.AsSpan(0, count));
        var span = SpanOf(rows, rows.Columns / vectors, source, settings);
        if (count < Excess * 2 * span.Rank * span.Rank)
            throw Few(source, count, (int)(Excess * 2 * span.Rank * span.Rank), span.Rank);
        return new LabelInput
        {
            Span = span,
            Points = span.Down(chosen),
            Vectors = vectors,
            Labels = labels.CopyRows(order.AsSpan(0, count)),
            AreClasses = settings.LabelKind == LabelKind.Classes
                || (settings.LabelKind == LabelKind.Auto && LookLikeClasses(labels)),
        };
    }

    private static LabelInput OfFunction(
        IFunctionOracle function, Matrix rows, string source, LabelSettings settings, RunContext context)
    {
        if (function.Inputs % rows.Columns != 0 && rows.Columns != function.Inputs)
        {
            throw new NoetherException(
                $"{function.Source} takes {function.Inputs} numbers and {source} has rows of {rows.Columns}; give samples of as "
                + "many columns, or of a part that goes into it.")
            {
                Setting = "function",
            };
        }

        // A function of several samples at once gets them drawn together.
        var drawn = function.Inputs / rows.Columns;
        var vectors = drawn * settings.Vectors;
        if (rows.Columns % settings.Vectors != 0)
            throw Divides(source, rows.Columns, settings.Vectors);
        var span = SpanOf(rows, rows.Columns / settings.Vectors, source, settings);
        var needed = Math.Max(LeastPoints, (int)(Excess * span.Rank * span.Rank / function.Outputs)) + HeldOut;
        if (drawn == 1 && rows.Rows < Math.Min(needed, 2 * HeldOut))
            throw Few(source, rows.Rows, Math.Min(needed, 2 * HeldOut), span.Rank);
        var random = new CounterRandom(context.Seed);
        // Rows serve again in other company where the function takes several of them.
        var places = Enumerable.Range(0, drawn == 1 ? 1 : (needed * drawn / rows.Rows) + 1)
            .SelectMany(_ => random.Permutation(rows.Rows)).ToArray();
        var count = Math.Min(needed, places.Length / drawn);
        if ((count - HeldOut) * function.Outputs < span.Rank * span.Rank)
            throw Few(source, rows.Rows, needed, span.Rank);
        var points = span.Down(Together(rows.CopyRows(places.AsSpan(0, count * drawn)), drawn));
        var values = FunctionGradients.Values(function, span, points);
        RequireLabels(values, function.Source);
        return new LabelInput { Span = span, Points = points, Vectors = vectors };
    }

    /// <summary>The same without directions on which labels do not depend.</summary>
    /// <param name="silent">r x m, orthonormal columns.</param>
    public LabelInput Without(Matrix silent)
    {
        var span = Span.Without(silent);
        return this with { Span = span, Points = span.Down(Span.Up(Points)) };
    }

    /// <summary>Membership of classes as 0 and 1, or values, each in units of the deviation of all.</summary>
    public Matrix Targets()
    {
        var labels = Labels!;
        var targets = labels;
        if (AreClasses)
        {
            var levels = Levels(labels);
            targets = new Matrix(labels.Rows, levels.Count);
            for (var i = 0; i < labels.Rows; i++)
                targets[i, levels[labels[i, 0]]] = 1;
        }

        var deviations = Enumerable.Range(0, targets.Columns).Select(m => Deviation(targets, m)).ToArray();
        var kept = deviations.Index().Where(one => one.Item.Deviation > 0).ToArray();
        var pooled = Math.Sqrt(kept.Average(one => one.Item.Deviation * one.Item.Deviation));
        var scaled = new Matrix(targets.Rows, kept.Length);
        for (var i = 0; i < targets.Rows; i++)
        {
            for (var m = 0; m < kept.Length; m++)
            {
                var (column, (mean, deviation)) = kept[m];
                scaled[i, m] = (targets[i, column] - mean) / (AreClasses ? pooled : deviation);
            }
        }

        return scaled;
    }

    /// <summary>The number of the class of each sample, from 0.</summary>
    public int[] Classes()
    {
        var levels = Levels(Labels!);
        return [.. Enumerable.Range(0, Labels!.Rows).Select(i => levels[Labels[i, 0]])];
    }

    private static SampleSpan SpanOf(Matrix rows, int dimension, string source, LabelSettings settings)
    {
        var vectors = new Matrix(rows.Rows * (rows.Columns / dimension), dimension, rows.Values.ToArray());
        var span = SampleSpan.Of(vectors, settings.Centre, settings.Components ?? int.MaxValue);
        return span.Rank is < 2 or > MostRank
            ? throw new NoetherException(
                $"The samples of {source} span {span.Rank} dimensions; a linear symmetry is looked for in 2 to {MostRank}, so "
                + $"{(span.Rank < 2 ? "give more columns." : $"take fewer with {SettingName.Mention("columns")} or leading directions with {SettingName.Mention("components")}.")}")
            : span;
    }

    // So many rows after one another as one.
    private static Matrix Together(Matrix rows, int count) =>
        new(rows.Rows / count, count * rows.Columns, rows.Values.ToArray());

    private static void RequireLabels(Matrix labels, string? function = null)
    {
        for (var i = 0; i < labels.Rows; i++)
        {
            foreach (var value in labels.Row(i))
            {
                if (!double.IsFinite(value))
                    throw new NoetherException($"The label of row {i}, from 0, is {value}; every label must be a finite number.") { Setting = "labels" };
            }
        }

        if (Enumerable.Range(0, labels.Columns).All(m => Deviation(labels, m).Deviation == 0))
        {
            throw new NoetherException(
                (function is null ? "All labels are" : $"{function} answers with") + $" {labels[0, 0]}"
                + (labels.Columns == 1 ? "" : " and so on, the same for every sample")
                + "; a constant has every symmetry, so give labels that differ.")
            {
                Setting = function is null ? "labels" : "function",
            };
        }
    }

    private static (double Mean, double Deviation) Deviation(Matrix rows, int column)
    {
        double mean = 0, square = 0, largest = 0;
        for (var i = 0; i < rows.Rows; i++)
            (mean, largest) = (mean + (rows[i, column] / rows.Rows), Math.Max(largest, Math.Abs(rows[i, column])));
        for (var i = 0; i < rows.Rows; i++)
            square += Math.Pow(rows[i, column] - mean, 2) / rows.Rows;
        var deviation = Math.Sqrt(square);
        return (mean, deviation > 1e-12 * largest ? deviation : 0);
    }

    private static Dictionary<double, int> Levels(Matrix labels) =>
        Enumerable.Range(0, labels.Rows).Select(i => labels[i, 0]).Distinct().Order()
            .Index().ToDictionary(one => one.Item, one => one.Index);

    private static bool LookLikeClasses(Matrix labels)
    {
        if (labels.Columns != 1)
            return false;
        var counts = new Dictionary<double, int>();
        foreach (var value in labels.Values)
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
            if (value != Math.Floor(value) || counts.Count > MostLevels)
                return false;
        }

        return counts.Values.Min() >= LeastInLevel;
    }

    private static NoetherException Divides(string source, int columns, int vectors) => new(
        $"{source} has rows of {columns} values, which are not {vectors} vectors; {SettingName.Mention("vectors")} must divide "
        + "the number of columns.")
    {
        Setting = "vectors",
    };

    private static NoetherException Few(string source, long count, int needed, int rank) => new(
        $"{source} has {count} samples, too few for {rank} x {rank} generators; give at least {needed}, or work in fewer "
        + $"directions with {SettingName.Mention("components")}.");
}
