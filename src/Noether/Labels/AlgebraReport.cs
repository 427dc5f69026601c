using System.Text.Json.Nodes;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Labels;

/// <summary>An algebra of generators as every method of labels keeps and tells it.</summary>
/// <param name="Structure">Its orthonormal basis and structure.</param>
/// <param name="Sparse">The same span with few large entries.</param>
/// <param name="Name">What it is called.</param>
internal sealed record AlgebraReport(AlgebraStructure Structure, SparseBasis Sparse, AlgebraName Name)
{
    private const int MostTiles = 16;

    /// <summary>The arrays of a run folder.</summary>
    public IReadOnlyList<AnswerArray> Arrays =>
    [
        AnswerArray.Of("generators", Structure.Basis, "generators G_k, orthonormal, k x d x d"),
        AnswerArray.Of("generators_sparse", Sparse.Basis, "the same span, few large entries each, k x d x d"),
        AnswerArray.Of("generator", Sparse.Basis[0], "the first of the sparse generators, d x d"),
        AnswerArray.Of("killing", Structure.Killing, "Killing form of the generators, k x k"),
    ];

    /// <summary>The fact "algebra"; where there is none it says so.</summary>
    /// <param name="report">The algebra, or null.</param>
    /// <param name="name">Its name, or why it has none.</param>
    public static JsonObject Fact(AlgebraReport? report, AlgebraName name) => new()
    {
        ["dimension"] = report?.Structure.Dimension ?? 0,
        ["name"] = name.Text,
        ["recognised"] = name.IsRecognised,
        ["remark"] = name.Remark,
        ["closure"] = report?.Structure.Closure,
        ["killingSignature"] = report?.Structure.Signature is var (positive, negative, zero)
            ? new JsonArray(positive, negative, zero) : null,
        ["sparseEntries"] = report?.Sparse.Entries,
        ["sparseEntriesByChance"] = report?.Sparse.EntriesByChance,
    };

    /// <summary>The table of what it is.</summary>
    /// <param name="rank">Dimensions on which it acts.</param>
    /// <param name="dimension">Dimensions of the samples.</param>
    /// <param name="source">Heading and text of the last row: where it comes from.</param>
    public TableFigure Identity(int rank, int dimension, (string Heading, string Text) source)
    {
        var signature = Structure.Signature;
        return new TableFigure
        {
            Name = "identity",
            Title = "What it is",
            Columns = ["Quantity", "Value"],
            Rows =
            [
                ["Dimension", $"{Structure.Dimension}"],
                ["Name", Name.Text],
                ["Killing form, signs (+, -, 0)", $"({signature.Positive}, {signature.Negative}, {signature.Zero})"],
                ["Closure residual", FormattableString.Invariant($"{Structure.Closure:G3}")],
                ["Acts on", $"{rank} of {dimension} dimensions"],
                [source.Heading, source.Text],
            ],
        };
    }

    /// <summary>Generators as heat maps.</summary>
    /// <param name="name">Name of the figure.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="matrices">The generators.</param>
    /// <param name="caption">What is to be said of them.</param>
    public static TilesFigure Tiles(string name, string title, IReadOnlyList<Matrix> matrices, string caption) => new()
    {
        Name = name,
        Title = title,
        Caption = caption + (matrices.Count > MostTiles ? $" The first {MostTiles} of {matrices.Count}." : ""),
        Columns = Math.Min(4, matrices.Count),
        Tiles =
        [
            .. matrices.Take(MostTiles).Select((matrix, k) =>
                HeatMapFigure.Of($"{name}-{k + 1}", $"G{k + 1}", matrix) with { Small = true }),
        ],
    };
}
