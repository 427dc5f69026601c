using Noether.Algebra;
using Noether.Discovery;

namespace Noether.Labels;

/// <summary>What a run found: the algebra on the samples, if there is one, and the evidence.</summary>
internal sealed record LabelResult
{
    private const int LeastRank = 2; // below it there is no linear map but a scaling

    /// <summary>What was measured.</summary>
    public required LabelEvidence Evidence { get; init; }

    /// <summary>Coordinates.</summary>
    public required SampleSpan Span { get; init; }

    /// <summary>The structure of the directions below the gap on the samples; null where there are none.</summary>
    public required AlgebraStructure? Structure { get; init; }

    /// <summary>Their name.</summary>
    public required AlgebraName Name { get; init; }

    /// <summary>The sparse basis; null where there are none.</summary>
    public required SparseBasis? Sparse { get; init; }

    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Seconds by stage.</summary>
    public IReadOnlyList<NamedValue> Timings { get; init; } = [];

    /// <summary>Runs.</summary>
    public static LabelResult Of(LabelData data, LabelSettings settings, RunContext context)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var input = LabelInput.Read(data, settings, context);
        var reading = watch.Elapsed.TotalSeconds;
        context.Progress?.Report(new RunProgress("gradients", 0.1));
        var evidence = Measure(data, input, settings, context);
        var silent = SilentDirections.Of(evidence.Directions(), input.Span.Rank);
        if (silent is not null && input.Span.Rank - silent.Columns >= LeastRank)
        {
            context.Progress?.Report(new RunProgress("gradients without what labels do not depend on", 0.5));
            input = input.Without(silent);
            evidence = Measure(data, input, settings, context);
        }

        var measured = watch.Elapsed.TotalSeconds;
        context.Progress?.Report(new RunProgress("naming the algebra", 0.9));
        AlgebraStructure? structure = null;
        SparseBasis? sparse = null;
        var name = AlgebraName.None("No direction of symmetry stands out.");
        if (evidence.Cut.Count > 0)
        {
            structure = AlgebraStructure.Of([.. evidence.Directions().Select(input.Span.Generator)]);
            name = AlgebraName.Of(structure);
            sparse = SparseBasis.Of(structure.Basis, context.Seed);
        }

        return new LabelResult
        {
            Evidence = evidence,
            Span = input.Span,
            Structure = structure,
            Name = name,
            Sparse = sparse,
            Verdict = LabelVerdict.Of(evidence, structure, name, input.Span, settings, data.Samples.ColumnNames),
            Timings =
            [
                new("reading", reading), new("gradients", measured - reading),
                new("algebra", watch.Elapsed.TotalSeconds - measured), new("total", watch.Elapsed.TotalSeconds),
            ],
        };
    }

    private static LabelEvidence Measure(LabelData data, LabelInput input, LabelSettings settings, RunContext context)
    {
        if (data.Function is { } function)
            return FunctionGradients.Measure(function, input.Span, input.Points, input.Vectors, context);
        if (input.AreClasses && input.Vectors == 1
            && new LocalNormals(input.Points, input.Classes(), context).Measure(settings.Permutations) is { } shells)
            return shells;
        return new FittedGradients(input.Points, input.Targets(), input.Vectors, context)
            .Measure(input.AreClasses ? GradientSource.Classes : GradientSource.Values, settings.Permutations);
    }
}
