using Noether.HiddenLayer.Representation;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Representation;

public sealed class PrincipalComponentsTests
{
    private const int Points = 500;
    private const int Units = 12;

    // Products of 500 floats.
    private const double Tolerance = 1e-4;

    [Fact]
    public void Project_ActivationsWithKnownAxes_GivesTheirVariances()
    {
        var random = new CounterRandom(7);
        var activations = new float[Points * Units];
        for (var i = 0; i < Points; i++)
        {
            var (large, small) = (3 * random.NextNormal(), random.NextNormal());
            for (var unit = 0; unit < Units; unit++)
                activations[(i * Units) + unit] = (float)(5 + (unit < 6 ? large : 0) + (unit >= 6 ? small : 0));
        }

        var scores = new PrincipalComponents(Units).Project(activations, 3);

        Assert.Equal(Points, scores.Count);
        Assert.Equal(Variance(scores, 0) / (Variance(scores, 0) + Variance(scores, 1)), scores.Spectrum[0], Tolerance);
        Assert.InRange(scores.Spectrum[0], 0.85, 0.94);
        Assert.InRange(scores.Spectrum[2], 0, Tolerance);
    }

    [Fact]
    public void Project_AnyActivations_GivesCentredUncorrelatedScoresInFallingOrder()
    {
        var scores = new PrincipalComponents(Units).Project(Random(3), Units);

        for (var a = 0; a < Units; a++)
        {
            Assert.Equal(0, Moment(scores, i => scores.Values[(i * Units) + a]), Tolerance);
            for (var b = 0; b < a; b++)
            {
                var product = Moment(scores, i => (double)scores.Values[(i * Units) + a] * scores.Values[(i * Units) + b]);
                Assert.Equal(0, product, Tolerance);
                Assert.True(Variance(scores, b) >= Variance(scores, a) - Tolerance);
            }
        }
        Assert.Equal(1, scores.Spectrum.Sum(), Tolerance);
    }

    [Fact]
    public void Project_MirroredActivations_GivesTheSameScores()
    {
        var activations = Random(4);
        for (var i = 0; i < activations.Length; i++)
            activations[i] *= activations[i]; // skewed, so that signs are told
        var mirrored = activations.Select(value => -value).ToArray();
        var components = new PrincipalComponents(Units);

        var scores = components.Project(activations, 2);
        var other = components.Project(mirrored, 2);

        for (var i = 0; i < scores.Values.Length; i++)
            Assert.Equal(Math.Abs(scores.Values[i]), Math.Abs(other.Values[i]), Tolerance);
        Assert.True(Moment(other, i => Math.Pow(other.Values[2 * i], 3)) >= 0);
    }

    [Fact]
    public void Project_NoWholePoint_Throws() =>
        Assert.Throws<ArgumentException>(() => new PrincipalComponents(Units).Project(new float[Units + 1], 2));

    private static float[] Random(ulong seed)
    {
        var values = new float[Points * Units];
        new CounterRandom(seed).FillNormal(values.AsSpan());
        for (var i = 0; i < values.Length; i++)
            values[i] *= 1 + (i % Units);
        return values;
    }

    private static double Variance(PrincipalScores scores, int c) =>
        Moment(scores, i => Math.Pow(scores.Values[(i * scores.Components) + c], 2));

    private static double Moment(PrincipalScores scores, Func<int, double> value) =>
        Enumerable.Range(0, scores.Count).Average(value);
}
