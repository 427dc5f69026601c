namespace Noether.Benchmarks.Decoy;

/// <summary>
/// The work of an epoch, counted from the formulas. A multiply-add is two operations; addition, maximum, comparison,
/// square root and division are one each. Left out, because they are a few percent together: the order of the tour,
/// what is done once for each unit, the logistic function, and padding.
/// </summary>
/// <param name="Operations">Floating-point operations that our kernels execute.</param>
/// <param name="Dense">Those of the matrix products that a dense implementation executes.</param>
internal sealed record DecoyWork(double Operations, double Dense)
{
    /// <summary>For each point and first unit: linear function 4, comparison 1.</summary>
    private const double PerMark = 5;

    /// <summary>For each point and last unit: forward 8, output and its sums 4, backward 9.</summary>
    private const double PerOutput = 21;

    /// <summary>For each validation point and last unit: linear function 4, maximum 1, output 2.</summary>
    private const double PerJudged = 7;

    /// <summary>For each event and last unit: three coefficients, in training and in validation.</summary>
    private const double PerEvent = 6;

    /// <summary>For each event and last unit in training: three sums of the unit, three terms of its product.</summary>
    private const double PerEventBack = 12;

    /// <summary>
    /// For each weight of the second layer: what the batch norm adds 2, in training and in validation; its gradient 5;
    /// Adam 15.
    /// </summary>
    private const double PerWeight = 4 + 5 + 15;

    /// <summary>Counts an epoch of a network with default layers.</summary>
    /// <param name="training">Points in training.</param>
    /// <param name="validation">Points in validation.</param>
    /// <param name="events">Events among them.</param>
    public static DecoyWork Of(double training, double validation, DecoyEventCount events)
    {
        const double first = 200, last = 100;
        var points = (last * ((PerOutput * training) + (PerJudged * validation)))
            + (PerMark * first * (training + validation));
        var sweeps = last * (((PerEvent + PerEventBack) * events.Training) + (PerEvent * events.Validation));
        return new DecoyWork(
            points + sweeps + (PerWeight * first * last),
            (2 * ((3 * training) + validation) * ((2 * first) + (first * last) + last)) - (4 * training * first));
    }
}
