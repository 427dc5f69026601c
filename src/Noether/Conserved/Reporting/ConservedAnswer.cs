using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Conserved.Reporting;

/// <summary>A search as the answer of a method: verdict, arrays, conserved.json, report.</summary>
/// <param name="given">The paths as they were given.</param>
/// <param name="result">The search.</param>
/// <param name="limits">What counted as conserved.</param>
/// <param name="settings">The settings.</param>
internal sealed class ConservedAnswer(
    PathSet given, SearchResult result, ConservedLimits limits, ConservedSettings settings)
{
    private const int MostCurves = 6;
    private const int MostShares = 20;

    private readonly IReadOnlyList<string> names = result.Paths.Names;
    private readonly PhasePortraits portraits = new(result);

    /// <summary>The answer.</summary>
    /// <param name="seconds">How long the search took.</param>
    public Answer Make(double seconds) => new()
    {
        Verdict = new ConservedVerdict(result, limits).Decide(),
        Settings = settings,
        Arrays = [.. Arrays()],
        Candidates = [.. Candidates()],
        Timings = [new NamedValue("total", seconds)],
        Sections = [.. Sections()],
        Facts = Facts(),
        Files = new Dictionary<string, byte[]>
        {
            ["conserved.json"] = JsonSerializer.SerializeToUtf8Bytes(Conserved(), new JsonSerializerOptions { WriteIndented = true }),
        },
    };

    private JsonArray Conserved() => new([.. result.Conserved.Select(quantity => (JsonNode)new JsonObject
    {
        ["formula"] = quantity.Formula(names),
        ["terms"] = new JsonArray([.. quantity.Terms.Select(term => JsonValue.Create(term.Name(names)))]),
        ["coefficients"] = new JsonArray([.. quantity.Coefficients.Select(value => JsonValue.Create(value))]),
        ["errors"] = new JsonArray([.. quantity.Errors.Select(value => JsonValue.Create(value))]),
        ["residual"] = quantity.Held.Share,
        ["pValue"] = quantity.PValue,
        ["flowResidual"] = double.IsFinite(quantity.FlowResidual) ? quantity.FlowResidual : null,
        ["alternatives"] = new JsonArray([.. quantity.Alternatives.Select(text => JsonValue.Create(text))]),
        ["symmetry"] = portraits.Flow(quantity) is { } flow
            ? new JsonArray([.. flow.Formulas().Select(text => JsonValue.Create(text))]) : null,
    })]);

    private JsonObject Facts()
    {
        var facts = new JsonObject
        {
            ["paths"] = given.Count,
            ["points"] = given.States,
            ["dimension"] = given.Dimension,
            ["rank"] = result.Paths.Dimension,
            ["dt"] = given.Step,
            ["coordinates"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
            ["library"] = new JsonArray([.. result.Library.Functions.Select(function => JsonValue.Create(function.Name(names)))]),
            ["libraryNote"] = result.Library.Note,
            ["conserved"] = result.Conserved.Count,
            ["further"] = new JsonArray([.. result.Further.Select(formula => JsonValue.Create(formula))]),
        };
        var linear = Generators();
        if (linear.Count > 0)
        {
            facts["generatorKind"] = "algebra";
            facts["generatorOf"] = new JsonArray([.. linear.Select(pair => JsonValue.Create(pair.Formula))]);
        }

        return facts;
    }

    private List<(Matrix Generator, string Formula)> Generators() =>
        [.. result.Conserved.Select(quantity => (portraits.Flow(quantity)?.Generator(), quantity.Formula(names)))
            .Where(pair => pair.Item1 is not null).Select(pair => (pair.Item1!, pair.Item2))];

    private IEnumerable<AnswerArray> Arrays()
    {
        yield return AnswerArray.Of("spectrum", result.Spectrum,
            "within-path shares of the combinations of the library on fitted paths, smallest first, r");
        if (result.Regrouped.Length > 0)
            yield return AnswerArray.Of("null", result.Regrouped, "smallest shares of regrouped points on held-out paths, ascending");
        if (Generators() is { Count: > 0 } linear)
        {
            yield return AnswerArray.Of("generators", [.. linear.Select(pair => pair.Generator)],
                "linear flows G_k of conserved quantities, dx/ds = G x, k x d x d, coordinates as in result.json");
        }

        if (result.Conserved.Count == 0)
            yield break;
        // Rows of equal length: shorter paths end in their last value's place as not-a-number.
        var longest = Enumerable.Range(0, result.Paths.Count).Max(result.Paths.Length);
        var values = new double[result.Conserved.Count * result.Paths.Count * longest];
        Array.Fill(values, double.NaN);
        for (var k = 0; k < result.Conserved.Count; k++)
        {
            var along = result.Conserved[k].Along(result.Paths);
            for (var i = 0; i < along.Length; i++)
                along[i].CopyTo(values, ((k * along.Length) + i) * longest);
        }

        yield return new AnswerArray("conserved_values", [result.Conserved.Count, result.Paths.Count, longest], values,
            "value of every conserved quantity at every point, k x paths x times; shorter paths are filled up with NaN");
    }

    private IEnumerable<Candidate> Candidates() =>
        result.Conserved.Select(quantity => Candidate(quantity, won: true))
            .Concat(result.Nearest is { } nearest ? [Candidate(nearest, won: false)] : []);

    private Candidate Candidate(Quantity quantity, bool won) => new(quantity.Formula(names), won,
    [
        new("withinShare", quantity.Held.Share), new("whiteness", quantity.Held.Whiteness), new("drift", quantity.Held.Drift),
        new("pValue", quantity.PValue), new("flowResidual", quantity.FlowResidual),
    ]);

    private IEnumerable<Section> Sections()
    {
        Quantity[] shown = [.. result.Conserved, .. result.Nearest is { } nearest && result.Conserved.Count == 0 ? [nearest] : Array.Empty<Quantity>()];
        var what = result.Conserved.Count > 0 ? "Conserved quantities" : "The nearest combination, which did not pass";
        yield return new Section(what, Explained(), [Table(shown), .. shown.Select((quantity, i) => (Figure)Curves(quantity, i + 1))]);
        if (shown.Any(quantity => portraits.Flow(quantity) is not null))
        {
            yield return new Section(
                "Symmetries",
                "By Noether's theorem a conserved quantity F generates a symmetry: the flow that has F for its Hamiltonian leads "
                + "paths into paths. The energy generates the motion in time itself.",
                [.. shown.Select((quantity, i) => Flow(quantity, i + 1)).OfType<Figure>()]);
        }

        yield return new Section(
            "Phase portrait", "Paths stay on the level lines of what they conserve.",
            [.. shown.Select((quantity, i) => portraits.Draw(quantity, i + 1))]);
        yield return new Section("Spectrum",
            result.Cut
                ? "Variance of the combinations of the library within pieces, as a share of that where every coordinate is shuffled."
                : "How much of the variance of each combination lies within paths. What is conserved stands at the left, a gap below the "
                + "rest; the line is the smallest share where points are shared out to paths at random.",
            [Spectrum()]);
        yield return new Section("Library", result.Library.Note,
        [
            new TextFigure { Name = "library", Text = string.Join(", ", result.Library.Functions.Select(function => function.Name(names))) },
        ])
        { Folded = true };
    }

    private string Explained() => result.Cut
        ? "There are too few paths to compare, so they were cut in pieces. The share is that of the variance within held-out pieces."
        : "The share is the part of the variance that lies within paths, on paths that the formula was not fitted to: 0 is "
        + "exactly conserved, noise of measurement leaves more. Coefficients are fitted to all paths.";

    private TableFigure Table(Quantity[] shown) => new()
    {
        Name = "quantities",
        Columns = ["quantity", "share within", "whiteness", "drift", "p", "flow residual"],
        Rows = [.. shown.Select(quantity => (IReadOnlyList<string>)
        [
            quantity.Formula(names), ConservedVerdict.Share(quantity.Held.Share), Number(quantity.Held.Whiteness, "0.00"),
            Number(quantity.Held.Drift, "0.0"), Number(quantity.PValue, "0.000"), Number(quantity.FlowResidual, "0.0e-0"),
        ])],
        Caption = "Whiteness is the variance along paths over that of steps, 1 for noise; drift the mean slope in standard errors; "
            + "the flow residual the cosine between gradient and velocity. Of exact quantities whiteness and drift are rounding.",
    };

    private LinesFigure Curves(Quantity quantity, int number)
    {
        var along = quantity.Along(result.Paths);
        var some = result.Held.OrderBy(i => along[i].Average()).ToArray();
        int[] chosen = [.. Enumerable.Range(0, Math.Min(MostCurves, some.Length))
            .Select(k => some[k * (some.Length - 1) / Math.Max(1, Math.Min(MostCurves, some.Length) - 1)]).Distinct()];
        return new LinesFigure
        {
            Name = $"values-{number}",
            Title = quantity.Formula(names),
            Caption = "Its value along held-out paths; flat lines are conserved.",
            XLabel = "time",
            YLabel = "value",
            Series = [.. chosen.Select(i => new LineSeries(
                $"path {i}", [.. Enumerable.Range(0, along[i].Length).Select(time => time * result.Paths.Step)], along[i]))],
        };
    }

    private TextFigure? Flow(Quantity quantity, int number) => portraits.Flow(quantity) is not { } flow ? null : new TextFigure
    {
        Name = $"symmetry-{number}",
        Title = $"Flow of {quantity.Formula(names)}",
        Text = string.Join('\n', flow.Formulas()),
        Caption = flow.Generator() is null ? "" : "It is linear: its matrix is in generators.npy.",
    };

    private LinesFigure Spectrum()
    {
        var shares = result.Spectrum.Take(MostShares).Select(share => Math.Max(share, 1e-16)).ToArray();
        double[] places = [.. Enumerable.Range(1, shares.Length).Select(i => (double)i)];
        LineSeries[] series = [new("the paths", places, shares)];
        return new LinesFigure
        {
            Name = "spectrum",
            Title = "Within-path share of combinations",
            XLabel = "combination",
            YLabel = "share",
            LogY = true,
            Dots = true,
            Series = result.Regrouped.Length == 0 ? series
                : [.. series, new("regrouped points", [1, shares.Length], [result.Regrouped[0], result.Regrouped[0]])],
        };
    }

    private static string Number(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";
}
