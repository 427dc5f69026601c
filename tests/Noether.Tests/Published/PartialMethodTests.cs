using Noether.Data;
using Noether.Discovery;
using Noether.Networks;
using Noether.Numerics;
using Noether.Published.Partial;

namespace Noether.Tests.Published;

public sealed class PartialMethodTests
{
    private const int Side = 12;
    private const double GradientTolerance = 1e-6; // relative; the loss is linear in the kernels, sums are double

    private static readonly PartialMethod Method = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Back_OfKernels_AgreesWithCentralDifferences(bool isLifting)
    {
        const int rotations = 3;
        var kernels = new RotatedKernels(2, 2, rotations, isLifting);
        kernels.Initialise(new CounterRandom(3));
        double[] output = [0.3, 1.9, 4.0];
        double[] input = isLifting ? [] : [0.1, 2.2, 5.0];
        var weight = new Parameter("weight", ParameterKind.Weight, 2 * rotations, 2 * (isLifting ? 1 : rotations), 5, 5);
        new CounterRandom(4).FillNormal(weight.Gradient);
        Loss(); // kernels stand at the angles of their last use
        var (byOutput, byInput) = (new double[rotations], new double[input.Length]);
        kernels.Back(output, input, weight, byOutput, byInput);
        for (var j = 0; j < rotations; j++)
        {
            AssertClose(Difference(output, j), byOutput[j]);
            if (!isLifting)
                AssertClose(Difference(input, j), byInput[j]);
        }

        for (var k = 0; k < kernels.Weights.Length; k += 5)
        {
            // Linear in w: a step of 1 has no error but that of float32.
            var here = kernels.Weights[k];
            kernels.Weights[k] = here + 1;
            var above = Loss();
            kernels.Weights[k] = here - 1;
            Assert.Equal((above - Loss()) / 2, kernels.Gradient[k], 4);
            kernels.Weights[k] = here;
        }

        double Difference(double[] angles, int j)
        {
            const double step = 0.02; // fourth order, so that float32 of the kernels does not show
            var here = angles[j];
            double At(double by)
            {
                angles[j] = here + by;
                var loss = Loss();
                angles[j] = here;
                return loss;
            }

            return ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
        }

        double Loss()
        {
            kernels.Fill(output, input, weight, 1);
            return weight.Values.Zip(weight.Gradient, (value, slope) => (double)value * slope).Sum();
        }

        static void AssertClose(double wanted, double found) => Assert.InRange(found - wanted, -2e-4, 2e-4);
    }

    [Fact]
    public void ThetaGradient_OfAWholeNetwork_AgreesWithCentralDifferences()
    {
        var shape = new PictureShape(1, 10, 10);
        var network = new PartialNetwork(shape, 2, 4, 2, isPartial: true, seed: 1);
        (network.Theta[0], network.Theta[1]) = (0.7, 0.5);
        var batch = new Activation().Resize(shape, 6);
        new CounterRandom(2).FillNormal(batch.Span);
        Loss();
        double[] found = [.. network.ThetaGradient];
        for (var k = 0; k < 2; k++)
        {
            var here = network.Theta[k];
            network.Theta[k] = here + 1e-3;
            var above = Loss();
            network.Theta[k] = here - 1e-3;
            // A maximum may stand elsewhere a step away, and the pass is float32.
            Assert.InRange(found[k] - ((above - Loss()) / 2e-3), -0.02, 0.02);
            network.Theta[k] = here;
        }

        double Loss() => network.LossAndGradient(batch, [0, 1, 0, 1, 1, 0], new CounterRandom(9), new Pass(true));
    }

    [Fact]
    public void Forward_OnTheWholeCircle_CannotTellAPictureFromItsHalfTurn()
    {
        var shape = new PictureShape(1, 14, 14);
        var network = new PartialNetwork(shape, 2, 4, 2, isPartial: false, seed: 1);
        var picture = new float[shape.Length];
        new CounterRandom(2).FillNormal(picture);
        var batch = new Activation().Resize(shape, 2);
        batch.SetPicture(0, picture);
        batch.SetPicture(1, [.. picture.Reverse()]);
        var logits = network.Forward(batch, new CounterRandom(9), Pass.Inference());
        Assert.Equal(logits.Values[0], logits.Values[1], 4);
        Assert.Equal(logits.Values[2], logits.Values[3], 4);
        // On a part of it can: the test above would pass for a network that sees nothing.
        (network.Theta[0], network.Theta[1]) = (0.4, 0.4);
        var part = network.Forward(batch, new CounterRandom(9), Pass.Inference());
        Assert.NotEqual(part.Values[0], part.Values[1], 4);
    }

    [Fact]
    public void Run_OnUprightAndInvertedBars_IsTheSameOnSeveralThreads()
    {
        var settings = new PartialSettings { Channels = 2, Rotations = 4, Epochs = 1, Batch = 16, Passes = 1, MostPictures = 100 };
        var one = Method.Run(Data(), settings, new RunContext { Threads = 1 });
        var several = Method.Run(Data(), settings, new RunContext { Threads = 3 });
        double[] Turned(Answer answer) => answer.Arrays.Single(array => array.Name == "turned").Values;
        Assert.Equal(Turned(one), Turned(several));
        Assert.InRange(one.Facts["extent"]!.GetValue<double>(), 0, 180);
    }

    [Theory]
    [InlineData(0.9, 180)]
    [InlineData(0.4, 0)]
    public void ExtentOf_ConstantProbabilities_IsAllOrNothing(double probability, double extent) =>
        Assert.Equal(extent, PartialResult.ExtentOf([.. Enumerable.Repeat(probability, 25)]), GradientTolerance);

    [Fact]
    public void ExtentOf_AFallOnEitherSide_IsWhereItCrossesAHalf() => Assert.Equal(90, PartialResult.ExtentOf(
        [.. Enumerable.Range(0, 25).Select(k => 1 - (Math.Abs(k - 12) / 12.0))]), GradientTolerance);

    [Fact]
    public void Check_OfAFunction_SaysThatLabelsAreNeeded() => Assert.Contains("learns from classes", Assert.Throws<NoetherException>(() =>
        Method.Check(Data() with { Labels = null, Function = new FunctionOracle(Side * Side, 1, x => [x[0]]) }, new PartialSettings(),
            new RunContext())).Message);

    private static LabelData Data()
    {
        const int count = 120;
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
