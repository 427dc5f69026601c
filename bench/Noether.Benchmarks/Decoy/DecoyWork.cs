namespace Noether.Benchmarks.Decoy;

/// <summary>
/// The work of an epoch, counted from the formulas. A multiply-add is two operations; addition, maximum, square root
/// and division are one each. Left out, because they are a few percent together: sorting, sums over the first layer,
/// the logistic function, and padding.
/// </summary>
/// <param name="Operations">Floating-point operations that our kernels execute.</param>
/// <param name="Dense">Those of the matrix products that a dense implementation executes.</param>
internal sealed record DecoyWork(double Operations, double Dense)
{
    /// <summary>For each point and last unit: forward 8, output and its sums 4, backward 9.</summary>
    private const double PerOutput = 21;

    /// <summary>For each validation point and last unit: linear function 4, maximum 1, output 2.</summary>
    private const double PerJudged = 7;

    /// <summary>
    /// For each weight of the second layer: coefficients of the first sector 6 and two events 8, in training and in
    /// validation; backward two and a half events of 12; its gradient 5; Adam 15.
    /// </summary>
    private const double PerWeight = (2 * 14) + 30 + 5 + 15;

    /// <summary>Counts an epoch of a network with default layers.</summary>
    /// <param name="training">Points in training.</param>
    /// <param name="validation">Points in validation.</param>
    public static DecoyWork Of(double training, double validation)
    {
        const double first = 200, last = 100;
        return new DecoyWork(
            (last * ((PerOutput * training) + (PerJudged * validation))) + (PerWeight * first * last),
            (2 * ((3 * training) + validation) * ((2 * first) + (first * last) + last)) - (4 * training * first));
    }
}
