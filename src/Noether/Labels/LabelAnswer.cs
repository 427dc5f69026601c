using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;

namespace Noether.Labels;

/// <summary>Makes the answer, which every program understands, of the result.</summary>
internal static class LabelAnswer
{
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
        var report = Report(result);
        arrays.AddRange(report?.Arrays ?? []);
        return new Answer
        {
            Verdict = result.Verdict,
            Settings = settings,
            Arrays = arrays,
            Timings = result.Timings,
            Sections = [.. Sections(result, report)],
            Facts = Facts(result, report, data),
        };
    }

    private static AlgebraReport? Report(LabelResult result) => result.Structure is { } structure
        ? new AlgebraReport(structure, result.Sparse!, result.Name)
        : null;

    private static JsonObject Facts(LabelResult result, AlgebraReport? report, LabelData data) => new()
    {
        ["dimension"] = result.Span.Dimension,
        ["samples"] = data.Samples.Count,
        ["generatorKind"] = "algebra",
        ["span"] = result.Span.Rank,
        ["silent"] = result.Span.Silent?.Columns ?? 0,
        ["gradients"] = result.Evidence.Source.ToString().ToLowerInvariant(),
        ["fit"] = result.Evidence.Model,
        ["algebra"] = AlgebraReport.Fact(report, result.Name),
    };

    private static IEnumerable<Section> Sections(LabelResult result, AlgebraReport? report)
    {
        List<Figure> first = [Spectrum(result.Evidence)];
        if (report is not null)
        {
            first.Insert(0, report.Identity(result.Span.Rank, result.Span.Dimension, ("Gradients", result.Evidence.Model)));
            first.Add(AlgebraReport.Tiles("generators-sparse", "Generators, sparse basis", report.Sparse.Basis,
                report.Sparse.IsSparser
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
                    AlgebraReport.Tiles("generators", "Generators, orthonormal basis", whole.Basis,
                        "As they come out of the null space."),
                ])
            { Folded = true };
        }
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
}
