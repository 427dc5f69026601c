using Noether.Numerics;

namespace Noether.Labels;

/// <summary>Chooses among polynomials and kernels by held-out samples.</summary>
internal static class SmootherChoice
{
    private const int MostDegree = 6;
    private const int MostMonomials = 300;
    private const int MostRows = 1000;

    private static readonly double[] Widths = [0.5, 1, 2, 4]; // of the root of the number of coordinates
    private static readonly double[] Ridges = [1e-3, 1e-2, 0.1, 1];

    /// <summary>The kind of smoother that predicts held-out labels best, of equals the simplest.</summary>
    /// <param name="training">Points to fit at; the first 1000 are used.</param>
    /// <param name="values">Their labels, one array a column.</param>
    /// <param name="held">Points to judge at.</param>
    /// <param name="truth">Their labels.</param>
    /// <param name="cancellation">Stops the choice.</param>
    public static Func<Matrix, Smoother> Best(
        Matrix training, double[][] values, Matrix held, double[][] truth, CancellationToken cancellation)
    {
        var rows = Math.Min(MostRows, training.Rows);
        var points = training.CopyRows(0, rows);
        var (best, least) = ((Func<Matrix, Smoother>?)null, double.PositiveInfinity);
        foreach (var candidate in Candidates(training.Columns, rows))
        {
            cancellation.ThrowIfCancellationRequested();
            var smoother = candidate(points);
            var error = 0.0;
            for (var m = 0; m < values.Length; m++)
            {
                var said = smoother.Evaluate(smoother.Fit(values[m].AsSpan(0, rows)), held, null);
                for (var i = 0; i < said.Length; i++)
                    error += Math.Pow(said[i] - truth[m][i], 2);
            }

            // What is not better by more than chance is not worth its freedom.
            if (error < 0.998 * least)
                (best, least) = (candidate, error);
        }

        return best!;
    }

    private static IEnumerable<Func<Matrix, Smoother>> Candidates(int variables, int rows)
    {
        for (var degree = 1; degree <= MostDegree; degree++)
        {
            var k = degree;
            if (PolynomialSmoother.Count(variables, k) <= Math.Min(MostMonomials, rows / 3))
                yield return points => new PolynomialSmoother(points, k);
        }

        foreach (var width in Widths.Reverse())
        {
            foreach (var ridge in Ridges.Reverse())
                yield return points => new KernelSmoother(points, width * Math.Sqrt(variables), ridge);
        }
    }
}
