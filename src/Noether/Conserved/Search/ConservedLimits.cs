using Noether.Discovery;

namespace Noether.Conserved.Search;

/// <summary>
/// What a quantity needs to count as conserved. The values were set on seeds below 100 of the systems in
/// <c>PathSystem</c> and judged on other seeds and further systems: docs/results/conserved.
/// </summary>
internal sealed record ConservedLimits
{
    private const double MostDigits = 16;

    /// <summary>Within-path share of the variance up to which noise may be what varies.</summary>
    public double Share { get; init; } = 0.35;

    /// <summary>Within-path share up to which a quantity counts as conserved whatever its changes look like.</summary>
    public double Exact { get; init; } = 1e-6;

    /// <summary>
    /// Within-path variance over that of steps, which is 1 for white noise and more where it moves: this much, and
    /// <see cref="WhitenessErrors"/> standard errors.
    /// </summary>
    public double Whiteness { get; init; } = 1.05;

    /// <summary>Standard errors of the whiteness of noise that are allowed, each 1 / sqrt(degrees of freedom).</summary>
    public double WhitenessErrors { get; init; } = 4;

    /// <summary>Most terms of a formula.</summary>
    public int Terms { get; init; } = 12;

    /// <summary>Mean change along a path, in standard errors.</summary>
    public double Drift { get; init; } = 3.3;

    /// <summary>Chance of as small a share where points are shared out to paths at random.</summary>
    public double Chance { get; init; } = 0.01;

    /// <summary>Two quantities whose shares differ by less than this factor cannot be told apart.</summary>
    public double Alike { get; init; } = 1.1;

    /// <summary>Motion from point to point over that along a path: the points must follow the motion.</summary>
    public double Resolved { get; init; } = 2;

    /// <summary>Sine of the angle between the gradient of a new quantity and those that are known; of exact ones.</summary>
    public double ExactAngle { get; init; } = 0.02;

    /// <summary>The same where there is noise.</summary>
    public double NoisyAngle { get; init; } = 0.15;

    /// <summary>The largest whiteness that noise alone may have.</summary>
    /// <param name="freedom">Degrees of freedom within paths.</param>
    public double WhitenessFor(int freedom) => Whiteness + (WhitenessErrors / Math.Sqrt(freedom));

    /// <summary>The quantities behind a verdict about one quantity.</summary>
    /// <param name="quantity">It, as held-out paths have it.</param>
    /// <param name="resolution">Median of the coordinates, for <see cref="Resolved"/>.</param>
    public IReadOnlyList<Check> Checks(Quantity quantity, double resolution)
    {
        var chance = new Check("pValue",
            "chance of as small a share where points are shared out to paths at random", quantity.PValue, Chance,
            Direction.AtMost);
        if (quantity.Held.Share <= Exact)
        {
            return
            [
                new Check("withinDigits", "digits by which its variance within held-out paths lies below that over all",
                    Math.Min(MostDigits, -Math.Log10(Math.Max(quantity.Held.Share, double.Epsilon))), -Math.Log10(Exact),
                    Direction.AtLeast),
                chance,
            ];
        }

        return
        [
            new Check("withinShare", "share of its variance that lies within held-out paths", quantity.Held.Share, Share,
                Direction.AtMost),
            new Check("whiteness", "its variance along held-out paths over that of its steps; noise alone gives 1",
                quantity.Held.Whiteness, WhitenessFor(quantity.Held.Freedom), Direction.AtMost),
            new Check("drift", "its mean slope along all paths, in standard errors", quantity.Held.Drift, Drift,
                Direction.AtMost),
            new Check("resolution", "variance of the coordinates along paths over that of their steps", resolution,
                Resolved, Direction.AtLeast),
            chance,
        ];
    }
}
