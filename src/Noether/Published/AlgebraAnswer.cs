using System.Text.Json.Nodes;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Published;

/// <summary>
/// Generators that a published system found, told with the arrays, facts and figures that the closed form of labels
/// has.
/// </summary>
internal sealed record AlgebraAnswer
{
    private const int MostTiles = 16;

    /// <summary>Generators on the samples, d x d; may be none.</summary>
    public required IReadOnlyList<Matrix> Generators { get; init; }

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
        var sparse = structure is null ? null : SparseBasis.Of(structure.Basis, seed);
        var name = structure is null ? AlgebraName.None("No generator was found.") : AlgebraName.Of(structure);
        List<AnswerArray> all = [];
        List<Figure> figures = [];
        if (structure is not null)
        {
            all.AddRange(
            [
                AnswerArray.Of("generators", structure.Basis, "generators G_k, orthonormal, k x d x d"),
                AnswerArray.Of("generators_sparse", sparse!.Basis, "the same span, few large entries each, k x d x d"),
                AnswerArray.Of("generator", sparse.Basis[0], "the first of the sparse generators, d x d"),
                AnswerArray.Of("killing", structure.Killing, "Killing form of the generators, k x k"),
            ]);
            figures.Add(Identity(structure, name));
            figures.Add(Tiles("generators-sparse", "Generators, sparse basis", sparse.Basis));
        }

        return new Answer
        {
            Verdict = Verdict,
            Settings = settings,
            Arrays = [.. all, .. arrays],
            Timings = timings,
            Sections =
            [
                new Section(Verdict.Found ? "The algebra" : "The best that was found", Text, [.. figures, .. Figures]),
            ],
            Facts = Facts(structure, name, sparse),
        };
    }

    private JsonObject Facts(AlgebraStructure? structure, AlgebraName name, SparseBasis? sparse) => new()
    {
        ["dimension"] = Dimension,
        ["samples"] = Samples,
        ["generatorKind"] = "algebra",
        ["span"] = Span,
        ["gradients"] = Gradients,
        ["fit"] = Fit,
        ["algebra"] = new JsonObject
        {
            ["dimension"] = structure?.Dimension ?? 0,
            ["name"] = name.Text,
            ["recognised"] = name.IsRecognised,
            ["remark"] = name.Remark,
            ["closure"] = structure?.Closure,
            ["killingSignature"] = structure is null ? null
                : new JsonArray(structure.Signature.Positive, structure.Signature.Negative, structure.Signature.Zero),
            ["sparseEntries"] = sparse?.Entries,
            ["sparseEntriesByChance"] = sparse?.EntriesByChance,
        },
    };

    private TableFigure Identity(AlgebraStructure structure, AlgebraName name) => new()
    {
        Name = "identity",
        Title = "What it is",
        Columns = ["Quantity", "Value"],
        Rows =
        [
            ["Dimension", $"{structure.Dimension}"],
            ["Name", name.Text],
            ["Killing form, signs (+, -, 0)",
                $"({structure.Signature.Positive}, {structure.Signature.Negative}, {structure.Signature.Zero})"],
            ["Closure residual", FormattableString.Invariant($"{structure.Closure:G3}")],
            ["Acts on", $"{Span} of {Dimension} dimensions"],
            ["Fit", Fit],
        ],
    };

    private static TilesFigure Tiles(string name, string title, IReadOnlyList<Matrix> matrices) => new()
    {
        Name = name,
        Title = title,
        Caption = "The span that was found, rotated so that each generator has few large entries."
            + (matrices.Count > MostTiles ? $" The first {MostTiles} of {matrices.Count}." : ""),
        Columns = Math.Min(4, matrices.Count),
        Tiles =
        [
            .. matrices.Take(MostTiles).Select((matrix, k) =>
                HeatMapFigure.Of($"{name}-{k + 1}", $"G{k + 1}", matrix) with { Small = true }),
        ],
    };
}
