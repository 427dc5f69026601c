using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Published.Msr;

/// <summary>Regression tasks; refuses what cannot be used.</summary>
/// <param name="Inputs">n x d, rows of a task one after another.</param>
/// <param name="Outputs">n x m.</param>
/// <param name="Each">Rows of a task.</param>
internal sealed record MsrTasks(Matrix Inputs, Matrix Outputs, int Each)
{
    private const int LeastTasks = 40;
    private const int MostWeights = 100_000;

    /// <summary>Number of tasks.</summary>
    public int Count => Inputs.Rows / Each;

    /// <summary>Tasks that are trained on, four fifths; the others are held out.</summary>
    public int Training => 4 * Count / 5;

    /// <summary>Reads and checks.</summary>
    /// <exception cref="NoetherException">Data or settings cannot be used.</exception>
    public static MsrTasks Read(LabelData data, MsrSettings settings, RunContext context)
    {
        var source = data.Source;
        if (data.Labels is not { } labels)
        {
            throw new NoetherException(
                $"The method msr learns from many tasks with outputs, not from one function; give them with {SettingName.Mention("labels")}.")
            {
                Setting = "labels",
            };
        }

        if (labels.Rows != data.Samples.Count)
        {
            throw new NoetherException(
                $"{source} has {data.Samples.Count} samples and there are {labels.Rows} labels; give one row of labels for each sample.")
            {
                Setting = "labels",
            };
        }

        if (labels.Rows % settings.SamplesPerTask != 0 || labels.Rows / settings.SamplesPerTask < LeastTasks)
        {
            throw new NoetherException(
                $"{source} has {labels.Rows} rows, which are not {LeastTasks} or more whole tasks of {settings.SamplesPerTask}; give "
                + $"other data or another {SettingName.Mention("samples-per-task")}.")
            {
                Setting = "samples-per-task",
            };
        }

        var inputs = ExactRows.Read(data.Samples, int.MaxValue, context.Cancellation);
        // Any two spans of more than half of all weights have directions in common.
        var weights = (long)inputs.Columns * labels.Columns;
        if (weights > MostWeights || 2 * settings.Filters > weights)
        {
            throw new NoetherException(
                $"Tasks from {inputs.Columns} to {labels.Columns} numbers have {weights} weights; this method takes at most "
                + $"{MostWeights}, and {SettingName.Mention("filters")} of at most half as many, or there is nothing to share.")
            {
                Setting = "filters",
            };
        }

        foreach (var value in labels.Values)
        {
            if (!double.IsFinite(value))
                throw new NoetherException($"A label is {value}; every one must be a finite number.")
                {
                    Setting = "labels",
                };
        }

        return new MsrTasks(inputs, labels, settings.SamplesPerTask);
    }

    /// <summary>Row of a task.</summary>
    public ReadOnlySpan<double> Input(int task, int row) => Inputs.Row((task * Each) + row);

    /// <summary>Its outputs.</summary>
    public ReadOnlySpan<double> Output(int task, int row) => Outputs.Row((task * Each) + row);
}
