using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;
using Noether.Published;
using Noether.Testing;

namespace Noether.Moments;

/// <summary>Makes the answer, which every program understands, of the result.</summary>
internal static class MomentAnswer
{
    private const int MostShown = 60;

    /// <summary>The answer.</summary>
    public static Answer Of(MomentResult result, MomentSettings settings, ulong seed)
    {
        var (search, span) = (result.Search, result.Input.Span);
        List<AnswerArray> arrays =
        [
            AnswerArray.Of("spectrum", search.Spectrum, "squared departure of every direction, smallest first, as the searching half has it"),
            AnswerArray.Of(
                "departures", new Matrix(search.Directions.Count, 2,
                    [.. search.Directions.SelectMany(direction => (double[])[direction.Departure, direction.Bound])]),
                "departure of every direction on held-out samples, and its upper bound, p x 2"),
        ];
        if (span.Rank < span.Dimension)
            arrays.Add(AnswerArray.Of("span", Orthonormal(span.ToSamples), "directions that the samples span, orthonormal columns, d x r"));
        List<Figure> figures = [Spectrum(search)];
        if (result.Invariance is { } invariance)
            figures.Insert(0, InvarianceReport.Table(invariance));
        var answer = new AlgebraAnswer
        {
            Generators = [.. search.Kept.Select(direction => direction.OnSamples)],
            Name = result.Structure is { } structure ? AlgebraName.Of(structure) : null,
            Verdict = MomentVerdict.Of(result, settings),
            Dimension = span.Dimension,
            Samples = result.Input.Rows.Rows,
            Span = span.Rank,
            Gradients = "moments",
            Fit = result.Input.Vectors == 1 ? "moments of the samples" : "moments of both samples of each pair",
            Figures = figures,
            Text = "Every generator L keeps the mean of every function of a sample, so that E[grad f(x) · L x] = 0. Directions of maps are "
                + "found on one half of the samples and judged on the other.",
        }.Of(settings, seed, arrays, result.Timings);
        if (result.Invariance is { } test)
            answer.Facts["invariance"] = InvarianceReport.Fact(test);
        return answer;
    }

    private static Matrix Orthonormal(Matrix columns)
    {
        var rows = columns.Transposed();
        for (var k = 0; k < rows.Rows; k++)
        {
            var norm = Math.Sqrt(MatrixOps.Dot(rows.Row(k), rows.Row(k)));
            foreach (ref var value in rows.Row(k))
                value /= norm;
        }

        return rows.Transposed();
    }

    private static LinesFigure Spectrum(MomentSearch search)
    {
        var shown = Math.Min(MostShown, search.Directions.Count);
        double[] numbers = [.. Enumerable.Range(1, shown).Select(i => (double)i)];
        return new LinesFigure
        {
            Name = "departures",
            Title = "How far each direction departs",
            Caption = FormattableString.Invariant(
                $"On held-out samples, with an upper bound at 99 %; {search.Limit:G2} is the limit.")
                + (shown < search.Directions.Count ? $" The first {shown} of {search.Directions.Count}." : ""),
            XLabel = "direction of maps",
            YLabel = "departure",
            Dots = true,
            Series =
            [
                new LineSeries("departure", numbers, [.. search.Directions.Take(shown).Select(direction => direction.Departure)]),
                new LineSeries("upper bound", numbers, [.. search.Directions.Take(shown).Select(direction => direction.Bound)]),
                new LineSeries("limit", [1, shown], [search.Limit, search.Limit]),
            ],
        };
    }
}
