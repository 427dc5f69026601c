using System.Diagnostics;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Testing;

namespace Noether.Moments;

/// <summary>What a run found.</summary>
internal sealed record MomentResult
{
    private const double Stretch = 2; // of a rotation by normal angles

    /// <summary>The samples.</summary>
    public required MomentInput Input { get; init; }

    /// <summary>The directions.</summary>
    public required MomentSearch Search { get; init; }

    /// <summary>The algebra that the kept directions make in coordinates; null where there is none.</summary>
    public AlgebraStructure? Structure { get; init; }

    /// <summary>The probability that symmetries depart from the conditions as far; null where none is kept.</summary>
    public double? PValue { get; init; }

    /// <summary>The test on held-out samples; null where none is kept.</summary>
    public SymmetryTestResult? Invariance { get; init; }

    /// <summary>See <see cref="MomentInput.Apart"/>.</summary>
    public int Apart { get; init; } = 1;

    /// <summary>Seconds by stage.</summary>
    public IReadOnlyList<NamedValue> Timings { get; init; } = [];

    /// <summary>Runs.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="settings">How.</param>
    /// <param name="context">Seed, threads, progress, cancellation.</param>
    public static MomentResult Of(MomentInput input, MomentSettings settings, RunContext context)
    {
        var watch = Stopwatch.StartNew();
        var search = MomentSearch.Of(input, settings, context);
        var searching = watch.Elapsed.TotalSeconds;
        var result = new MomentResult { Input = input, Search = search };
        if (search.Count > 0)
        {
            context.Progress?.Report(new RunProgress("testing invariance", 0.6));
            var apart = input.Apart;
            Matrix[] generators = [.. search.Kept.Select(direction => direction.OnSamples)];
            result = result with
            {
                Apart = apart,
                // Where columns nearly determine each other, brackets of what was found on samples are mostly error.
                Structure = AlgebraStructure.Of(GeneratorSpan.Orthonormal([.. search.Kept.Select(direction => direction.Inside)])),
                PValue = MomentDirection.PValue(search.Kept),
                Invariance = SymmetryTest.Run(
                    Held(input, apart), input.Source,
                    [GeneratedAction.Of(generators, "what was found", input.Vectors, Stretch)],
                    new SymmetryTestSettings { Seed = context.Seed, Threads = context.Threads }, context.Cancellation)[0],
            };
        }

        return result with
        {
            Timings =
            [
                new("directions", searching), new("invariance", watch.Elapsed.TotalSeconds - searching),
                new("total", watch.Elapsed.TotalSeconds),
            ],
        };
    }

    // Rows of the judging half that are strangers to each other, about the point about which maps act.
    private static Matrix Held(MomentInput input, int apart)
    {
        int[] chosen = [.. Enumerable.Range(0, ((input.Rows.Rows - input.Training - 1) / apart) + 1)
            .Select(i => input.Training + (i * apart))];
        var held = input.Rows.CopyRows(chosen);
        var d = input.Span.Dimension;
        for (var i = 0; i < held.Rows; i++)
            for (var v = 0; v < input.Vectors; v++)
                MatrixOps.AddScaled(held.Row(i).Slice(v * d, d), input.Span.Origin, -1);
        return held;
    }
}
