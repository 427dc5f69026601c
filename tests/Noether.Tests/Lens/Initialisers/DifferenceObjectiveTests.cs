using Noether.Data.Synthetic;
using Noether.Lens;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Tests.Lens.Initialisers;

public sealed class DifferenceObjectiveTests
{
    private const int N = 400;

    // Sums are taken in single precision.
    private const double GradientTolerance = 5e-3;
    private const double ValueTolerance = 1e-5;

    private static readonly GridShape Shape = new(3, 4);
    private static readonly float[] X = Array.ConvertAll(LensTestData.Normal(12, N, 4).Values.ToArray(), v => (float)(v * v * v));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void Evaluate_AnyRotation_HasTheSlopeOfDifferences(int lag, bool framed)
    {
        var (objective, size) = Make(lag, framed);
        var r = LensTestData.Orthogonal(size, 6);
        var gradient = new Matrix(size, size);
        objective.Evaluate(r, gradient);
        var error = LensTestData.GradientError(gradient, r, at => objective.Evaluate(at, new Matrix(size, size)), 1e-2);
        Assert.InRange(error, 0, GradientTolerance);
    }

    [Fact]
    public void Evaluate_TheIdentity_IsTheFormula()
    {
        var value = Make(1, framed: false).Objective.Evaluate(Matrix.Identity(12), new Matrix(12, 12));
        Assert.Equal(Direct(), value, ValueTolerance);
    }

    [Theory]
    [InlineData(1, 3, 0.7, false)]
    [InlineData(2, 2, Math.PI, false)]
    [InlineData(0, 4, -0.7, true)]
    [InlineData(3, 3, Math.PI, true)]
    public void Turned_TwoRowsOrOne_IsTheValueOfWhatTheyBecome(int i, int j, double angle, bool framed)
    {
        var (objective, size) = Make(1, framed);
        var r = LensTestData.Orthogonal(size, 6);
        var turned = r.Clone();
        for (var k = 0; k < size; k++)
        {
            turned[i, k] = i == j ? -r[i, k] : (Math.Cos(angle) * r[i, k]) - (Math.Sin(angle) * r[j, k]);
            if (i != j)
                turned[j, k] = (Math.Sin(angle) * r[i, k]) + (Math.Cos(angle) * r[j, k]);
        }

        Assert.Equal(objective.Evaluate(r, new Matrix(size, size)), objective.Begin(r), ValueTolerance);
        Assert.Equal(
            objective.Evaluate(turned, new Matrix(size, size)), objective.Turned(turned, i, j, angle), ValueTolerance);
    }

    [Fact]
    public void Turned_NothingBegun_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Make(1, false).Objective.Turned(Matrix.Identity(12), 0, 1, 1));

    [Fact]
    public void Evaluate_BlobsOnTheirGrid_IsLowerThanTurned()
    {
        var data = SyntheticData.Generate(new() { Family = SignalFamily.Blob, Dimension = 12, Rows = 3, Samples = 3000, Seed = 1 });
        var x = LensTestData.Load(data.ToSampleSet()).Columns(0, 2000);
        var objective = new DifferenceObjective(x, 12, null, Shape, 1, new DifferenceWeights(1, 1));
        var gradient = new Matrix(12, 12);
        var turned = LensTestData.Orthogonal(12, 2);
        Assert.True(objective.Evaluate(Matrix.Identity(12), gradient) < objective.Evaluate(turned, gradient) - 0.1);
    }

    private static (DifferenceObjective Objective, int Size) Make(int lag, bool framed)
    {
        var weights = new DifferenceWeights(2, 3);
        if (!framed)
            return (new DifferenceObjective(X, 12, null, Shape, lag, weights), 12);
        var frame = new Matrix(12, 5);
        var all = LensTestData.Orthogonal(12, 8);
        for (var i = 0; i < 12; i++)
            all.Row(i)[..5].CopyTo(frame.Row(i));
        return (new DifferenceObjective(X[..(5 * N)], 5, frame, Shape, lag, weights), 5);
    }

    // The formula in double precision, without any of the shortcuts.
    private static double Direct()
    {
        double Level(int p, int q)
        {
            var z = Enumerable.Range(0, N).Select(k => (double)X[(p * N) + k] - X[(q * N) + k]).ToArray();
            var square = z.Average(v => v * v);
            return Math.Log(z.Average(v => Math.Sqrt((v * v / square) + 0.0025)));
        }

        double Axis(IEnumerable<double> levels)
        {
            var all = levels.ToArray();
            var mean = all.Average();
            return mean + (2 * all.Average(l => (l - mean) * (l - mean)));
        }

        var right = Axis(from cell in Enumerable.Range(0, 12) where cell % 4 < 3 select Level(cell, cell + 1));
        var down = Axis(from cell in Enumerable.Range(0, 8) select Level(cell, cell + 4));
        var covariance = new Matrix(12, 12);
        for (var i = 0; i < 12; i++)
            for (var j = 0; j < 12; j++)
                covariance[i, j] = Enumerable.Range(0, N).Average(k => (double)X[(i * N) + k] * X[(j * N) + k]);
        var departure = new BlockToeplitz(3, 4).Departure(covariance);
        return ((right + down) / 2) + (3 * MatrixOps.SquaredNorm(departure) / MatrixOps.SquaredNorm(covariance));
    }
}
