using System.Text.Json.Nodes;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Pairs;

/// <summary>Makes the answer, which every program understands, of the result.</summary>
internal static class PairAnswer
{
    private const int Bins = 40;

    /// <summary>The answer.</summary>
    public static Answer Of(PairResult result, PairData data, PairSettings settings)
    {
        var values = ComplexSchur.Of(result.Model.Generator).Eigenvalues()
            .OrderBy(value => value.Imaginary).ThenBy(value => value.Real).ToArray();
        var unit = result.Generator.Clone();
        var norm = Math.Sqrt(MatrixOps.SquaredNorm(unit));
        foreach (ref var value in unit.Values)
            value /= Math.Max(norm, double.Epsilon);
        var steps = Enumerable.Repeat(double.NaN, (int)data.Samples.Count).ToArray();
        for (var i = 0; i < result.Steps.Length; i++)
            steps[result.Pairs.Order[i]] = result.Steps[i];
        return new Answer
        {
            Verdict = result.Verdict,
            Settings = settings,
            Arrays =
            [
                AnswerArray.Of("generator", result.Generator, "generator A with x' = exp(s A) x, d x d"),
                AnswerArray.Of("generators", [unit], "the same, of norm one, 1 x d x d"),
                AnswerArray.Of("generators_sparse", [unit], "the same; one generator leaves no choice, 1 x d x d"),
                AnswerArray.Of("steps", steps, "step s of every pair, n; NaN for a pair that was not used"),
                AnswerArray.Of(
                    "spectrum", new Matrix(values.Length, 2,
                        [.. values.SelectMany(value => (double[])[value.Real, value.Imaginary])]),
                    "eigenvalues of A on the span, real and imaginary part, r x 2"),
            ],
            Timings = result.Timings,
            Sections = [.. Sections(result, values, data)],
            Facts = new JsonObject
            {
                ["dimension"] = data.Samples.Dimension,
                ["samples"] = data.Samples.Count,
                ["generatorKind"] = "algebra",
                ["span"] = result.Pairs.Rank,
                ["fit"] = result.Model.Name,
                ["steps"] = result.Model.FindsSteps ? "unknown" : data.Steps is null ? "fixed" : "known",
                ["algebra"] = new JsonObject
                {
                    ["dimension"] = norm > 0 ? 1 : 0,
                    ["name"] = norm > 0 ? AlgebraName.Of(AlgebraStructure.Of([result.Generator])).Text
                        : "not recognised",
                },
            },
        };
    }

    private static IEnumerable<Section> Sections(PairResult result, System.Numerics.Complex[] values, PairData data)
    {
        List<Figure> figures =
        [
            HeatMapFigure.Of("generator", "Generator A", result.Generator) with
            {
                Caption = "dx/ds = A x: component j of a sample drives component i by A[i, j].",
                XLabel = "component before",
                YLabel = "component that changes",
            },
            new ScatterFigure
            {
                Name = "spectrum",
                Title = "Eigenvalues of A",
                Caption = "How fast each plane turns (vertical) and how fast it grows (horizontal), for a step of 1.",
                XLabel = "growth",
                YLabel = "radians",
                Groups = [new PointGroup("eigenvalues", [.. values.Select(value => value.Real)],
                    [.. values.Select(value => value.Imaginary)])],
            },
        ];
        if (result.Model.FindsSteps)
            figures.Add(Histogram(result.Steps));
        yield return new Section(
            result.Verdict.Found ? "The generator" : "The best that was found",
            $"Fitted by {result.Model.Name} to three quarters of the pairs and judged on the others.", figures);
        yield return new Section(
            "A sample that moves", "One sample under exp(s A), and the second sample of its pair.",
            [Moving(result, data)])
        { Folded = !result.Verdict.Found };
    }

    private static LinesFigure Histogram(double[] steps)
    {
        var most = Math.Max(steps.Max(Math.Abs), double.Epsilon);
        var counts = new double[Bins];
        foreach (var step in steps)
            counts[Math.Clamp((int)((step + most) / (2 * most) * Bins), 0, Bins - 1)]++;
        return new LinesFigure
        {
            Name = "steps",
            Title = "Steps that were found",
            Caption = "How many pairs are how far apart, in units of the root mean square; steps.npy has each.",
            XLabel = "step",
            YLabel = "pairs",
            Dots = true,
            Series = [new LineSeries("pairs",
                [.. Enumerable.Range(0, Bins).Select(i => most * ((2.0 * (i + 0.5) / Bins) - 1))], counts)],
        };
    }

    // Of the held-out pairs the one that moves most.
    private static LinesFigure Moving(PairResult result, PairData data)
    {
        var (pairs, d) = (result.Pairs, data.Samples.Dimension);
        var best = Enumerable.Range(pairs.Training, pairs.Before.Rows - pairs.Training).MaxBy(i => Distance(pairs, i));
        var said = new double[pairs.Rank];
        PairModel.Apply(result.Model.Generator, result.Steps[best], pairs.Before.Row(best), said);
        double[] places = [.. Enumerable.Range(0, d).Select(i => (double)i)];
        return new LinesFigure
        {
            Name = "pair",
            Title = "A held-out pair",
            Caption = FormattableString.Invariant($"Its step is {result.Steps[best]:G3}."),
            XLabel = "component",
            YLabel = "value",
            Dots = d <= 30,
            Series =
            [
                new LineSeries("first", places, Back(pairs, pairs.Before.Row(best))),
                new LineSeries("second", places, Back(pairs, pairs.After.Row(best))),
                new LineSeries("first, moved", places, Back(pairs, said)),
            ],
        };
    }

    private static double[] Back(PairInput pairs, ReadOnlySpan<double> row)
    {
        var back = new double[pairs.Axes.Rows];
        for (var i = 0; i < back.Length; i++)
            back[i] = MatrixOps.Dot(pairs.Axes.Row(i), row);
        return back;
    }

    private static double Distance(PairInput pairs, int i) =>
        System.Numerics.Tensors.TensorPrimitives.Distance<double>(pairs.Before.Row(i), pairs.After.Row(i));
}
