using Noether.Data;
using Noether.Studio.Hosting;
using Noether.Studio.Runs;

namespace Noether.Studio.Samples;

/// <summary>What a choice of data holds, or the sentence that says why it cannot be used.</summary>
public sealed record SamplePreview
{
    private const int WindowsShown = 3;
    private const int FewestDimension = 5;
    private const int MostDimension = 513;
    private const int SamplesPerDimension = 20;

    /// <summary>The choice; null where not even that could be read.</summary>
    public DataChoice? Choice { get; init; }

    /// <summary>Statistics and examples.</summary>
    public SampleSummary? Summary { get; init; }

    /// <summary>The first windows of the first signal, where windows are cut.</summary>
    public IReadOnlyList<float[]> Windows { get; init; } = [];

    /// <summary>Why the data cannot be used, in a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>What would keep the lens from working on samples that can be read.</summary>
    public string? Hindrance { get; init; }

    /// <summary>Looks at the data.</summary>
    internal static SamplePreview Read(RunsFolder folder, FormFields form, CancellationToken cancellationToken)
    {
        DataChoice? choice = null;
        try
        {
            choice = form.Data();
            using var samples = choice.Open(folder, cancellationToken);
            var windows = choice.Window is null ? [] : Enumerable
                .Range(0, (int)Math.Min(WindowsShown, samples.Count)).Select(row => Row(samples, row)).ToArray();
            return new SamplePreview
            {
                Choice = choice,
                Summary = SampleSummary.Compute(samples, cancellationToken),
                Windows = windows,
                Hindrance = WhyNot(samples),
            };
        }
        catch (NoetherException failure)
        {
            return new SamplePreview { Choice = choice, Problem = folder.Plain(failure.Message) };
        }
    }

    private static string? WhyNot(SampleSet samples)
    {
        var d = samples.Dimension;
        if (d % 2 == 0)
        {
            return $"Samples have {d} values, and the hidden axis needs a middle: choose an odd number of columns, "
                + $"such as 0-{d - 2}, or windows of odd length.";
        }
        if (d is < FewestDimension or > MostDimension)
        {
            return $"Samples have {d} values; between {FewestDimension} and {MostDimension} can be searched: cut "
                + "windows.";
        }

        return samples.Count < (long)SamplesPerDimension * d
            ? $"{samples.Count} samples are too few for {d} values each; at least {SamplesPerDimension * d} are needed."
            : null;
    }

    private static float[] Row(SampleSet samples, int number)
    {
        var row = new float[samples.Dimension];
        samples.CopyRows(number, row);
        return row;
    }
}
