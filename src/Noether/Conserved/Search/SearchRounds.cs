using Noether.Data.Paths;

namespace Noether.Conserved.Search;

/// <summary>
/// One quantity after another: the main function of each is then left out of the library, so that the next is another
/// one. What is a function of a quantity that was found, or of one that was refused, counts as nothing new.
/// </summary>
/// <param name="paths">The paths.</param>
/// <param name="features">The functions along them.</param>
/// <param name="moments">Moments of the fitted paths.</param>
/// <param name="fit">Makes quantities.</param>
/// <param name="regrouped">Shares of regrouped points.</param>
/// <param name="limits">What counts as conserved.</param>
internal sealed class SearchRounds(
    PathSet paths, PathFeatures features, PathMoments moments, QuantityFit fit, double[] regrouped, ConservedLimits limits)
{
    private const int MostRounds = 16;
    private const int MostFurther = 3;
    private const int MostFurtherTerms = 6;

    private readonly SupportSearch supports = new(moments, features.Functions, limits);
    private readonly List<string> further = [];
    private List<int> active = [.. Enumerable.Range(0, features.Count)];

    /// <summary>Told what is done, and how much of it.</summary>
    public Action<string, double> Report { get; init; } = (_, _) => { };

    /// <summary>Independent quantities that passed.</summary>
    public List<Quantity> Conserved { get; } = [];

    /// <summary>Quantities that did not pass.</summary>
    public List<Quantity> Rejected { get; } = [];

    /// <summary>Formulas of quantities that are functions of those found.</summary>
    public IReadOnlyList<string> Further => further;

    /// <summary>How far the points follow the motion.</summary>
    public double Resolution { get; } = ConservedSearch.ResolutionOf(paths);

    /// <summary>Runs to the end.</summary>
    public void Run()
    {
        var most = Math.Max(1, paths.Dimension - 1);
        for (var i = 0; i < MostRounds && active.Count > 0 && further.Count < MostFurther; i++)
        {
            Report("looking for formulas", 0.3 + (0.65 * i / MostRounds));
            // Beyond as many as can be independent only exact ones are worth naming.
            var full = Conserved.Count + Rejected.Count >= most;
            if (full && (Rejected.Count > 0 || paths.Dimension < 3 || Conserved.Any(one => one.Held.Share > limits.Exact)))
                return;
            var found = supports.Find([.. active]);
            if (found.Count == 0)
                return;
            var quantity = fit.Make(found[0]);
            quantity = quantity with { PValue = Chance(quantity.Held.Share), Alternatives = Others(found) };
            if (!supports.Passes(found[0]))
            {
                if (Conserved.Count == 0)
                    Rejected.Add(quantity);
                return;
            }

            Judge(quantity);
            active = [.. active.Where(j => j != found[0].Pivot)];
        }
    }

    private void Judge(Quantity quantity)
    {
        var least = quantity.Held.Share <= limits.Exact ? limits.ExactAngle : limits.NoisyAngle;
        var passed = limits.Checks(quantity, Resolution).All(check => check.Passed);
        if (GradientAngles.Sine(paths, [.. Conserved, .. Rejected], quantity) >= least)
            (passed ? Conserved : Rejected).Add(quantity);
        else if (passed && quantity.Terms.Count <= MostFurtherTerms && Rejected.Count == 0)
            further.Add(quantity.Formula(paths.Names));
    }

    private string[] Others(IReadOnlyList<Combination> found) =>
    [
        .. found.Skip(1).Select(fit.Make)
            .Where(other => limits.Checks(other with { PValue = 0 }, Resolution).All(check => check.Passed))
            .Select(other => other.Formula(paths.Names)),
    ];

    private double Chance(double share) => (1.0 + regrouped.Count(other => other <= share)) / (1 + regrouped.Length);
}
