using System.Globalization;
using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Rivals.LieGan;

/// <summary>Yang, Walters, Dehmamy and Yu: generators whose random elements a discriminator cannot tell from doing
/// nothing.</summary>
public sealed class LieGanMethod : Method<LieGanSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "lie-gan",
        Title = "LieGAN",
        Summary = "Trains generators so that a discriminator does not tell pairs, labelled samples or samples from those moved by "
            + "random elements; trainings on other samples have to agree, and held-out ones judge.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Pairs,
        AlsoTakes = [DataKind.Labels, DataKind.Samples],
        Needs =
        [
            "At least 1,000 pairs (both samples are moved), samples with labels (which stay), or samples alone; 10,000 for a claim.",
            "How many generators are wanted, and for discrete groups integers as coefficients and a guess of the spacing.",
        ],
        Expresses = ["one-parameter groups of linear maps about 0 and small algebras of them", "powers of one map, with integers"],
        CannotExpress =
        [
            "maps that are not linear, translations, reflections", "how many generators there are", "closure under commutation, which is not asked for",
        ],
        Reference = "J. Yang, R. Walters, N. Dehmamy and R. Yu, arXiv 2302.00236; the restriction to the span of the data, the trainings "
            + "on other samples, the tests and the verdict are ours.",
        TypicalCost = "1 to 2 min for 40,000 pairs, 20 epochs and two trainings on two cores; no checkpoints, a run that is stopped "
            + "begins anew",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, LieGanSettings settings, RunContext context) =>
        LieGanInput.Read(data, settings, RivalRows.Least, context.Cancellation);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, LieGanSettings settings, RunContext context)
    {
        var clock = new RunClock(context);
        var input = LieGanInput.Read(data, settings, settings.MostSamples, context.Cancellation);
        var resolved = settings with { Vector = input.Vector };
        var result = LieGanResult.Of(input, resolved, context, clock);
        var verdict = LieGanVerdict.Of(result, input, resolved);
        var rank = (int)Math.Round(Enumerable.Range(0, input.Vector).Sum(i => result.Projector[i, i]));
        return new Answer
        {
            Verdict = verdict,
            Settings = resolved,
            Arrays =
            [
                AnswerArray.Of("generators", result.Generators, "generators L_a on what vectors span, k x d x d"),
                AnswerArray.Of("trainings", [.. result.Trainings.SelectMany(one => one)],
                    "generators of every training one after another, (r k) x d x d"),
                AnswerArray.Of("span", result.Projector, "projector on what vectors span, d x d"),
            ],
            Timings = [new("total", clock.Seconds)],
            Sections =
            [
                new Section(verdict.Found ? "The generators" : "The best that was found",
                    "The generators of the training that a classifier tells from nothing least, on samples it was not trained on.",
                    [.. Figures(result, resolved)]),
            ],
            Facts = new JsonObject
            {
                ["dimension"] = input.Vector,
                ["samples"] = input.Rows.Rows,
                ["generatorKind"] = "algebra",
                ["span"] = rank,
                ["rows"] = input.What,
            },
        };
    }

    private static IEnumerable<Figure> Figures(LieGanResult result, LieGanSettings settings)
    {
        string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
        for (var a = 0; a < Math.Min(8, result.Generators.Length); a++)
        {
            yield return HeatMapFigure.Of($"generator-{a + 1}", $"Generator {a + 1}", result.Generators[a]) with
            {
                Small = result.Generators.Length > 1,
            };
        }

        yield return new TableFigure
        {
            Name = "generators",
            Title = "All trainings",
            Columns = ["training", "generator", "norm", "typical turn, rad", "share that is skew"],
            Rows =
            [
                .. from training in Enumerable.Range(0, result.Trainings.Count)
                   from one in result.Trainings[training].Select((generator, a) => (Generator: generator, Number: a))
                   let norm = Math.Sqrt(MatrixOps.SquaredNorm(one.Generator))
                   select (IReadOnlyList<string>)
                   [
                       $"{training + 1}{(training == result.Best ? ", reported" : "")}", $"{one.Number + 1}", Number(norm),
                       Number(LieGanResult.Angle(one.Generator, settings)), Number(SkewShare(one.Generator)),
                   ],
            ],
        };
    }

    private static double SkewShare(Matrix generator)
    {
        var skew = generator.Clone();
        MatrixOps.AddScaled(skew.Values, generator.Transposed().Values, -1);
        return MatrixOps.SquaredNorm(skew) / (4 * Math.Max(MatrixOps.SquaredNorm(generator), double.Epsilon));
    }
}
