using System.Diagnostics;
using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Labels;
using Noether.Numerics;

namespace Noether.Studies.Others;

/// <summary>One run of the method of labels.</summary>
internal static class LabelCase
{
    private const double Noise = 0.1; // of the deviation of the labels

    /// <summary>A known function as an oracle.</summary>
    public static StudyFigures Known(StudyContext context, KnownFunction known, int count, ulong seed)
    {
        using var samples = new DoubleSamples(Normal(count, known.Space, seed), known.Space, "normal samples");
        var figures = Measure(context, new LabelData(samples, null, known.Function), [], seed);
        return figures.Add("wanted", known.Dimension).Add("wantedSignature", known.Signature).Add("wantedName",
            known.Name);
    }

    /// <summary>Noisy labels of a function with a symmetry, without the function.</summary>
    public static StudyFigures Run(StudyContext context, LabelledFunction function, int count, ulong seed)
    {
        var values = Normal(count, function.Space, seed);
        using var samples = new DoubleSamples(values, function.Space, function.Name);
        return Measure(context, new LabelData(samples, Labels(values, function, count, seed)), function.Truth, seed);
    }

    /// <summary>Labels without a symmetry.</summary>
    public static StudyFigures Null(StudyContext context, string kind, int space, int count, ulong seed)
    {
        var function = LabelledFunctions.Null(kind, space, seed);
        var values = Normal(count, space, seed);
        var labels = Labels(values, function, count, seed);
        if (kind == "permuted")
        {
            var order = new CounterRandom(seed, stream: 6).Permutation(count);
            labels = new Matrix(count, 1, [.. order.Select(i => labels[i, 0])]);
        }

        using var samples = new DoubleSamples(values, space, kind);
        return Measure(context, new LabelData(samples, labels), [], seed);
    }

    private static StudyFigures Measure(StudyContext context, LabelData data, IReadOnlyList<Matrix> truth, ulong seed)
    {
        var watch = Stopwatch.StartNew();
        var result = LabelResult.Of(
            data, new LabelSettings(),
                new RunContext { Seed = seed, Threads = context.Threads, Cancellation = context.Cancellation });
        var figures = new StudyFigures().Add("seconds", watch.Elapsed.TotalSeconds)
            .Add("finding", MethodCase.Word(result.Verdict.Finding)).Add("count", result.Evidence.Cut.Count)
            .Add("name", result.Name.Text).Add("gap", result.Evidence.Cut.Gap).Add("fit", result.Evidence.Fit)
            .Add("loss", result.Evidence.Loss).Add("inside", result.Evidence.Cut.Inside)
            .Add("outside", result.Evidence.Cut.Outside).Add("closure", result.Structure?.Closure ?? double.NaN)
            .Add("failed", string.Join(", ",
                result.Verdict.Checks.Where(check => !check.Passed).Select(check => check.Name)));
        if (result.Structure?.Signature is { } signature)
            figures.Add("signature", $"({signature.Positive}, {signature.Negative}, {signature.Zero})");
        return truth.Count == 0 || result.Structure is null
            ? figures
            : figures.Add("cosine", SpanScore.Compare(result.Structure.Basis, truth).Least).Add("wanted", truth.Count);
    }

    private static Matrix Labels(double[] values, LabelledFunction function, int count, ulong seed)
    {
        double[] clean = [.. values.Chunk(function.Space).Select(function.Value)];
        var mean = clean.Average();
        var deviation = Math.Sqrt(clean.Average(value => (value - mean) * (value - mean)));
        var noise = Normal(count, 1, seed + 1_000_000);
        var size = deviation > 0 ? Noise * deviation : 1;
        return new Matrix(count, 1, [.. clean.Select((value, i) => value + (size * noise[i]))]);
    }

    private static double[] Normal(int count, int dimension, ulong seed)
    {
        var values = new double[count * dimension];
        new CounterRandom(seed, stream: 9).FillNormal(values);
        return values;
    }
}
