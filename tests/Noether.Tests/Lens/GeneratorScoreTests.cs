using Noether.Lens;
using Noether.Numerics;

namespace Noether.Tests.Lens;

public sealed class GeneratorScoreTests
{
    /// <summary>Sums of at most 33 x 33 products of order one, in double precision.</summary>
    private const double Rounding = 1e-12;

    private delegate (double Cosine, double Rmse) Score(Matrix learned, Matrix truth);

    [Theory]
    [InlineData(5, 1)]
    [InlineData(9, 2)]
    [InlineData(33, 3)]
    public void Compare_AnyGenerator_ObeysTheLaws(int d, int seed) => Assert.Null(BrokenLaw(d, seed, (g, t) =>
    {
        var score = GeneratorScore.Compare(g, t);
        return (score.Cosine, score.Rmse);
    }));

    [Fact]
    public void Laws_ScoreThatForgetsTheReversedDirection_AreBroken() =>
        Assert.Equal("the transpose scores 1", BrokenLaw(9, 2, ForwardOnly));

    [Fact]
    public void Compare_Shift_NamesTheDirection()
    {
        var shift = Shift(9);
        Assert.Equal("forward", GeneratorScore.Compare(shift, shift).Direction);
        Assert.Equal("reversed", GeneratorScore.Compare(shift.Transposed(), shift).Direction);
    }

    [Fact]
    public void Compare_KnownMatrices_GivesTheFormula()
    {
        var learned = new Matrix(2, 2, [1, 2, 0, 1]);
        var truth = new Matrix(2, 2, [0, 1, 0, 0]);
        var score = GeneratorScore.Compare(learned, truth);
        Assert.Equal(2 / Math.Sqrt(6), score.Cosine, Rounding);
        Assert.Equal(Math.Sqrt(3.0 / 4), score.Rmse, Rounding);
    }

    [Fact]
    public void Compare_ZeroMatrix_HasCosineZero() =>
        Assert.Equal(0, GeneratorScore.Compare(new Matrix(5, 5), Shift(5)).Cosine);

    [Fact]
    public void Compare_OtherSize_SaysBothSizes()
    {
        var failure = Assert.Throws<NoetherException>(() => GeneratorScore.Compare(Shift(9), Shift(5)));
        Assert.Contains("9 x 9", failure.Message);
        Assert.Contains("5 x 5", failure.Message);
    }

    [Fact]
    public void Compare_NotSquareOrNotFinite_Refuses()
    {
        Assert.Throws<NoetherException>(() => GeneratorScore.Compare(new Matrix(3, 4), new Matrix(3, 4)));
        var spoilt = Shift(5);
        spoilt[2, 2] = double.NaN;
        Assert.Throws<NoetherException>(() => GeneratorScore.Compare(Shift(5), spoilt));
    }

    private static (double Cosine, double Rmse) ForwardOnly(Matrix learned, Matrix truth)
    {
        double inner = 0, a = 0, b = 0, difference = 0;
        for (var i = 0; i < learned.Values.Length; i++)
        {
            inner += learned.Values[i] * truth.Values[i];
            a += learned.Values[i] * learned.Values[i];
            b += truth.Values[i] * truth.Values[i];
            difference += Math.Pow(learned.Values[i] - truth.Values[i], 2);
        }

        return (inner / Math.Sqrt(a * b), Math.Sqrt(difference / learned.Values.Length));
    }

    private static string? BrokenLaw(int d, int seed, Score score)
    {
        var (truth, learned) = (RandomMatrix(d, seed), RandomMatrix(d, seed + 100));
        if (!Near(score(truth, truth), (1, 0)))
            return "the truth itself scores 1";
        if (!Near(score(truth.Transposed(), truth), (1, 0)))
            return "the transpose scores 1";
        var plain = score(learned, truth);
        if (!Near(score(truth, learned), plain))
            return "the score is symmetric";
        if (!Near(score(learned.Transposed(), truth), plain))
            return "the direction of the learned generator does not matter";
        var scaled = learned.Clone();
        foreach (ref var value in scaled.Values)
            value *= 7;
        if (!Near(score(scaled, truth).Cosine, plain.Cosine))
            return "the cosine does not depend on scale";
        var order = Enumerable.Range(0, d).Reverse().ToArray();
        if (!Near(score(Reordered(learned, order), Reordered(truth, order)), plain))
            return "the order of the columns does not matter";
        return plain.Cosine is >= -1 and <= 1 && plain.Rmse >= 0 ? null : "the score is in its range";
    }

    private static bool Near((double Cosine, double Rmse) a, (double Cosine, double Rmse) b) =>
        Near(a.Cosine, b.Cosine) && Near(a.Rmse, b.Rmse);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Rounding;

    private static Matrix Shift(int d)
    {
        var shift = new Matrix(d, d);
        for (var i = 1; i < d; i++)
            shift[i, i - 1] = 1;
        return shift;
    }

    private static Matrix RandomMatrix(int d, int seed)
    {
        var random = new Random(seed);
        var matrix = new Matrix(d, d);
        foreach (ref var value in matrix.Values)
            value = random.NextDouble() - 0.5;
        return matrix;
    }

    private static Matrix Reordered(Matrix matrix, int[] order)
    {
        var result = new Matrix(matrix.Rows, matrix.Columns);
        for (var i = 0; i < matrix.Rows; i++)
            for (var j = 0; j < matrix.Columns; j++)
                result[i, j] = matrix[order[i], order[j]];
        return result;
    }
}
