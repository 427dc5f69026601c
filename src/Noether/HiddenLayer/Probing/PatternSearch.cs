namespace Noether.HiddenLayer.Probing;

/// <summary>
/// A local search: steps to and fro along every axis as long as one of them is better, then half as far (Hooke and
/// Jeeves, Journal of the ACM 8, 1961).
/// </summary>
internal static class PatternSearch
{
    /// <summary>
    /// Halvings after which lines and centres of the coarse grid are exact to a quarter of a degree and 0.003: what is
    /// not met exactly keeps less, and then a true symmetry of thin lines looks like a rough one of thick shapes.
    /// </summary>
    public const int Exact = 3;

    // Enough for a walk to the neighbouring place of a coarse grid at every width of the steps.
    private const int MostMoves = 4;

    /// <summary>The best place that is found.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="steps">How far to step along each axis at first.</param>
    /// <param name="halvings">How often the steps are halved, at least 0.</param>
    /// <param name="score">What is to be high.</param>
    public static double[] Run(double[] start, double[] steps, int halvings, Func<double[], double> score)
    {
        var (best, value, width) = (start, score(start), 1.0);
        for (var level = 0; level <= halvings; level++, width /= 2)
        {
            for (var (moves, better) = (0, true); better && moves < MostMoves; moves++)
            {
                better = false;
                for (var i = 0; i < 2 * steps.Length; i++)
                {
                    var next = (double[])best.Clone();
                    next[i / 2] += (i % 2 == 0 ? 1 : -1) * width * steps[i / 2];
                    var here = score(next);
                    if (here <= value)
                        continue;
                    (best, value, better) = (next, here, true);
                }
            }
        }

        return best;
    }
}
