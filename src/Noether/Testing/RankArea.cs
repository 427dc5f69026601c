namespace Noether.Testing;

/// <summary>The area under the curve of scores: how often a positive one is above a negative one, ties a half.</summary>
internal static class RankArea
{
    /// <summary>The area, its standard error (E. R. DeLong and others, Biometrics 44, 837) and that where both are alike.</summary>
    /// <param name="positive">Scores that are to be large.</param>
    /// <param name="negative">Scores that are to be small.</param>
    public static (double Area, double Error, double NullError) Of(ReadOnlySpan<double> positive, ReadOnlySpan<double> negative)
    {
        double[] up = [.. positive], down = [.. negative];
        Array.Sort(up);
        Array.Sort(down);
        var (ofUp, ofDown) = (Shares(up, down, below: true), Shares(down, up, below: false));
        var area = ofUp.Average();
        var error = Math.Sqrt((Variance(ofUp, area) / up.Length) + (Variance(ofDown, area) / down.Length));
        return (area, error, NullOf(up, down));
    }

    /// <summary>The standard error of the area of as many scores each that are alike, without ties.</summary>
    /// <param name="each">Scores of each kind.</param>
    public static double NullError(int each) => Math.Sqrt(((2.0 * each) + 1) / (12.0 * each * each));

    // For each score the share of the others that is below (or above) it, ties a half.
    private static double[] Shares(double[] scores, double[] others, bool below)
    {
        var shares = new double[scores.Length];
        var (less, most) = (0, 0);
        for (var i = 0; i < scores.Length; i++)
        {
            while (less < others.Length && others[less] < scores[i])
                less++;
            most = Math.Max(most, less);
            while (most < others.Length && others[most] <= scores[i])
                most++;
            var share = (less + most) / (2.0 * others.Length);
            shares[i] = below ? share : 1 - share;
        }

        return shares;
    }

    private static double Variance(double[] shares, double mean) =>
        shares.Sum(share => (share - mean) * (share - mean)) / Math.Max(1, shares.Length - 1);

    // With the correction for ties; 0 where all scores are equal.
    private static double NullOf(double[] up, double[] down)
    {
        double[] all = [.. up, .. down];
        Array.Sort(all);
        double n = all.Length, ties = 0;
        for (var first = 0; first < all.Length;)
        {
            var last = first;
            while (last < all.Length && all[last] == all[first])
                last++;
            double size = last - first;
            ties += (size * size * size) - size;
            first = last;
        }

        return Math.Sqrt(Math.Max(0, n + 1 - (ties / (n * (n - 1)))) / (12.0 * up.Length * down.Length));
    }
}
