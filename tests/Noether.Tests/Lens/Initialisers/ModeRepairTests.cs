using Noether.Data;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class ModeRepairTests
{
    private const int D = 9;
    private const int Count = 6000;
    private const int Used = 4000;

    // Sampling error of what 4,000 samples say.
    private const double Near = 0.99;

    // Sums are taken in single precision.
    private const double Single = 1e-3;

    private static readonly LensSamples Samples = LensTestData.Load(Edges());
    private static readonly ModeRepair Repair = new(
        new SampleSpectrum(Samples, 0, Used, 1), new GridShape(1, D), Used, 2, CancellationToken.None);

    [Fact]
    public void Run_AWrongAnswer_LowersItsObjectiveAndStaysOrthogonal()
    {
        var objective = new DifferenceObjective(
            Samples.Columns(0, Used), D, null, new GridShape(1, D), 1, new DifferenceWeights(1, 10));
        var wrong = Turned();
        var (r, value) = Repair.Run(wrong, 1);
        Assert.True(value < objective.Evaluate(wrong, new Matrix(D, D)) - 0.01);
        Assert.Equal(value, objective.Evaluate(r, new Matrix(D, D)), Single);
        Assert.InRange(LensTestData.LargestDifference(MatrixOps.MultiplyTransposed(r, r), Matrix.Identity(D)), 0, 1e-9);
        Assert.Equal(r.Values.ToArray(), Repair.Run(wrong, 1).R.Values.ToArray());
    }

    [Fact]
    public void Run_TheTruth_LeavesItAsItIs() => Assert.InRange(Cosine(Repair.Run(Matrix.Identity(D), 1).R), Near, 1);

    private static double Cosine(Matrix r) =>
        GeneratorScore.Compare(GroupConvolutions.Shift(r, 1), GroupConvolutions.Shift(Matrix.Identity(D), 1)).Cosine;

    // The truth with one mode flipped.
    private static Matrix Turned()
    {
        var modes = new SampleSpectrum(Samples, 0, Used, 1).Vectors;
        var turn = Matrix.Identity(D);
        turn[4, 4] = -1;
        return MatrixOps.Multiply(modes, MatrixOps.MultiplyTransposed(turn, modes));
    }

    // Steps at random places and of random heights, and a little noise: differences are sharp, values are not.
    private static ArraySamples Edges()
    {
        var random = new CounterRandom(11, 1);
        var values = new float[Count * D];
        for (var n = 0; n < Count; n++)
        {
            var level = random.NextNormal();
            for (var k = 0; k < D; k++)
            {
                if (random.NextDouble() < 0.2)
                    level = random.NextNormal();
                values[(n * D) + k] = (float)(level + (0.05 * random.NextNormal()));
            }
        }

        return new ArraySamples(values, D, "steps");
    }
}
