namespace Noether.Conserved.Search;

/// <summary>A combination of few functions, as the paths that it was fitted to have it.</summary>
/// <param name="Support">The functions, ascending.</param>
/// <param name="Weights">Their weights (for functions of deviation 1), as many; total variance 1.</param>
/// <param name="Share">Within-path share of the variance, lambda.</param>
/// <param name="Whiteness">Within-path variance over half the mean square of successive steps.</param>
internal sealed record Combination(int[] Support, double[] Weights, double Share, double Whiteness)
{
    /// <summary>The weights among all k functions, zeros elsewhere.</summary>
    public double[] Full(int count)
    {
        var full = new double[count];
        for (var i = 0; i < Support.Length; i++)
            full[Support[i]] = Weights[i];
        return full;
    }

    /// <summary>The function with the largest weight.</summary>
    public int Pivot => Support[Array.IndexOf(Weights, Weights.MaxBy(Math.Abs))];

    /// <summary>The best combination of some functions.</summary>
    /// <param name="moments">Moments of all functions.</param>
    /// <param name="support">The functions, ascending.</param>
    /// <returns>Null where they do not vary.</returns>
    public static Combination? Best(PathMoments moments, int[] support)
    {
        var within = PathMoments.Part(moments.Within, support);
        var eigen = GeneralisedEigen.Solve(within, PathMoments.Part(moments.Total, support));
        return eigen.Values.Length == 0 ? null : Of(moments, support, eigen.Values[0], eigen.Vectors[0]);
    }

    /// <summary>A combination of given weights.</summary>
    public static Combination Of(PathMoments moments, int[] support, double share, double[] weights)
    {
        double Form(Numerics.Matrix matrix) => PathMoments.Form(PathMoments.Part(matrix, support), weights);

        var steps = Form(moments.Successive);
        return new Combination(support, weights, Math.Max(0, share), steps > 0 ? Form(moments.Within) / steps : 0);
    }
}
