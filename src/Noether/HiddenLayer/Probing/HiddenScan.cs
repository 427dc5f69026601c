namespace Noether.HiddenLayer.Probing;

/// <summary>A number for every map of the families of the hidden layer.</summary>
/// <param name="Mirrors">For every reflection.</param>
/// <param name="Turns">For every rotation.</param>
/// <param name="Shifts">For every translation.</param>
internal sealed record HiddenScan(double[] Mirrors, double[] Turns, double[] Shifts)
{
    /// <summary>Makes one of the maps and their kinds.</summary>
    /// <param name="of">Gives the numbers of a family.</param>
    public static HiddenScan Make(Func<PlaneMap[], SymmetryKind, double[]> of)
    {
        var families = ProbeFamilies.Hidden;
        return new HiddenScan(
            of(families.Mirrors, SymmetryKind.Mirror), of(families.Turns, SymmetryKind.Cyclic),
            of(families.Shifts, SymmetryKind.Translation));
    }

    /// <summary>The mean of several.</summary>
    /// <param name="scans">At least one.</param>
    public static HiddenScan Mean(IReadOnlyList<HiddenScan> scans) => new(
        Mean(scans, scan => scan.Mirrors), Mean(scans, scan => scan.Turns), Mean(scans, scan => scan.Shifts));

    private static double[] Mean(IReadOnlyList<HiddenScan> scans, Func<HiddenScan, double[]> of)
    {
        var sums = new double[of(scans[0]).Length];
        foreach (var scan in scans)
        {
            for (var i = 0; i < sums.Length; i++)
                sums[i] += of(scan)[i] / scans.Count;
        }

        return sums;
    }
}
