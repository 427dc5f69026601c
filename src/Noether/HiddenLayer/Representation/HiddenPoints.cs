using Noether.HiddenLayer.Decoy;

namespace Noether.HiddenLayer.Representation;

/// <summary>
/// What is kept of one network, as one array: for each point three principal components of each
/// <see cref="HiddenAnalysis"/> in their order, 0 where an analysis leaves the point out, and then 1 on the contour or 0 in
/// the background.
/// </summary>
internal static class HiddenPoints
{
    /// <summary>Principal components of one analysis.</summary>
    public const int ComponentsEach = 3;

    /// <summary>Number of analyses.</summary>
    public const int Analyses = 4;

    /// <summary>Components that are kept for each point.</summary>
    public const int Components = ComponentsEach * Analyses;

    /// <summary>Values for each point.</summary>
    public const int Width = Components + 1;

    /// <summary>What is kept of a trained network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="points">The points that it learnt.</param>
    /// <param name="analysis">
    /// Analysis for as many units as its last hidden layer has; not shared between threads.
    /// </param>
    public static float[] Of(DecoyNetwork network, DecoyPoints points, PrincipalComponents analysis)
    {
        var flags = points.OnContour;
        var packed = new float[flags.Length * Width];
        for (var i = 0; i < flags.Length; i++)
            packed[(i * Width) + Components] = flags[i] ? 1 : 0;
        var values = network.HiddenActivations(points.Coordinates);
        Put(HiddenAnalysis.Activations, values, network.LastUnits, analysis, packed);
        network.Weigh(values);
        foreach (var kind in (HiddenAnalysis[])
            [HiddenAnalysis.Contributions, HiddenAnalysis.Contour, HiddenAnalysis.Background])
            Put(kind, values, network.LastUnits, analysis, packed);
        return packed;
    }

    /// <summary>Whether an analysis takes a point in.</summary>
    /// <param name="kind">The analysis.</param>
    /// <param name="point">The <see cref="Width"/> values of the point.</param>
    public static bool Takes(HiddenAnalysis kind, ReadOnlySpan<float> point) => kind switch
    {
        HiddenAnalysis.Contour => point[Components] != 0,
        HiddenAnalysis.Background => point[Components] == 0,
        _ => true,
    };

    // A picture may have no points of one kind; then there is nothing to analyse.
    private static void Put(
        HiddenAnalysis kind, float[] values, int units, PrincipalComponents analysis, float[] packed)
    {
        var taken = new List<int>(packed.Length / Width);
        for (var i = 0; i < packed.Length / Width; i++)
        {
            if (Takes(kind, packed.AsSpan(i * Width, Width)))
                taken.Add(i);
        }
        if (taken.Count == 0)
            return;
        var rows = values;
        if (taken.Count * units != values.Length)
        {
            rows = new float[taken.Count * units];
            for (var i = 0; i < taken.Count; i++)
                values.AsSpan(taken[i] * units, units).CopyTo(rows.AsSpan(i * units));
        }
        var kept = Math.Min(ComponentsEach, units);
        var scores = analysis.Project(rows, kept).Values;
        for (var i = 0; i < taken.Count; i++)
            scores.AsSpan(i * kept, kept).CopyTo(packed.AsSpan((taken[i] * Width) + ((int)kind * ComponentsEach)));
    }
}
