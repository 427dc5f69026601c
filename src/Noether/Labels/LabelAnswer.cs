using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Labels;

/// <summary>Makes the answer, which every program understands, of the result.</summary>
internal static class LabelAnswer
{
    private const int MostTiles = 16;

    /// <summary>The answer.</summary>
    public static Answer Of(LabelResult result, LabelData data, LabelSettings settings)
    {
        var evidence = result.Evidence;
        List<AnswerArray> arrays =
        [
            AnswerArray.Of(
                "spectrum", evidence.Moment.Values,
                    "eigenvalues of the moment, smallest first, 1 on average, r^2 values"),
        ];
        if (result.Span.Silent is { } silent)
            arrays.Add(AnswerArray.Of("silent", silent, "directions on which labels do not depend, orthonormal columns, d x m"));
        if (result.Structure is { } structure)
        {
            arrays.AddRange(
            [
                AnswerArray.Of("generators", structure.Basis, "generators G_k, orthonormal, k x d x d"),
                AnswerArray.Of("generators_sparse", result.Sparse!.Basis,
                    "the same span, few large entries each, k x d x d"),
                AnswerArray.Of("generator", result.Sparse.Basis[0], "the first of the sparse generators, d x d"),
                AnswerArray.Of("killing", structure.Killing, "Killing form of the generators, k x k"),
            ]);
        }

        return new Answer
        {
            Verdict = result.Verdict,
            Settings = settings,
            Arrays = arrays,
            Timings = result.Timings,
            Sections = [.. Sections(result)],
            Facts = Facts(result, data),
        };
    }

    private static JsonObject Facts(LabelResult result, LabelData data)
    {
        var structure = result.Structure;
        return new JsonObject
        {
            ["dimension"] = result.Span.Dimension,
            ["samples"] = data.Samples.Count,
            ["generatorKind"] = "algebra",
            ["span"] = result.Span.Rank,
            ["silent"] = result.Span.Silent?.Columns ?? 0,
            ["gradients"] = result.Evidence.Source.ToString().ToLowerInvariant(),
            ["fit"] = result.Evidence.Model,
            ["algebra"] = new JsonObject
            {
                ["dimension"] = structure?.Dimension ?? 0,
                ["name"] = result.Name.Text,
                ["recognised"] = result.Name.IsRecognised,
                ["remark"] = result.Name.Remark,
                ["closure"] = structure?.Closure,
                ["killingSignature"] = structure is null ? null
                    : new JsonArray(structure.Signature.Positive, structure.Signature.Negative,
                        structure.Signature.Zero),
                ["sparseEntries"] = result.Sparse?.Entries,
                ["sparseEntriesByChance"] = result.Sparse?.EntriesByChance,
            },
        };
    }

    private static IEnumerable<Section> Sections(LabelResult result)
    {
        List<Figure> first = [Spectrum(result.Evidence)];
        if (result.Structure is { } structure)
        {
            first.Insert(0, Identity(result, structure));
            first.Add(Tiles("generators-sparse", "Generators, sparse basis", result.Sparse!.Basis,
                result.Sparse.IsSparser
                    ? "The same span, rotated so that each generator has few large entries."
                    : "The same span after rotation; no basis of it is much sparser than others."));
        }

        yield return new Section(
            result.Verdict.Found ? "The algebra" : "The spectrum",
            "Every generator G solves grad f(x) · G x = 0 at all samples. Each eigenvalue tells how much one direction of maps "
            + "violates that: 0 for a symmetry, 1 on average.",
            first);
        if (result.Evidence.Predictions.Count > 0)
        {
            yield return new Section(
                "The fit behind it", $"Gradients come from a {result.Evidence.Model}, fitted to half of the samples.",
                [
                    new ScatterFigure
                    {
                        Name = "fit",
                        Title = "Held-out labels and what the fit says",
                        Caption = FormattableString.Invariant($"It explains {100 * result.Evidence.Fit:0.0} % of their variance."),
                        XLabel = "label, in deviations",
                        YLabel = "fit",
                        Groups =
                        [
                            new PointGroup(
                                "held-out samples", [.. result.Evidence.Predictions.Select(pair => pair.Label)],
                                [.. result.Evidence.Predictions.Select(pair => pair.Prediction)]),
                        ],
                    },
                ]);
        }

        if (result.Structure is { } whole)
        {
            yield return new Section(
                "Structure", "The Killing form of the orthonormal basis, and that basis itself.",
                [
                    HeatMapFigure.Of("killing", "Killing form", whole.Killing) with
                    {
                        Caption = "Its signs, whatever the basis, are those of the algebra.",
                        XLabel = "generator",
                        YLabel = "generator",
                    },
                    Tiles("generators", "Generators, orthonormal basis", whole.Basis,
                        "As they come out of the null space."),
                ])
            { Folded = true };
        }
    }

    private static TableFigure Identity(LabelResult result, Algebra.AlgebraStructure structure)
    {
        var signature = structure.Signature;
        return new TableFigure
        {
            Name = "identity",
            Title = "What it is",
            Columns = ["Quantity", "Value"],
            Rows =
            [
                ["Dimension", $"{structure.Dimension}"],
                ["Name", result.Name.Text],
                ["Killing form, signs (+, -, 0)", $"({signature.Positive}, {signature.Negative}, {signature.Zero})"],
                ["Closure residual", FormattableString.Invariant($"{structure.Closure:G3}")],
                ["Acts on", $"{result.Span.Rank} of {result.Span.Dimension} dimensions"],
                ["Gradients", result.Evidence.Model],
            ],
        };
    }

    private static LinesFigure Spectrum(LabelEvidence evidence)
    {
        const double Least = 1e-16;
        double[] values = [.. evidence.Moment.Values.Select(value => Math.Max(Math.Abs(value), Least))];
        var cut = evidence.Cut;
        var shown = Math.Min(values.Length, Math.Max(40, 2 * cut.Count));
        List<LineSeries> series = [];
        if (cut.Count > 0)
            series.Add(new LineSeries("symmetry", Numbers(1, cut.Count), values[..cut.Count]));
        series.Add(new LineSeries(
            cut.Count > 0 ? "no symmetry" : "all directions", Numbers(cut.Count + 1, shown - cut.Count),
                values[cut.Count..shown]));
        if (double.IsFinite(evidence.NullValue))
        {
            var limit = Math.Max(evidence.NullValue, Least);
            series.Add(new LineSeries("permuted", [1, shown], [limit, limit]));
        }

        return new LinesFigure
        {
            Name = "spectrum",
            Title = "Spectrum with its gap",
            Caption = FormattableString.Invariant($"The gap is a factor of {cut.Gap:G3} after direction {cut.Count}.")
                + (shown < values.Length ? $" The first {shown} of {values.Length} eigenvalues." : ""),
            XLabel = "direction of maps",
            YLabel = "violation",
            LogY = true,
            Dots = true,
            Series = series,
        };
    }

    private static double[] Numbers(int first, int count) => [.. Enumerable.Range(first, count).Select(i => (double)i)];

    private static TilesFigure Tiles(string name, string title, IReadOnlyList<Matrix> matrices, string caption) => new()
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
