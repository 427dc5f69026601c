using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Discovery.Checkpoints;
using Noether.Networks;
using Noether.Numerics;
using Noether.Published.Augerino;
using Noether.Published.Extents;
using Noether.Published.Extents.Warps;

namespace Noether.Tests.Published;

public sealed class AugerinoMethodTests
{
    private const int Side = 12;

    private static readonly AugerinoMethod Method = new();
    private static readonly AugerinoSettings Quick = new() { Channels = 2, Steps = 12, Batch = 16, MostPictures = 100 };

    [Fact]
    public void Gradient_OfAWarpByItsAmounts_AgreesWithCentralDifferences()
    {
        // Pixels in steps of 1/64, so that float32 keeps every sum that bilinear weights do not touch.
        var shape = new PictureShape(2, 9, 11);
        var random = new CounterRandom(3);
        float[] picture = [.. Enumerable.Range(0, shape.Length).Select(_ => random.NextInt(64) / 64f)];
        var weights = new float[shape.Length];
        random.FillNormal(weights);
        var warp = new PictureWarp(shape, corners: true);
        double[] amounts = [0.3, -0.2, 0.4, 0.1, -0.15, 0.2];
        var exponent = PlaneGenerators.Combine(amounts);
        var byExponent = PictureWarp.ThroughExponential(
            exponent, warp.Gradient(MatrixExponential.Of(exponent), picture, weights));
        for (var i = 0; i < amounts.Length; i++)
        {
            // The warped picture is float32 and has kinks where pixels change, hence the tolerance.
            var difference = (Loss(i, 2e-4) - Loss(i, -2e-4)) / 4e-4;
            Assert.InRange(MatrixOps.Dot(PlaneGenerators.All[i].Values, byExponent.Values) - difference, -0.02, 0.02);
        }

        double Loss(int generator, double by)
        {
            double[] moved = [.. amounts.Select((amount, i) => i == generator ? amount + by : amount)];
            var warped = new float[shape.Length];
            warp.Apply(MatrixExponential.Of(PlaneGenerators.Combine(moved)), picture, warped);
            return warped.Zip(weights, (value, weight) => (double)value * weight).Sum();
        }
    }

    [Fact]
    public void ThroughExponential_OfAnyMatrix_AgreesWithCentralDifferencesToSixDigits()
    {
        double[] amounts = [0.3, -0.2, 0.9, 0.1, -0.15, 0.2];
        var weights = new Matrix(3, 3, [0.5, -1, 2, 0.3, 0.8, -0.6, 0, 0, 0]);
        var found = PictureWarp.ThroughExponential(PlaneGenerators.Combine(amounts), weights);
        for (var i = 0; i < amounts.Length; i++)
        {
            var difference = (Loss(i, 1e-5) - Loss(i, -1e-5)) / 2e-5;
            Assert.Equal(difference, MatrixOps.Dot(PlaneGenerators.All[i].Values, found.Values), 8);
        }

        double Loss(int generator, double by)
        {
            double[] moved = [.. amounts.Select((amount, i) => i == generator ? amount + by : amount)];
            return MatrixOps.Dot(MatrixExponential.Of(PlaneGenerators.Combine(moved)).Values, weights.Values);
        }
    }

    [Fact]
    public void Apply_OfAQuarterTurn_TurnsThePicture()
    {
        var shape = new PictureShape(1, 5, 5);
        var picture = new float[25];
        picture[2] = 1; // the middle of the upper row
        var turned = new float[25];
        new PictureWarp(shape, corners: true).Apply(MatrixExponential.Of(PlaneGenerators.All[2], Math.PI / 2), picture, turned);
        // exp(a G) takes x to y, and rows run down: pixel (x, y) shows what was at (-y, x).
        Assert.Equal(10, Array.IndexOf(turned, turned.Max()));
        Assert.Equal(1, turned.Max(), 5);
    }

    [Fact]
    public void Run_OnUprightAndInvertedBars_IsTheSameOnSeveralThreads()
    {
        var one = Method.Run(Data(), Quick, new RunContext { Threads = 1 });
        var several = Method.Run(Data(), Quick, new RunContext { Threads = 3 });
        Assert.Equal(Widths(one), Widths(several));
        Assert.Equal([2, 6], one.Arrays.Single(array => array.Name == "widths").Shape);
        Assert.Contains(one.Verdict.Caveats, caveat => caveat.Contains("where the widths start", StringComparison.Ordinal));
    }

    [Fact]
    public void Save_AndRestore_GoOnToTheSameBits()
    {
        var pictures = LabelledPictures.Read(Data(), null, 100, 0);
        var whole = new AugerinoTraining(pictures, "open", Quick, new RunContext());
        Checkpoint? saved = null;
        while (whole.Step < 12)
        {
            if (whole.Step == 5)
                saved = whole.Save();
            whole.TakeStep();
        }

        var resumed = new AugerinoTraining(pictures, "open", Quick, new RunContext());
        resumed.Restore(saved!);
        while (resumed.Step < 12)
            resumed.TakeStep();
        Assert.Equal(whole.Widths, resumed.Widths);
        Assert.Equal(whole.Judge(pictures.Held, 2), resumed.Judge(pictures.Held, 2));
    }

    [Theory]
    [InlineData("up", null, "choose from closed, open")]
    [InlineData("open", "10x10", "have 100 values")]
    [InlineData("open", "ten", "rows x columns")]
    public void Check_OfSettingsThatMakeNoSense_SaysWhatDoes(string starts, string? shape, string words) => Assert.Contains(words,
        Assert.Throws<NoetherException>(() => Method.Check(
            Data(), Quick with { Starts = starts, Shape = shape }, new RunContext())).Message);

    [Fact]
    public void Check_OfOneClass_SaysSo() => Assert.Contains("at least two classes", Assert.Throws<NoetherException>(() =>
        Method.Check(Data() with { Labels = new Matrix(200, 1) }, Quick, new RunContext())).Message);

    private static double[] Widths(Answer answer) => answer.Arrays.Single(array => array.Name == "widths").Values;

    private static LabelData Data()
    {
        const int count = 200;
        var random = new CounterRandom(1);
        var (values, labels) = (new double[count * Side * Side], new Matrix(count, 1));
        for (var n = 0; n < count; n++)
        {
            labels[n, 0] = n % 2;
            for (var i = 0; i < Side * Side; i++)
            {
                var row = n % 2 == 0 ? i / Side : Side - 1 - (i / Side);
                values[(n * Side * Side) + i] = (row is > 1 and < 5 ? 1 : 0) + (0.1 * random.NextNormal());
            }
        }

        return new LabelData(new DoubleSamples(values, Side * Side, "bars"), labels);
    }
}
