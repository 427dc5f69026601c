using Noether.Algebra;
using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Published.SohlDickstein;

namespace Noether.Tests.Published;

public sealed class SohlDicksteinTests
{
    private static readonly SohlDicksteinMethod Method = new();

    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(6, 3)]
    public void PlaneForm_OfASkewMatrix_IsOrthonormalAndGivesItBack(int r, ulong seed)
    {
        var skew = Skew(r, seed);
        if (r == 6)
        {
            // Two planes of one frequency, and one that rests.
            skew = new Matrix(6, 6);
            (skew[0, 3], skew[3, 0], skew[1, 4], skew[4, 1]) = (-2, 2, -2, 2);
        }

        var form = new PlaneForm(skew);
        var turned = MatrixOps.Congruence(form.Basis, skew);
        var product = MatrixOps.MultiplyTransposed(form.Basis, form.Basis);
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < r; j++)
            {
                Assert.Equal(i == j ? 1 : 0, product[i, j], 1e-10);
                // A v = f w: entry (w, v) is f.
                var wanted = i == j + 1 && form.Signed[j] > 0 ? form.Signed[j] : j == i + 1 && form.Signed[i] > 0
                    ? -form.Signed[i] : 0;
                Assert.Equal(wanted, turned[i, j], 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public void Loss_OfFixedSteps_HasItsDerivative(int r, bool equal)
    {
        const double Step = 1e-5;
        var skew = Skew(r, 4);
        if (equal)
        {
            skew = new Matrix(4, 4);
            (skew[0, 1], skew[1, 0], skew[2, 3], skew[3, 2]) = (-1, 1, -1, 1);
        }

        var (before, after, steps) = (Normal(7, r, 5), Normal(7, r, 6), Normal(1, 7, 7).Values.ToArray());
        var (gradient, rest) = (new Matrix(r, r), new Matrix(r, r));
        Value(skew, gradient);

        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (above, below) = (skew.Clone(), skew.Clone());
                (above[i, j], above[j, i]) = (above[i, j] + Step, above[j, i] - Step);
                (below[i, j], below[j, i]) = (below[i, j] - Step, below[j, i] + Step);
                Assert.Equal((Value(above, rest) - Value(below, rest)) / (2 * Step), 2 * gradient[i, j], 1e-6);
            }
        }

        double Value(Matrix matrix, Matrix into)
        {
            var form = new PlaneForm(matrix);
            return SkewLoss.Of(form, form.Along(before), form.Along(after), steps, into);
        }
    }

    [Fact]
    public void Run_OnTurnsOfUnknownSteps_FindsGeneratorAndSteps()
    {
        // Two planes, one three times as fast as the other, slow one first in variance.
        var (data, steps) = Turns(600);
        var settings = new SohlDicksteinSettings { MostStep = 1, Rounds = 80, Rate = 0.06, Batch = 60, Shuffles = 1 };
        var answer = Method.Run(data, settings, new RunContext());

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        var generator = new Matrix(4, 4, answer.Arrays.Single(array => array.Name == "generator").Values);
        var truth = new Matrix(4, 4);
        (truth[0, 1], truth[1, 0], truth[2, 3], truth[3, 2]) = (-1, 1, -3, 3);
        Assert.True(SpanScore.Compare([generator], [truth]).Least > 0.99);
        var found = answer.Arrays.Single(array => array.Name == "steps").Values;
        Assert.True(Math.Abs(MatrixOps.Dot(found, steps)) > 0.99 * Math.Sqrt(MatrixOps.Dot(found, found)
            * MatrixOps.Dot(steps, steps)));
        var again = Method.Run(data, settings, new RunContext { Threads = 3 });
        Assert.Equal(answer.Arrays[0].Values, again.Arrays[0].Values);
    }

    [Fact]
    public void Run_OnUnrelatedPairs_DoesNotFindAGenerator()
    {
        var data = new PairData(
            new DoubleSamples(Normal(300, 4, 8).Values.ToArray(), 4),
                new DoubleSamples(Normal(300, 4, 9).Values.ToArray(), 4));

        Assert.Equal(Finding.NotFound, Method.Run(
            data, new SohlDicksteinSettings { Rounds = 30, Shuffles = 2 }, new RunContext()).Verdict.Finding);
    }

    private static (PairData Data, double[] Steps) Turns(int count)
    {
        var random = new CounterRandom(11);
        var (before, after, steps) = (new double[count * 4], new double[count * 4], new double[count]);
        for (var i = 0; i < count; i++)
        {
            steps[i] = (2 * random.NextDouble()) - 1;
            for (var p = 0; p < 2; p++)
            {
                var (x, y) = (random.NextNormal() * (p == 0 ? 2 : 1), random.NextNormal() * (p == 0 ? 2 : 1));
                var (sine, cosine) = Math.SinCos(steps[i] * (p == 0 ? 1 : 3));
                (before[(4 * i) + (2 * p)], before[(4 * i) + (2 * p) + 1]) = (x, y);
                (after[(4 * i) + (2 * p)], after[(4 * i) + (2 * p) + 1]) =
                    ((x * cosine) - (y * sine), (x * sine) + (y * cosine));
            }
        }

        return (new PairData(new DoubleSamples(before, 4), new DoubleSamples(after, 4)), steps);
    }

    private static Matrix Skew(int r, ulong seed)
    {
        var random = Normal(r, r, seed);
        var skew = random.Clone();
        MatrixOps.AddScaled(skew.Values, random.Transposed().Values, -1);
        return skew;
    }

    private static Matrix Normal(int rows, int columns, ulong seed)
    {
        var matrix = new Matrix(rows, columns);
        new CounterRandom(seed).FillNormal(matrix.Values);
        return matrix;
    }
}
