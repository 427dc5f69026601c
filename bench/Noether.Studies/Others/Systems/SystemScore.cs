namespace Noether.Studies.Others.Systems;

/// <summary>
/// How one method fared on one piece of data: the scores that all methods of a question have in common; NaN where one
/// is not asked for.
/// </summary>
/// <param name="Method">The method, such as "forestano".</param>
/// <param name="Seconds">Wall seconds of the method.</param>
internal sealed record SystemScore(string Method, double Seconds)
{
    /// <summary>Names of the figures, in the order of the table, each with its heading and decimals; negative for
    /// exponents.</summary>
    public static IReadOnlyList<(string Name, string Heading, int Decimals)> Columns { get; } =
    [
        ("cosine", "span cosine, least", 4), ("countError", "count error", 0),
            ("invariance", "invariance residual", -1),
        ("closure", "closure", -1), ("unexplained", "unexplained", 5), ("steps", "steps, rank correlation", 4),
        ("flow", "flow residual", -1), ("rank", "rank agreement", 4), ("energy", "energy error of roll-outs", -1),
        ("other", "its own score", 4),
    ];

    /// <summary>Least cosine of the principal angles between the found span and the true one.</summary>
    public double Cosine { get; init; } = double.NaN;

    /// <summary>Found dimension less the true one.</summary>
    public double CountError { get; init; } = double.NaN;

    /// <summary>E (grad f . G x)^2 / (E |grad f|^2 E |G x|^2) with the true f on held-out samples, of the worst
    /// generator.</summary>
    public double Invariance { get; init; } = double.NaN;

    /// <summary>How far commutators leave the span.</summary>
    public double Closure { get; init; } = double.NaN;

    /// <summary>Share of held-out second samples that is not explained.</summary>
    public double Unexplained { get; init; } = double.NaN;

    /// <summary>Spearman's correlation of found and true steps, sign left out.</summary>
    public double Steps { get; init; } = double.NaN;

    /// <summary>Flow residual of a conserved quantity.</summary>
    public double Flow { get; init; } = double.NaN;

    /// <summary>Spearman's correlation of the means over trajectories, sign left out.</summary>
    public double Rank { get; init; } = double.NaN;

    /// <summary>Mean squared error of the energy over roll-outs.</summary>
    public double Energy { get; init; } = double.NaN;

    /// <summary>Another score, which the page of the system explains.</summary>
    public double Other { get; init; } = double.NaN;

    /// <summary>The figures by the names of <see cref="Columns"/>.</summary>
    public IEnumerable<(string Name, double Value)> Figures() =>
        Columns.Select(column => column.Name).Zip<string, double>(
            [Cosine, CountError, Invariance, Closure, Unexplained, Steps, Flow, Rank, Energy, Other]);
}
