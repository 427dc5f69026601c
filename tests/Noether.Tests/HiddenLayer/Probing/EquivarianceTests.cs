using Noether.HiddenLayer.Probing;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Probing;

public sealed class EquivarianceTests
{
    private const int Size = NuclearNorm.Size;

    [Fact]
    public void Scan_ComponentsThatAreEvenAndOddAtALine_IsOneThereAndLessElsewhere()
    {
        var rho = Scan(ProbeFields.Waves(), SymmetryKind.Mirror);
        var best = Array.IndexOf(rho, rho.Where(double.IsFinite).Max());
        var families = ProbeFamilies.Hidden;

        Assert.Equal(90, families.LineAngle(best / families.Offsets.Length), 1e-9);
        Assert.Equal(0, families.Offsets[best % families.Offsets.Length], 1e-9);
        // Lookups in cells, components that the iteration of the norm reaches last: a hundredth.
        Assert.Equal(1, rho[best], 1e-2);
        Assert.True(rho.Where((value, i) => double.IsFinite(value) && i != best).Max() < rho[best] - 1e-3);
    }

    [Fact]
    public void Scan_TheSameComponentsAtOtherPlaces_FindsNoLine()
    {
        var components = ProbeFields.Waves();
        var order = new CounterRandom(5).Permutation(components.Length / Size);
        var shuffled = order.SelectMany(cell => components[(cell * Size)..((cell + 1) * Size)]).ToArray();

        var maps = Maps(shuffled);

        Assert.True(ProbeCalibration.Default.RateOf(
            ProbeSource.Hidden, test: 0, ProbeSummary.Of(maps).Ranks[0], networks: 1) > 0.2);
    }

    [Fact]
    public void Scan_OnOtherBasesOfTheComponents_IsTheSame()
    {
        var components = ProbeFields.Waves();
        // Swapped and with other signs: an orthogonal map.
        var other = new float[components.Length];
        for (var i = 0; i < components.Length; i++)
            other[(i / Size * Size) + ((i + 3) % Size)] = i % 2 == 0 ? components[i] : -components[i];

        var (one, two) = (Scan(components, SymmetryKind.Cyclic), Scan(other, SymmetryKind.Cyclic));

        for (var i = 0; i < one.Length; i++)
            Assert.Equal(one[i], two[i], 1e-3);
    }

    private static ProbeMaps Maps(float[] components)
    {
        var equivariance = new Equivariance(ProbeFields.Grid);
        return ProbeMaps.Of(
            HiddenScan.Make((maps, kind) => [.. maps.Select(map => equivariance.Coverage(map, kind))]),
            HiddenScan.Make((maps, kind) => equivariance.Scan(components, maps, kind)));
    }

    private static double[] Scan(float[] components, SymmetryKind kind) => new Equivariance(ProbeFields.Grid).Scan(
        components, kind == SymmetryKind.Mirror ? ProbeFamilies.Hidden.Mirrors : ProbeFamilies.Hidden.Turns, kind);
}
