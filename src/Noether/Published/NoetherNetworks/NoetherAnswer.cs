using System.Text.Json.Nodes;
using Noether.Conserved;
using Noether.Conserved.Reporting;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Discovery.Figures;

namespace Noether.Published.NoetherNetworks;

/// <summary>The search as the answer of a method: that of conserved quantities, with what tailoring adds.</summary>
/// <param name="given">The paths as they were given.</param>
/// <param name="result">The search.</param>
/// <param name="settings">The settings.</param>
internal sealed class NoetherAnswer(PathSet given, NoetherResult result, NoetherSettings settings)
{
    private const double Worth = 0.05;
    private const double LeastRatio = 1e-3;
    private const double MostRatio = 10;

    /// <summary>The answer.</summary>
    public Answer Make()
    {
        var plain = new ConservedAnswer(
            given, result.Search, result.Limits,
                new ConservedSettings { Pieces = settings.Pieces, Regroupings = settings.Regroupings })
            .Make(result.Timings[^1].Value);
        var (names, first) = (result.Search.Paths.Names, result.Formulas[0]);
        plain.Facts["tailoring"] = new JsonArray([.. result.Formulas.Select(one => (JsonNode)new JsonObject
        {
            ["formula"] = one.Quantity.Formula(names),
            ["share"] = one.Quantity.Held.Share,
            ["rate"] = one.Tailoring.Rate,
            ["baseline"] = one.Tailoring.Baseline,
            ["tailored"] = one.Tailoring.Tailored,
            ["gain"] = one.Tailoring.Gain,
        })]);
        plain.Facts["horizon"] = result.Horizon;
        return plain with
        {
            Settings = settings,
            Timings = result.Timings,
            Verdict = plain.Verdict with { Caveats = [Told(first.Tailoring), .. plain.Verdict.Caveats] },
            Candidates =
            [
                .. result.Formulas.Select((one, i) =>
                    new Candidate(one.Quantity.Formula(names), i == 0 && result.Search.Conserved.Count > 0,
                [
                    new("withinShare", one.Quantity.Held.Share), new("gain", one.Tailoring.Gain), new("rate", one.Tailoring.Rate),
                    new("baseline", one.Tailoring.Baseline), new("tailored", one.Tailoring.Tailored),
                ])),
            ],
            Sections = [plain.Sections[0], Tailored(names), .. plain.Sections.Skip(1)],
        };
    }

    private static string Told(Tailoring tailoring) => tailoring.Gain > Worth
        ? $"Tailored with it, a field predicts paths with {Words.Percent(tailoring.Gain)} less error, on starts that did not choose the rate."
        : "Tailoring a field with it does not make predictions better: what errs may be the phase, which no conserved quantity sees.";

    private Section Tailored(IReadOnlyList<string> names) => new(
        "Tailored predictions",
        "A field that owes nothing to any law predicts a path; then its parameters take one step that makes the formula more "
        + "constant along that very path, and it predicts again. The length of the step is chosen on fitted paths and judged on "
        + "held-out ones.",
        [
            new TableFigure
            {
                Name = "tailoring",
                Columns = ["formula", "share within", "inner rate", "error", "error tailored", "gain"],
                Rows =
                [
                    .. result.Formulas.Select(one => (IReadOnlyList<string>)
                    [
                        one.Quantity.Formula(names), ConservedVerdict.Share(one.Quantity.Held.Share),
                            Words.Number(one.Tailoring.Rate),
                        Words.Number(one.Tailoring.Baseline), Words.Number(one.Tailoring.Tailored), Words.Percent(one.Tailoring.Gain),
                    ]),
                ],
                Caption = FormattableString.Invariant($"Root mean square errors over all points of held-out paths, up to the horizon of {result.Horizon:G3}."),
            },
            new LinesFigure
            {
                Name = "inner-rates",
                Title = "Error by inner rate",
                Caption = "On the starts that choose, over the error without tailoring; drawn up to ten times that.",
                XLabel = "inner rate",
                YLabel = "error, over that without",
                LogX = true,
                LogY = true,
                Dots = true,
                Series =
                [
                    .. result.Formulas.Select(one => new LineSeries(one.Quantity.Formula(names),
                        [.. Shown(one.Tailoring).Select(rate => rate.Rate)],
                            [.. Shown(one.Tailoring).Select(rate => rate.Ratio)])),
                ],
            },
        ]);

    private static IEnumerable<(double Rate, double Ratio)> Shown(Tailoring tailoring) =>
        tailoring.Chosen.Where(rate => rate.Ratio is >= LeastRatio and <= MostRatio);
}
