using System.Globalization;
using System.Text.Json.Nodes;
using Noether.Algebra;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Published.Extents.Warps;

namespace Noether.Published.Augerino;

/// <summary>Makes the answer, which every program understands, of the trainings.</summary>
/// <param name="result">The trainings.</param>
/// <param name="settings">The settings.</param>
/// <param name="count">Pictures that were given.</param>
internal sealed class AugerinoAnswer(AugerinoResult result, AugerinoSettings settings, long count)
{
    private const int Copies = 8;

    /// <summary>The answer.</summary>
    public Answer Make()
    {
        var best = result.Best;
        List<AnswerArray> arrays =
        [
            new("widths", [result.Starts.Count, PlaneGenerators.Count], [.. result.Starts.SelectMany(start => start.Widths)],
                "widths w_i of every start, starts x 6: " + string.Join(", ", PlaneGenerators.Names)),
        ];
        if (best.Kept.Length > 0)
        {
            arrays.Add(AnswerArray.Of("generators", [.. best.Kept.Select(i => PlaneGenerators.All[i])],
                "generators that the best start keeps, on (x, y, 1), k x 3 x 3"));
            arrays.Add(AnswerArray.Of("extents",
                [.. best.Kept.Select(i => best.Widths[i] * PlaneGenerators.Unit(i) / 2)],
                    "half-width of each, k values"));
        }

        return new Answer
        {
            Verdict = AugerinoVerdict.Of(result),
            Settings = settings,
            Arrays = arrays,
            Candidates =
            [
                .. result.Starts.Select(start => new Candidate($"start {start.Name}", start == best,
                [
                    new("objective", start.Objective), new("accuracy", start.Accuracy), new("endLoss", start.EndLoss),
                    .. start.Widths.Select((width, i) => new NamedValue(Key(i), width)),
                ])),
            ],
            History = new HistoryTable(
                ["step", "loss", .. Enumerable.Range(0, PlaneGenerators.Count).Select(Key)], best.History),
            Iteration = new Iteration((long)best.History[^1][0], result.Spent
                ? StopReason.BudgetSpent : StopReason.StepsDone),
            Timings = result.Timings,
            Sections = [.. Sections(best)],
            Facts = Facts(best),
        };
    }

    private JsonObject Facts(AugerinoStart best) => new()
    {
        ["dimension"] = result.Pictures.Shape.Length,
        ["samples"] = count,
        ["classes"] = result.Pictures.Classes,
        ["shape"] = new JsonArray(result.Pictures.Shape.Height, result.Pictures.Shape.Width, result.Pictures.Shape.Channels),
        ["generatorKind"] = "algebra",
        ["kept"] = new JsonArray([.. best.Kept.Select(i => JsonValue.Create(PlaneGenerators.Names[i]))]),
        ["starts"] = new JsonArray([.. result.Starts.Select(start => (JsonNode)new JsonObject
        {
            ["start"] = start.Name,
            ["kept"] = new JsonArray([.. start.Kept.Select(i => JsonValue.Create(PlaneGenerators.Names[i]))]),
            ["widths"] = new JsonArray([.. start.Widths.Select(width => JsonValue.Create(width))]),
            ["accuracy"] = start.Accuracy,
            ["accuracyWithoutWarps"] = start.Plain,
            ["endLoss"] = start.EndLoss,
            ["objective"] = start.Objective,
        })]),
    };

    private IEnumerable<Section> Sections(AugerinoStart best)
    {
        yield return new Section(
            "Learnt extents", "How far pictures may be moved along each of six generators while a network still tells their class; "
            + "each start is a training of its own.",
            [Table(), .. result.Starts.Select(Widths)]);
        if (best.Ranges.Count > 0)
        {
            yield return new Section("To the ends and beyond",
                "Accuracy on held-out pictures that are all moved by one amount. The learnt extent ends at half of what is drawn.",
                [.. best.Ranges.Select(range => Range(range)), Moved(best)]);
        }
    }

    private TableFigure Table() => new()
    {
        Name = "extents",
        Columns = ["start", .. PlaneGenerators.Names, "accuracy", "loss at the ends", "objective"],
        Rows =
        [
            .. result.Starts.Select(start => (IReadOnlyList<string>)
            [
                start.Name, .. start.Widths.Select((width, i) => Number(width * PlaneGenerators.Unit(i) / 2)),
                Number(start.Accuracy), Number(start.EndLoss), Number(start.Objective),
            ]),
        ],
        Stressed = [result.Starts.ToList().IndexOf(result.Best)],
        Caption = "Half-widths: translations in halves of the picture, rotation in radians, the others as exponents.",
    };

    private LinesFigure Widths(AugerinoStart start) => new()
    {
        Name = $"widths-{start.Name}",
        Title = $"Widths from the start {start.Name}",
        XLabel = "step",
        YLabel = "width",
        Series =
        [
            .. PlaneGenerators.Names.Select((name, i) => new LineSeries(
                name, [.. start.History.Select(row => row[0])],
                [.. start.History.Select(row => row[2 + i] * PlaneGenerators.Unit(i))])),
        ],
    };

    private static LinesFigure Range((int Generator, double[] Amounts, double[] Accuracies) range) => new()
    {
        Name = $"range-{PlaneGenerators.Names[range.Generator]}",
        Title = $"Accuracy under {PlaneGenerators.Names[range.Generator]}",
        XLabel = "moved by",
        YLabel = "accuracy",
        Dots = true,
        Series =
        [
            new LineSeries("held-out pictures",
                [.. range.Amounts.Select(amount => amount * PlaneGenerators.Unit(range.Generator))], range.Accuracies),
        ],
    };

    // One picture at amounts across the learnt extents, all kept generators together.
    private TilesFigure Moved(AugerinoStart best)
    {
        var shape = result.Pictures.Shape;
        var warp = new PictureWarp(shape, corners: true);
        var picture = result.Pictures.Held.Pictures[0];
        return new TilesFigure
        {
            Name = "moved",
            Title = "A picture across the extents that were learnt",
            Caption = "From one end to the other, all generators that are kept together.",
            Columns = Copies / 2,
            Tiles =
            [
                .. Enumerable.Range(0, Copies).Select(copy =>
                {
                    var amounts = new double[PlaneGenerators.Count];
                    foreach (var i in best.Kept)
                        amounts[i] = best.Widths[i] * ((copy / (Copies - 1.0)) - 0.5);
                    var moved = new float[shape.Length];
                    warp.Apply(MatrixExponential.Of(PlaneGenerators.Combine(amounts)), picture, moved);
                    return new HeatMapFigure
                    {
                        Name = $"moved-{copy + 1}",
                        Title = FormattableString.Invariant($"{(copy / (Copies - 1.0)) - 0.5:0.00} of the widths"),
                        Small = true,
                        Signed = false,
                        Rows = shape.Height,
                        Columns = shape.Width,
                        Values = [.. Enumerable.Range(0, shape.Plane).Select(i =>
                            Enumerable.Range(0, shape.Channels).Average(c => (double)moved[(c * shape.Plane) + i]))],
                    };
                }),
            ],
        };
    }

    private static string Key(int generator) => Discovery.Settings.SettingName.Camel(PlaneGenerators.Names[generator]);

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
