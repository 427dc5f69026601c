using System.Text.Json.Nodes;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Labels;
using Noether.Numerics;

namespace Noether.Published;

/// <summary>
/// Generators that a published system found, told with the arrays, facts and figures that the closed form of labels
/// has.
/// </summary>
internal sealed record AlgebraAnswer
{
    /// <summary>Generators on the samples, d x d; may be none.</summary>
    public required IReadOnlyList<Matrix> Generators { get; init; }

    /// <summary>What the algebra is called, where that is known better than from the generators; null otherwise.</summary>
    public AlgebraName? Name { get; init; }

    /// <summary>The conclusion.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Dimension of the samples.</summary>
    public required int Dimension { get; init; }

    /// <summary>Number of samples.</summary>
    public required long Samples { get; init; }

    /// <summary>Dimension of what the samples span.</summary>
    public required int Span { get; init; }

    /// <summary>Where gradients or tangents came from, a word.</summary>
    public required string Gradients { get; init; }

    /// <summary>What was fitted, in words.</summary>
    public required string Fit { get; init; }

    /// <summary>What else is to be seen.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>What the first section says.</summary>
    public required string Text { get; init; }

    /// <summary>The structure of the generators; null where there are none.</summary>
    public static AlgebraStructure? Structure(IReadOnlyList<Matrix> generators)
    {
        var basis = GeneratorSpan.Orthonormal(generators);
        return basis.Count == 0 ? null : AlgebraStructure.Of(basis);
    }

    /// <summary>The answer.</summary>
    /// <param name="settings">The settings with open choices filled in.</param>
    /// <param name="seed">Seed of the sparse basis.</param>
    /// <param name="arrays">Further arrays.</param>
    /// <param name="timings">Seconds by stage.</param>
    public Answer Of(
        object settings, ulong seed, IReadOnlyList<AnswerArray> arrays, IReadOnlyList<NamedValue> timings)
    {
        var structure = Structure(Generators);
        var name = structure is null ? AlgebraName.None("No generator was found.") : Name ?? AlgebraName.Of(structure);
        var report = structure is null ? null : new AlgebraReport(structure, SparseBasis.Of(structure.Basis, seed), name);
        List<Figure> figures = [];
        if (report is not null)
        {
            figures.Add(report.Identity(Span, Dimension, ("Fit", Fit)));
            figures.Add(AlgebraReport.Tiles(
                "generators-sparse", "Generators, sparse basis", report.Sparse.Basis,
                "The span that was found, rotated so that each generator has few large entries."));
        }

        return new Answer
        {
            Verdict = Verdict,
            Settings = settings,
            Arrays = [.. report?.Arrays ?? [], .. arrays],
            Timings = timings,
            Sections =
            [
                new Section(Verdict.Found ? "The algebra" : "The best that was found", Text, [.. figures, .. Figures]),
            ],
            Facts = new JsonObject
            {
                ["dimension"] = Dimension,
                ["samples"] = Samples,
                ["generatorKind"] = "algebra",
                ["span"] = Span,
                ["gradients"] = Gradients,
                ["fit"] = Fit,
                ["algebra"] = AlgebraReport.Fact(report, name),
            },
        };
    }
}
