using Noether.Data.Formats;
using Noether.Data.Synthetic;
using Noether.Numerics;

namespace Noether.Tests.Data.Synthetic;

public sealed class SyntheticDataTests : IDisposable
{
    // Orthogonality of a product of a few hundred roundings.
    private const double Rounding = 1e-12;

    // Samples are float32.
    private const double SingleRounding = 1e-5;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<HiddenTransform, bool> Transforms()
    {
        var data = new TheoryData<HiddenTransform, bool>();
        foreach (var transform in Enum.GetValues<HiddenTransform>())
            foreach (var circular in new[] { false, true })
                data.Add(transform, circular);
        return data;
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Transform_EveryKind_IsOrthogonal(HiddenTransform transform, bool circular)
    {
        var u = SyntheticData.Generate(new() { Transform = transform, Circular = circular, Samples = 1 }).Transform;
        Assert.True(DistanceFromOrthogonal(u) < Rounding);
        u[0, 0] += 1e-3; // the check itself must notice a matrix that is not
        Assert.False(DistanceFromOrthogonal(u) < Rounding);
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Truth_EveryKind_ShiftsTheHiddenSample(HiddenTransform transform, bool circular)
    {
        var data = SyntheticData.Generate(new() { Transform = transform, Circular = circular, Samples = 40, Seed = 3 });
        const int d = 33;
        for (var n = 0; n < 40; n++)
        {
            var x = data.Samples.AsSpan(n * d, d).ToArray().Select(v => (double)v).ToArray();
            var hidden = Apply(data.Transform, x);
            var moved = Apply(data.Transform, Apply(data.Truth, x));
            for (var k = 0; k < d; k++)
                Assert.Equal(k > 0 ? hidden[k - 1] : circular ? hidden[d - 1] : 0, moved[k], SingleRounding);
        }
    }

    [Fact]
    public void Truth_BuiltTheWrongWayRound_DoesNotShiftTheHiddenSample()
    {
        // U Shift U^T in place of U^T Shift U: the law above must tell them apart.
        var data = SyntheticData.Generate(
            new() { Transform = HiddenTransform.Orthogonal, Samples = 1, Noise = 1, Seed = 3 });
        var wrong = HiddenTransforms.Generator(data.Transform.Transposed(), circular: false);
        var x = data.Samples.Select(v => (double)v).ToArray();
        var hidden = Apply(data.Transform, x);
        var moved = Apply(data.Transform, Apply(wrong, x));
        Assert.True(Enumerable.Range(1, 32).Max(k => Math.Abs(moved[k] - hidden[k - 1])) > 0.1);
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Generate_EveryKind_HidesTheSamplesOfTheIdentity(HiddenTransform transform, bool circular)
    {
        SyntheticSettings plain = new() { Circular = circular, Samples = 50, Seed = 5, Family = SignalFamily.Legendre };
        var hidden = SyntheticData.Generate(plain);
        var seen = SyntheticData.Generate(plain with { Transform = transform });
        for (var n = 0; n < 50; n++)
        {
            var y = Apply(seen.Transform, [.. seen.Samples.AsSpan(n * 33, 33).ToArray().Select(v => (double)v)]);
            for (var k = 0; k < 33; k++)
                Assert.Equal(hidden.Samples[(n * 33) + k], y[k], SingleRounding);
        }
    }

    [Fact]
    public void Truths_OfAGrid_ShiftTheHiddenSampleByARowAndByAColumn()
    {
        const int rows = 3, columns = 4, d = rows * columns;
        var data = SyntheticData.Generate(new()
        {
            Family = SignalFamily.Blob,
            Transform = HiddenTransform.Orthogonal,
            Dimension = d,
            Rows = rows,
            Samples = 40,
            Seed = 3,
        });
        Assert.Equal(2, data.Truths.Count);
        for (var n = 0; n < 40; n++)
        {
            var x = data.Samples.AsSpan(n * d, d).ToArray().Select(v => (double)v).ToArray();
            var hidden = Apply(data.Transform, x);
            var (down, right) = (Apply(data.Transform, Apply(data.Truths[0], x)), Apply(data.Transform, Apply(data.Truths[1], x)));
            for (var k = 0; k < d; k++)
            {
                Assert.Equal(k >= columns ? hidden[k - columns] : 0, down[k], SingleRounding);
                Assert.Equal(k % columns > 0 ? hidden[k - 1] : 0, right[k], SingleRounding);
            }
        }
    }

    [Fact]
    public void Generate_OnAGrid_IsAlikeAlongBothAxesAndEverywhere()
    {
        const int side = 5, n = 20_000;
        var data = SyntheticData.Generate(new() { Family = SignalFamily.Blob, Dimension = side * side, Rows = side, Samples = n });
        double Mean(int p, int q) => Enumerable.Range(0, n)
            .Average(i => (double)data.Samples[(i * side * side) + p] * data.Samples[(i * side * side) + q]);
        var own = Mean(12, 12);
        // Sampling error of a mean over 20,000 products of sparse fields.
        const double tolerance = 0.06;
        Assert.Equal(1, Mean(0, 0) / own, tolerance);
        Assert.Equal(Mean(12, 13) / own, Mean(12, 17) / own, tolerance);
        Assert.Equal(Mean(12, 13) / own, Mean(0, 5) / own, tolerance);
        Assert.InRange(Mean(12, 13) / own, 0.5, 0.9);
        Assert.InRange(Mean(0, 24) / Mean(12, 13), 0, 0.7);
    }

    [Theory]
    [InlineData(5, 12, false)]
    [InlineData(0, 12, false)]
    [InlineData(12, 12, false)]
    [InlineData(3, 12, true)]
    public void Generate_AGridThatCannotBe_IsRefused(int rows, int dimension, bool circular) =>
        Assert.Throws<NoetherException>(() => SyntheticData.Generate(
            new() { Dimension = dimension, Rows = rows, Circular = circular, Samples = 1 }));

    [Fact]
    public void Truth_OfThreePermutedComponents_IsWrittenOutByHand()
    {
        var data = SyntheticData.Generate(
            new() { Dimension = 3, Transform = HiddenTransform.Permuted, Samples = 1, Seed = 1 });
        int Place(int k) => Enumerable.Range(0, 3).Single(j => data.Transform[k, j] == 1);
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++)
            {
                var one = (i, j) == (Place(1), Place(0)) || (i, j) == (Place(2), Place(1));
                Assert.Equal(one ? 1 : 0, data.Truth[i, j]);
            }
    }

    [Fact]
    public void Dispersive_InTheMiddleOfALongAxis_DelaysEachFrequencyInProportionToDistance()
    {
        // The generator must act on a wave packet as the all-pass of the documentation: a wave of frequency w comes out
        // turned by the phase 2 atan(e^s tan(w/2)).
        const int d = 201;
        var u = HiddenTransforms.Build(HiddenTransform.Dispersive, d, 0);
        var truth = HiddenTransforms.Generator(u, circular: false);
        foreach (var w in new[] { 0.4, 0.9, 1.5 })
        {
            var cosine = new double[d];
            for (var k = 0; k < d; k++)
            {
                var t = k - (d / 2);
                cosine[k] = Math.Cos(w * t) * Math.Exp(-0.5 * t * t / (25.0 * 25.0));
            }
            var moved = Apply(truth, cosine);
            var phase = 2 * Math.Atan(Math.Exp(HiddenTransforms.Dispersion) * Math.Tan(w / 2));
            Assert.Equal(Math.Cos(phase), moved[d / 2], 0.02); // the packet is 1/25 wide in frequency
            Assert.True(Math.Abs(moved[d / 2] - Math.Cos(w)) > 0.05, "it must differ from the plain shift");
        }
    }

    [Theory]
    [InlineData(SignalFamily.Gaussian, false)]
    [InlineData(SignalFamily.Gaussian, true)]
    [InlineData(SignalFamily.Legendre, false)]
    [InlineData(SignalFamily.Legendre, true)]
    [InlineData(SignalFamily.Decay, false)]
    [InlineData(SignalFamily.Decay, true)]
    [InlineData(SignalFamily.Wavelet, false)]
    [InlineData(SignalFamily.Wavelet, true)]
    [InlineData(SignalFamily.Mixed, false)]
    [InlineData(SignalFamily.Mixed, true)]
    [InlineData(SignalFamily.Ringing, false)]
    [InlineData(SignalFamily.Sawtooth, false)]
    [InlineData(SignalFamily.Chirp, true)]
    public void Generate_WithoutNoise_HasUnitDeviationAndIsStationary(SignalFamily family, bool circular)
    {
        const int d = 33, n = 60_000;
        var data = SyntheticData.Generate(
            new() { Family = family, Circular = circular, Samples = n, Noise = 0, Seed = 7 });
        var mean = data.Samples.Average(v => (double)v);
        Assert.Equal(1, Math.Sqrt(data.Samples.Average(v => (v - mean) * (v - mean))), 1e-4);
        var power = Enumerable.Range(0, d).Select(k => Moment(data.Samples, d, k, 0)).ToArray();
        var neighbours = Enumerable.Range(0, circular ? d : d - 1).Select(k => Moment(data.Samples, d, k, 1)).ToArray();

        // Five standard errors of the mean square, from the fourth moment (the values have heavy tails).
        var fourth = Enumerable.Range(0, n * d).Average(i => Math.Pow(data.Samples[i], 4));
        var tolerance = 5 * Math.Sqrt(fourth / n);
        Assert.True(tolerance < 0.2 * power.Average(), $"a tolerance of {tolerance} says nothing");
        Assert.All(power, p => Assert.Equal(power.Average(), p, tolerance));
        Assert.All(neighbours, p => Assert.Equal(neighbours.Average(), p, tolerance));
        if (circular)
            return;
        var around = Math.Abs(Moment(data.Samples, d, d - 1, 1));
        Assert.True(around < 0.5 * Math.Abs(neighbours.Average()), "the ends must not be neighbours");
    }

    [Theory]
    [InlineData(SignalFamily.Gaussian)]
    [InlineData(SignalFamily.Legendre)]
    [InlineData(SignalFamily.Decay)]
    [InlineData(SignalFamily.Wavelet)]
    [InlineData(SignalFamily.Mixed)]
    [InlineData(SignalFamily.Ringing)]
    [InlineData(SignalFamily.Sawtooth)]
    [InlineData(SignalFamily.Chirp)]
    public void Generate_OnACircle_HoldsTheExpectedNumberOfSignals(SignalFamily family)
    {
        // 2.5 signals are expected in every family; none at all has probability 0.5^5, or 0.75^10 for two kinds.
        const int n = 50_000;
        var data = SyntheticData.Generate(new() { Family = family, Circular = true, Samples = n, Noise = 0 });
        var empty = Enumerable.Range(0, n).Count(i => !data.Samples.AsSpan(i * 33, 33).ContainsAnyExcept(0f));
        var two = family is SignalFamily.Legendre or SignalFamily.Mixed;
        var expected = two ? Math.Pow(0.75, 10) : Math.Pow(0.5, 5);
        Assert.Equal(expected, empty / (double)n, 5 * Math.Sqrt(expected / n)); // five standard errors
    }

    [Fact]
    public void Generate_PureNoise_HasTheAskedDeviation()
    {
        var quiet = SyntheticData.Generate(new() { Samples = 20_000, Noise = 0, Seed = 2 });
        var noisy = SyntheticData.Generate(new() { Samples = 20_000, Noise = 0.05, Seed = 2 });
        var noise = quiet.Samples.Zip(noisy.Samples, (a, b) => (double)b - a).ToArray();
        Assert.Equal(0, noise.Average(), 5 * 0.05 / Math.Sqrt(noise.Length)); // five standard errors
        Assert.Equal(0.05, Math.Sqrt(noise.Average(v => v * v)), 5 * 0.05 / Math.Sqrt(2.0 * noise.Length));
        var neighbours = Enumerable.Range(0, noise.Length - 1).Average(i => noise[i] * noise[i + 1]);
        Assert.Equal(0, neighbours, 5 * 0.05 * 0.05 / Math.Sqrt(noise.Length));
    }

    [Fact]
    public void Generate_SameSeed_SameBitsAndAnotherSeedOthers()
    {
        SyntheticSettings settings = new() { Samples = 9000, Transform = HiddenTransform.Orthogonal, Seed = 11 };
        var first = SyntheticData.Generate(settings);
        Assert.Equal(first.Samples, SyntheticData.Generate(settings).Samples);
        var other = SyntheticData.Generate(settings with { Seed = 12 });
        Assert.NotEqual(first.Samples, other.Samples);
        Assert.NotEqual(first.Transform.Values.ToArray(), other.Transform.Values.ToArray());
    }

    [Fact]
    public void Write_AnySettings_GivesTheNumbersOfGenerate()
    {
        SyntheticSettings settings =
            new() { Samples = 50_001, Dimension = 9, Transform = HiddenTransform.Dst, Seed = 4 };
        var reports = new List<double>();
        SyntheticData.Write(settings, folder.File("x.npy"), folder.File("t.npy"), new Inline(reports.Add));
        var data = SyntheticData.Generate(settings);
        Assert.Equal(data.Samples.Select(v => (double)v), NpyFile.ReadArray(folder.File("x.npy")).Values);
        Assert.Equal(data.Truth.Values.ToArray(), NpyFile.ReadMatrix(folder.File("t.npy")).Values.ToArray());
        Assert.Equal(1, reports[^1]);
        Assert.Equal(reports.Order(), reports);
    }

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Inline(_ => stop.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() =>
            SyntheticData.Write(new() { Samples = 100_000 }, folder.File("x.npy"), null, progress, stop.Token));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(1, 10, 0.0, "Samples of 1 values")]
    [InlineData(33, 0, 0.0, "0 samples cannot be made")]
    [InlineData(33, 10, -1.0, "The noise cannot be -1")]
    [InlineData(33, 10, double.NaN, "The noise cannot be NaN")]
    [InlineData(33, 1L << 40, 0.0, "do not fit into memory")]
    public void Generate_AbsurdSettings_AreRefused(int d, long samples, double noise, string sentence)
    {
        var settings = new SyntheticSettings { Dimension = d, Samples = samples, Noise = noise };
        Assert.Contains(
            sentence, Assert.Throws<NoetherException>(() => SyntheticData.Generate(settings)).Message);
    }

    private static double Moment(float[] samples, int d, int k, int lag)
    {
        var sum = 0.0;
        for (var n = 0; n < samples.Length; n += d)
            sum += samples[n + k] * samples[n + ((k + lag) % d)];
        return sum / (samples.Length / d);
    }

    private static double[] Apply(Matrix matrix, double[] x)
    {
        var y = new double[matrix.Rows];
        for (var i = 0; i < y.Length; i++)
            for (var j = 0; j < x.Length; j++)
                y[i] += matrix[i, j] * x[j];
        return y;
    }

    private static double DistanceFromOrthogonal(Matrix u)
    {
        var worst = 0.0;
        for (var i = 0; i < u.Rows; i++)
        {
            for (var j = 0; j < u.Rows; j++)
            {
                var product = -(i == j ? 1.0 : 0.0);
                for (var k = 0; k < u.Columns; k++)
                    product += u[i, k] * u[j, k];
                worst = Math.Max(worst, Math.Abs(product));
            }
        }
        return worst;
    }

    private sealed class Inline(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
