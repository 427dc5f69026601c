using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Rivals.LaLiGan;

/// <summary>Yang, Dehmamy, Walters and Yu: a generator on what an encoder makes of samples.</summary>
public sealed class LaLiGanMethod : Method<LaLiGanSettings>
{
    private const int MostDimension = 64;
    private const int Orbits = 6;
    private const int Places = 60;

    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "la-li-gan",
        Title = "LaLiGAN",
        Summary = "Trains an encoder to two latent numbers, a decoder and a generator between them, so that a discriminator does not "
            + "tell pairs from pairs moved together: a nonlinear one-parameter group.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Pairs,
        AlsoTakes = [DataKind.Samples],
        Needs =
        [
            "At least 1,000 pairs of samples of 2 to 64 values, such as states of a system and of the same a step later; 10,000 for a claim.",
            "Samples that two numbers tell nearly all of.",
        ],
        Expresses = ["one-parameter groups of nonlinear maps that two latent numbers turn or shear by"],
        CannotExpress =
        [
            "more than two latent numbers or one generator", "a symmetry of samples alone, which an encoder finds in anything",
            "discrete symmetries",
        ],
        Reference = "J. Yang, N. Dehmamy, R. Walters and R. Yu, arXiv 2310.00105, with three layers of 128 units in place of five of 512; "
            + "columns of unit deviation, two trainings, the tests and the verdict are ours.",
        TypicalCost = "1 to 2 min for 50,000 pairs, 30 epochs and two trainings on two cores; no checkpoints, a run that is stopped "
            + "begins anew",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, LaLiGanSettings settings, RunContext context)
    {
        var (rows, window) = LaLiGanResult.Read(data, RivalRows.Least, context.Cancellation);
        if (rows.Columns / window is < 2 or > MostDimension)
        {
            throw new NoetherException(
                $"{data.Source} has samples of {rows.Columns / window} values; the method la-li-gan takes 2 to {MostDimension}, choose columns "
                + $"or another {SettingName.Mention("method")}.");
        }
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, LaLiGanSettings settings, RunContext context)
    {
        var clock = new RunClock(context);
        var (rows, window) = LaLiGanResult.Read(data, settings.MostSamples, context.Cancellation);
        var result = LaLiGanResult.Of(rows, window, settings, context, clock);
        var verdict = LaLiGanVerdict.Of(result, window);
        return new Answer
        {
            Verdict = verdict,
            Settings = settings,
            Arrays =
            [
                AnswerArray.Of("latent", [.. result.Actions.Select(action => action.Generator)],
                    "generator on latent numbers of each training, 2 x 2 x 2"),
            ],
            History = new HistoryTable(["epoch", "reconstruction", "secondReconstruction"],
                [.. result.Losses[0].Select((loss, i) => (double[])[i + 1, loss, result.Losses[1][i]])]),
            Timings = [new("total", clock.Seconds)],
            Sections =
            [
                new Section(verdict.Found ? "The action" : "The best that was found",
                    "Samples are encoded, moved by the generator and decoded.",
                    [
                        Decoded(rows, window, result),
                        HeatMapFigure.Of("latent-generator", "The generator on latent numbers", result.Action.Generator),
                    ]),
            ],
            Facts = new JsonObject
            {
                ["dimension"] = rows.Columns / window,
                ["samples"] = rows.Rows,
                ["generatorKind"] = "latent",
                ["window"] = window,
                ["frequency"] = result.Action.Frequency,
            },
        };
    }

    // Orbits of some samples in the first two columns.
    private static ScatterFigure Decoded(Matrix rows, int window, LaLiGanResult result)
    {
        var action = result.Action;
        var d = rows.Columns / window;
        var period = action.Frequency > 0 ? 2 * Math.PI / action.Frequency : 2;
        var groups = new List<PointGroup>();
        for (var orbit = 0; orbit < Orbits; orbit++)
        {
            var start = rows.Row((int)((orbit + 0.5) * rows.Rows / Orbits));
            var many = new Matrix(Places, d);
            for (var i = 0; i < Places; i++)
            {
                for (var j = 0; j < d; j++)
                    many[i, j] = (start[j] - result.Middle[j]) / result.Scales[j];
            }

            var moved = action.Moved(action.Latent(many), [.. Enumerable.Range(0, Places).Select(i => period * i / Places)]);
            groups.Add(new PointGroup(
                $"sample {orbit + 1}", [.. Enumerable.Range(0, Places).Select(i => (moved[i, 0] * result.Scales[0]) + result.Middle[0])],
                [.. Enumerable.Range(0, Places).Select(i => (moved[i, 1] * result.Scales[1]) + result.Middle[1])]));
        }

        return new ScatterFigure
        {
            Name = "orbits",
            Title = "Where the action leads six samples",
            XLabel = "first column",
            YLabel = "second column",
            Groups = groups,
        };
    }
}
