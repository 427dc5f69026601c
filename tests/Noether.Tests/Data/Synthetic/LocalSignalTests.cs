using Noether.Data.Synthetic;
using Noether.Numerics;

namespace Noether.Tests.Data.Synthetic;

public sealed class LocalSignalTests
{
    private const int D = 33;

    // Sums of a few values near 1.
    private const double Rounding = 1e-12;

    // What lies beyond the reach, as a share of the peak.
    private const double Negligible = 1e-17;

    public static TheoryData<SignalFamily, int> Kinds()
    {
        var data = new TheoryData<SignalFamily, int>();
        foreach (var family in Enum.GetValues<SignalFamily>())
            for (var kind = 0; kind < LocalSignals.Kinds(family); kind++)
                data.Add(family, kind);
        return data;
    }

    [Fact]
    public void Gaussian_IsTheNormalDensity() => AssertValues(
        new GaussianSignal(0.8), t => Math.Exp(-t * t / 1.28) / (Math.Sqrt(2 * Math.PI) * 0.8));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Legendre_IsTheDerivativeOfTheLegendrePolynomial(int degree) =>
        // P_l^1(z) = sqrt(1 - z^2) P_l'(z), with P_2' = 3 z and P_3' = (15 z^2 - 3)/2.
        AssertValues(new LegendreSignal(degree, 11), t =>
        {
            var z = Math.Sin(Math.PI * Math.Clamp(t / 5.5, -1, 1) / 2);
            var slope = degree == 2 ? 3 * z : ((15 * z * z) - 3) / 2;
            return Math.Sqrt(Math.Max(0, 1 - (z * z))) * slope;
        });

    [Fact]
    public void Decay_IsZeroBeforeItsCentre() => AssertValues(
        new DecaySignal(2.5), t => t < 0 ? 0 : Math.Exp(-t / 2.5));

    [Fact]
    public void Wavelet_IsACosineUnderANormalEnvelope() => AssertValues(
        new WaveletSignal(7, 2.1), t => Math.Cos(2 * Math.PI * t / 7) * Math.Exp(-t * t / (2 * 2.1 * 2.1)));

    [Fact]
    public void Ringing_IsADampedSineFromItsCentreOn() => AssertValues(
        new RingingSignal(3, 6), t => t < 0 ? 0 : Math.Sin(Math.PI * t / 3) / Math.Exp(t / 3));

    [Fact]
    public void Sawtooth_RisesAndDrops() => AssertValues(
        new SawtoothSignal(7.5), t => t is >= 0 and <= 7.5 ? t / 7.5 : 0);

    [Fact]
    public void Chirp_HasAPhaseThatBends() => AssertValues(
        new ChirpSignal(8, 3),
        t => Math.Sin((2 * Math.PI * t / 8) + (2 * Math.PI * t * t / 96)) * Math.Exp(-t * t / 18));

    [Fact]
    public void Bump_HasItsSign() => AssertValues(new BumpSignal(-1, 3.2), t => -Math.Exp(-t * t / (2 * 3.2 * 3.2)));

    [Fact]
    public void Box_IsFlatOverItsLength() => AssertValues(new BoxSignal(-1, 7.5), t => Math.Abs(t) <= 3.75 ? -1 : 0);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Draw_AnyKind_IsNegligibleBeyondItsReach(SignalFamily family, int kind)
    {
        for (var i = 0; i < 200; i++)
        {
            var signal = LocalSignals.Draw(family, kind, new CounterRandom(5, (ulong)i));
            var (before, after) = (signal.Before, signal.After);
            var peak = Enumerable.Range(0, 1001).Max(j => Math.Abs(signal.At((j * (before + after) / 1000) - before)));
            Assert.True(peak > 0);
            // Boxes, ramps and Legendre functions end where they end; the others must have died away.
            if (signal is BoxSignal or SawtoothSignal or LegendreSignal)
                continue;
            Assert.True(Math.Abs(signal.At(after)) <= Negligible * peak);
            Assert.True(before == 0 || Math.Abs(signal.At(-before)) <= Negligible * peak);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Add_OnACircle_TurnsWithTheCentre(SignalFamily family, int kind)
    {
        for (var i = 0; i < 20; i++)
        {
            var signal = LocalSignals.Draw(family, kind, new CounterRandom(6, (ulong)i));
            double[] at = new double[D], turned = new double[D];
            SyntheticSignals.Add(at, signal, center: 30.2, amplitude: 1, circular: true);
            SyntheticSignals.Add(turned, signal, center: 7.2 - 66, amplitude: 1, circular: true);
            Assert.Contains(at, v => v != 0);
            for (var k = 0; k < D; k++)
                Assert.Equal(at[k], turned[(k + 10) % D], Rounding);
        }
    }

    [Fact]
    public void Draw_Mixed_CoversItsWidthsWithBothSigns()
    {
        var bumps = Enumerable.Range(0, 400).Select(i => BumpSignal.Draw(new CounterRandom(7, (ulong)i))).ToArray();
        var boxes = Enumerable.Range(0, 400).Select(i => BoxSignal.Draw(new CounterRandom(8, (ulong)i))).ToArray();
        var widths = bumps.Select(b => b.After / GaussianSignal.Reach).Order().ToArray();
        Assert.InRange(widths[0], 0.4, 0.42);
        Assert.InRange(widths[^1], 3.8, 4);
        Assert.InRange(widths[200], 1.1, 1.45); // the middle of the logarithms is sqrt(0.4 * 4) = 1.26
        Assert.All(boxes, b => Assert.InRange(b.Before + b.After, 2, 10));
        foreach (var signs in new[] { bumps.Select(b => b.At(0)), boxes.Select(b => b.At(0)) })
            Assert.InRange(signs.Count(s => s > 0), 150, 250); // five standard deviations of a fair coin
    }

    [Theory]
    [InlineData(SignalFamily.Gaussian, 2.18863511, 4.52386093, 1.7912854)]
    [InlineData(SignalFamily.Legendre, -0.0206638388, -0.352857292, -1.19187713)]
    public void Generate_TheFirstTwoFamilies_GivesTheNumbersOfEarlierVersions(
        SignalFamily family, double a, double b, double c)
    {
        var data = SyntheticData.Generate(new() { Family = family, Dimension = 9, Samples = 3, Seed = 3 });
        // Libraries of functions may differ in the last bit from system to system, hence no exact equality.
        Assert.Equal([a, b, c], new[] { 9, 17, 26 }.Select(i => (double)data.Samples[i]), new Close(1e-6));
    }

    private static void AssertValues(LocalSignal signal, Func<double, double> expected)
    {
        const double Center = 2.3;
        var hidden = new double[D];
        SyntheticSignals.Add(hidden, signal, Center, amplitude: 1.2, circular: false);
        Assert.Contains(hidden, value => value != 0);
        for (var k = 0; k < D; k++)
            Assert.Equal(1.2 * expected(k - 16 - Center), hidden[k], Rounding);
    }

    private sealed class Close(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double value) => 0;
    }
}
