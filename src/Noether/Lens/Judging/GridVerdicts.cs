using Noether.Discovery;

namespace Noether.Lens.Judging;

/// <summary>Turns what was measured of a grid into a verdict. The thresholds are the same for all data.</summary>
internal static class GridVerdicts
{
    private const double MostDeparture = 0.1;
    private const double MostOfLine = 0.5;
    private const double MostOfNext = 0.7;
    private const double LeastCorrelation = 0.15;
    private const double LeastAgreement = 0.95;
    private const string AxesCaveat =
        "Each axis is known up to its direction, and of a square grid which axis is which.";

    /// <summary>Whether it is worth placing each half of the samples.</summary>
    public static bool Promising(double grid, double line) => grid <= MostDeparture && grid <= MostOfLine * line;

    /// <summary>Whether neighbours by partial correlations form a lattice.</summary>
    public static bool IsLattice(double departure) => departure <= MostDeparture;

    /// <summary>Checks the placement.</summary>
    public static Verdict Decide(GridAnswer answer)
    {
        var (placement, figures) = (answer.Placement, answer.Figures);
        List<Check> checks =
        [
            new("stationarity",
                "departure of the correlations, on held-out samples, from a function of the displacement on the grid",
                figures.ToeplitzDeparture, MostDeparture, Direction.AtMost),
            new("locality", "mean correlation of neighbours, along the axis where it is lower",
                figures.NeighbourCorrelation, LeastCorrelation, Direction.AtLeast),
        ];
        if (answer.Lattice is { } lattice)
        {
            checks.Add(new("lattice",
                "departure of the neighbours, by partial correlations, from a function of the displacement on the grid",
                lattice, MostDeparture, Direction.AtMost));
        }
        else
        {
            checks.Add(new("two axes", "departure of the grid as a share of that of the best single line",
                answer.Line > 0 ? placement.Departure / answer.Line : 1, MostOfLine, Direction.AtMost));
        }

        if (answer.Lattice is null && !answer.ShapeGiven && answer.Others.Count > 0)
        {
            checks.Add(new("shape", "departure of the grid as a share of that of the next best shape",
                answer.Others[0].Departure > 0 ? placement.Departure / answer.Others[0].Departure : 1, MostOfNext,
                Direction.AtMost));
        }

        if (answer.Agreement is { } same)
        {
            checks.Add(new("agreement", "share of the columns that two disjoint halves of the samples put at one place",
                same, LeastAgreement, Direction.AtLeast));
        }

        var failed = checks.Where(check => !check.Passed).Select(check => check.Name).ToArray();
        var finding = failed.Length == 0 && answer.Agreement is not null ? Finding.Found
            : failed is ["stationarity"] or ["agreement"] or ["stationarity", "agreement"] && answer.Agreement > 0.5
                ? Finding.Undecided
            : Finding.NotFound;
        var shape = $"{placement.Rows} x {placement.Columns}";
        return new Verdict
        {
            Finding = finding,
            Summary = finding switch
            {
                Finding.Found => $"Found: the columns are the cells of a hidden grid of {shape}, along both axes of which "
                    + "the samples are stationary and local; the two generators shift it by one row and by one column.",
                Finding.Undecided => $"Undecided: the columns are most likely the cells of a grid of {shape}, but "
                    + $"{string.Join(", and ", failed.Select(Explain))}.",
                _ => $"Not found: {string.Join("; ", failed.Select(Explain))}.",
            },
            Checks = checks,
            Caveats =
            [
                "This answer is an order of the columns; maps that mix them are not part of it.",
                AxesCaveat,
            ],
        };
    }

    /// <summary>Checks a grid behind a map that mixes the columns.</summary>
    public static Verdict Decide(MixedGridAnswer answer)
    {
        var checks = Verdicts.Checks(answer.Figures, answer.Agreement);
        if (answer.OfLine is { } line)
        {
            checks.Add(new("two axes", "departure of the grid of components as a share of that of their best single line",
                line, MostOfLine, Direction.AtMost));
        }

        if (answer.OfNext is { } next)
        {
            checks.Add(new("shape", "departure of the grid of components as a share of that of the next best shape",
                next, MostOfNext, Direction.AtMost));
        }

        var failed = checks.Where(check => !check.Passed).Select(check => check.Name).ToArray();
        var shape = $"{answer.Shape.Rows} x {answer.Shape.Columns}";
        return new Verdict
        {
            Finding = failed.Length == 0 ? Finding.Found : Finding.NotFound,
            Summary = failed.Length == 0
                ? $"Found: behind a map that mixes the columns the samples are stationary and local along both axes of a "
                    + $"hidden grid of {shape}; the two generators shift it by one row and by one column "
                    + $"({answer.Figures.Name})."
                : $"Not found: {string.Join("; ", failed.Select(ExplainMixed))}.",
            Checks = checks,
            Caveats = [AxesCaveat],
        };
    }

    private static string ExplainMixed(string check) =>
        check is "two axes" or "shape" ? Explain(check) : Verdicts.Explain(check);

    private static string Explain(string check) => check switch
    {
        "stationarity" => "the statistics change from place to place",
        "locality" => "neighbours on the best grid are hardly correlated",
        "lattice" => "neighbours do not form a lattice",
        "two axes" => "a grid explains the correlations hardly better than a line",
        "shape" => "grids of two shapes explain the correlations about as well",
        _ => "two halves of the samples put some columns at different places",
    };
}
