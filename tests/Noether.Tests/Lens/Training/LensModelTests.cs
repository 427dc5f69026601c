using Noether.Lens;
using Noether.Lens.Training;
using Noether.Numerics;

namespace Noether.Tests.Lens.Training;

public sealed class LensModelTests
{
    /// <summary>Single precision: an exponential and five products, sums over 11 terms of order one.</summary>
    private const double Single = 3e-6;

    /// <summary>The single-precision adjoint chain, relative to the largest entry.</summary>
    private const double GradientTolerance = 2e-5;

    /// <summary>
    /// Differences of a single-precision function (rounding 1e-6 of its value) over a step of 0.02: rounding and
    /// truncation are both of the order 1e-4.
    /// </summary>
    private const double CoarseTolerance = 2e-3;

    private const int D = 5, Padding = 3;

    [Fact]
    public void Forward_WithoutNoise_MatchesDirectForm()
    {
        var model = Create();
        model.Forward(0, 0);
        Assert.InRange(LensTestData.LargestDifference(Direct(model), model.GroupConvolution), 0, Single);
        var (generator, filter) = model.Answer();
        var expected = DirectLensModel.Generator(Doubles(model), D + (2 * Padding));
        Assert.InRange(LensTestData.LargestDifference(expected, generator), 0, 1e-12);
        Assert.Equal(1, Math.Sqrt(MatrixOps.Dot(filter, filter)), 1e-12);
        var built = GroupConvolutions.Build(generator, filter);
        Assert.InRange(LensTestData.LargestDifference(built, model.GroupConvolution), 0, Single);
    }

    [Fact]
    public void Forward_WithNoise_PropagatesANoisyUnitFilter()
    {
        var model = Create();
        model.Forward(0, 4);
        var quiet = model.GroupConvolution.Clone();
        model.Forward(0.3, 4);
        var noisy = model.GroupConvolution.Clone();
        model.Forward(0.3, 5);
        Assert.True(LensTestData.LargestDifference(noisy, model.GroupConvolution) > 0.01);
        model.Forward(0.3, 4);
        Assert.Equal(noisy.Values, model.GroupConvolution.Values);
        Assert.True(LensTestData.LargestDifference(noisy, quiet) > 0.01);
        var centre = noisy.Row(D / 2).ToArray();
        Assert.Equal(1, Math.Sqrt(MatrixOps.Dot(centre, centre)), Single);
        var expected = GroupConvolutions.Build(model.Answer().GeneratorPadded, centre);
        Assert.InRange(LensTestData.LargestDifference(expected, noisy), 0, Single);
    }

    [Fact]
    public void Backward_WithoutNoise_MatchesCentralDifferences() =>
        Assert.InRange(GradientError(i => i), 0, GradientTolerance);

    [Fact]
    public void BackwardLaw_GradientOfTheOtherDirection_IsRejected() =>
        Assert.False(GradientError(i => -i) < GradientTolerance);

    [Theory]
    [InlineData(D)]
    [InlineData(D + 1)]
    public void Backward_WithNoise_MatchesCoarseDifferences(int d)
    {
        const double noise = 0.4;
        const float step = 0.02f;
        var (model, weights) = (Create(d), LensTestData.Normal(d, d, 22));
        model.Forward(noise, 3);
        model.Backward(weights);
        var gradient = model.Gradient.ToArray();
        var largest = gradient.Max(Math.Abs);
        for (var i = 0; i < gradient.Length; i++)
        {
            var old = model.Parameters[i];
            model.Parameters[i] = old + step;
            var up = Loss(model.Parameters[i]);
            model.Parameters[i] = old - step;
            var down = Loss(model.Parameters[i]);
            model.Parameters[i] = old;
            var expected = (up.Loss - down.Loss) / (up.At - down.At);
            Assert.Equal(expected, gradient[i], CoarseTolerance * largest);
        }

        (double Loss, double At) Loss(float at)
        {
            model.Forward(noise, 3);
            return (MatrixOps.Dot(weights.Values, model.GroupConvolution.Values), at);
        }
    }

    [Theory]
    [InlineData(D, Padding)]
    [InlineData(D + 1, Padding)]
    [InlineData(D + 1, 0)]
    public void StartAt_Representation_IsReproduced(int d, int padding)
    {
        var r = LensTestData.Orthogonal(d, 23);
        var model = new LensModel(d, padding, 1);
        model.StartAt(r);
        model.Forward(0, 0);
        Assert.InRange(LensTestData.LargestDifference(r, model.GroupConvolution), 0, Single);
    }

    [Fact]
    public void StartAtIdentity_SmallScale_IsNearTheIdentityWithoutAFilter()
    {
        var model = new LensModel(D, Padding, 1);
        model.StartAtIdentity(1e-3);
        Assert.All(model.Filter.ToArray(), v => Assert.Equal(0, v));
        var generator = model.Answer().GeneratorPadded;
        var departure = LensTestData.LargestDifference(generator, Matrix.Identity(D + (2 * Padding)));
        Assert.InRange(departure, 1e-4, 5e-3);
        model.Forward(0.1, 0);
        Assert.Equal(1, Math.Sqrt(MatrixOps.SquaredNorm(model.GroupConvolution) / D), 0.01);
    }

    // sum_kj W_kj L_kj for a random W, by the parameters; the largest error over the largest derivative.
    private static double GradientError(Func<float, float> spoil)
    {
        const double step = 1e-5;
        var (model, weights) = (Create(), LensTestData.Normal(D, D, 22));
        model.Forward(0, 0);
        model.Backward(weights);
        var parameters = Doubles(model);
        double error = 0, largest = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            var old = parameters[i];
            parameters[i] = old + step;
            var up = Loss();
            parameters[i] = old - step;
            var down = Loss();
            parameters[i] = old;
            var expected = (up - down) / (2 * step);
            error = Math.Max(error, Math.Abs(expected - spoil(model.Gradient[i])));
            largest = Math.Max(largest, Math.Abs(expected));
        }
        return error / largest;

        double Loss() => MatrixOps.Dot(
            weights.Values, DirectLensModel.GroupConvolution(parameters, D, Padding).Values);
    }

    private static LensModel Create(int d = D)
    {
        var model = new LensModel(d, Padding, 20);
        var values = LensTestData.Normal(1, model.Parameters.Length, 21, 0.3);
        for (var i = 0; i < model.Parameters.Length; i++)
            model.Parameters[i] = (float)values[0, i];
        return model;
    }

    private static double[] Doubles(LensModel model) => Array.ConvertAll(model.Parameters, v => (double)v);

    private static Matrix Direct(LensModel model) => DirectLensModel.GroupConvolution(Doubles(model), D, Padding);
}
