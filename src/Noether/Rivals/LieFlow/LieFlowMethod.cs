using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Discovery.Settings;

namespace Noether.Rivals.LieFlow;

/// <summary>Park and others: a flow from random rotations of samples to the rotations of their symmetry.</summary>
public sealed class LieFlowMethod : Method<LieFlowSettings>
{
    private const int MostDimension = 256;
    private const int Bins = 72;

    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "lie-flow",
        Title = "LieFlow in the plane",
        Summary = "Learns which rotations of the plane sets of points are symmetric under, discrete or all, by a flow from random "
            + "rotations; two flows have to agree, and held-out samples judge.",
        Question = Question.HiddenSymmetry,
        Data = DataKind.Samples,
        Needs =
        [
            "At least 1,000 samples of 1 to 128 points of the plane, columns x0, y0, x1, y1, ...; 10,000 for a claim.",
            "Points that are not alike under every rotation by themselves.",
        ],
        Expresses = ["cyclic groups of rotations of the plane, of order 2 to 12", "all rotations of the plane"],
        CannotExpress = ["reflections, scale, translations", "rotations in three dimensions", "groups other than rotations"],
        Reference = "LieFlow, arXiv 2512.20043, over SO(2); the part of the velocity that turns, the order that is read off, the second "
            + "flow, the tests and the verdict are ours.",
        TypicalCost = "10 to 40 s for 20,000 samples of 13 points on two cores; no checkpoints, a run that is stopped begins anew",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, LieFlowSettings settings, RunContext context)
    {
        var samples = ((SampleData)data).Samples;
        if (samples.Dimension % 2 != 0 || samples.Dimension > MostDimension)
        {
            throw new NoetherException(
                $"{samples.Source} has samples of {samples.Dimension} values; the method lie-flow takes points of the plane, x0, y0, x1, y1 and "
                + $"so on, an even number of values up to {MostDimension}. Choose columns or another {SettingName.Mention("method")}.");
        }

        RivalRows.Read(samples, RivalRows.Least, context.Cancellation);
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, LieFlowSettings settings, RunContext context)
    {
        var clock = new RunClock(context);
        var all = RivalRows.Read(((SampleData)data).Samples, settings.MostSamples, context.Cancellation);
        var result = LieFlowResult.Of(all, settings, context, clock);
        var verdict = LieFlowVerdict.Of(result);
        return new Answer
        {
            Verdict = verdict,
            Settings = settings,
            Arrays =
            [
                new AnswerArray("angles", [result.Angles.Count, result.Angles[0].Length], [.. result.Angles.SelectMany(some => some)],
                    "angle from held-out samples to where each flow leads, 2 x m, radians"),
                AnswerArray.Of("concentrations", [.. result.Laws[0].Concentrations],
                    "|mean exp(i n angle)| of the first flow for n = 1, 2, ..."),
            ],
            History = new HistoryTable(["epoch", "loss", "secondLoss"],
                [.. result.Losses[0].Select((loss, i) => (double[])[i + 1, loss, result.Losses[1][i]])]),
            Timings = [new("total", clock.Seconds)],
            Sections =
            [
                new Section("Where the flows lead",
                    "Held-out samples are turned by a random angle, and the flow leads them on: peaks are rotations that it takes for "
                    + "symmetries, a flat curve means all.",
                    [Histogram(result), Orders(result)]),
            ],
            Facts = new JsonObject
            {
                ["dimension"] = all.Columns,
                ["samples"] = all.Rows,
                ["generatorKind"] = "elements",
                ["order"] = result.Laws[0].Order,
            },
        };
    }

    private static LinesFigure Histogram(LieFlowResult result) => new()
    {
        Name = "angles",
        Title = "Angles from samples to where they are led",
        XLabel = "angle, degrees",
        YLabel = "share",
        Series =
        [
            .. result.Angles.Select((angles, which) =>
            {
                var shares = new double[Bins];
                foreach (var angle in angles)
                    shares[Math.Clamp((int)((angle + Math.PI) / (2 * Math.PI) * Bins), 0, Bins - 1)] += 1.0 / angles.Length;
                return new LineSeries(
                    which == 0 ? "first flow" : "second flow",
                    [.. Enumerable.Range(0, Bins).Select(i => ((i + 0.5) * 360 / Bins) - 180)], shares);
            }),
        ],
    };

    private static BarsFigure Orders(LieFlowResult result) => new()
    {
        Name = "orders",
        Title = "Concentration on multiples of a turn over n",
        Caption = "1 where all angles of the first flow are multiples of a turn over n; the least such n is the order of the group.",
        YLabel = "concentration",
        Upper = 1,
        Bars = [.. result.Laws[0].Concentrations.Select((value, i) => new Bar($"{i + 1}", value))],
    };
}
