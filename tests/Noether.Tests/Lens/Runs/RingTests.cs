using Noether.Data;
using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Lens;
using Noether.Lens.Reporting;
using Noether.Lens.Runs;
using Noether.Numerics;

namespace Noether.Tests.Lens.Runs;

/// <summary>Grids that come round, and globes, whose rows differ.</summary>
public sealed class RingTests
{
    private const double Rounding = 1e-12;

    [Theory]
    [InlineData(HiddenTransform.Permuted, "")]
    [InlineData(HiddenTransform.Identity, "")]
    [InlineData(HiddenTransform.Permuted, "6x10")]
    [InlineData(HiddenTransform.Permuted, "10x6")]
    public void Run_Globe_FindsTheTurnAlone(HiddenTransform transform, string shape)
    {
        var data = Field(SignalFamily.Globe, 6, 10, GridRings.None) with { Transform = transform };
        var (made, result) = Run(data, shape);
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        var lying = shape != "10x6";
        Assert.Equal(lying ? new GridShape(6, 10) : new GridShape(10, 6), result.Shape);
        Assert.Equal<AxisKind>(
            lying ? [AxisKind.Local, AxisKind.Ring] : [AxisKind.Ring, AxisKind.Local], result.Axes);
        var turn = Assert.Single(result.Generators);
        Assert.Equal(1, GeneratorScore.Compare(turn, made.Truth).Cosine, Rounding);
        Assert.Equal(0, LensTestData.LargestDifference(Power(turn, 10), Matrix.Identity(60)), Rounding);
        Assert.True(LensTestData.LargestDifference(Power(turn, 5), Matrix.Identity(60)) > 0.5);
        Assert.Equal(0, LensTestData.LargestDifference(result.GeneratorPadded, turn), Rounding);
        Assert.Contains("local, but not symmetric", result.Verdict.Summary, StringComparison.Ordinal);
        var moving = Moving(result);
        Assert.Equal((lying ? null : "Rows: power of G", lying ? "Columns: power of G" : null), (moving.Rows?.Label, moving.Columns?.Label));
        if (transform == HiddenTransform.Identity)
            Assert.Equal(Enumerable.Range(0, 60), ColumnOrder.Find(result.GroupConvolution)!.Columns);
    }

    [Theory]
    [InlineData(6, 9, GridRings.Columns)]
    [InlineData(6, 9, GridRings.Both)]
    [InlineData(6, 6, GridRings.Both)]
    public void Run_Rings_FindsBothGenerators(int rows, int columns, GridRings rings)
    {
        var (made, result) = Run(Field(SignalFamily.Blob, rows, columns, rings), "");
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Equal(new GridShape(rows, columns), result.Shape);
        Assert.Equal<AxisKind>(
            [rings == GridRings.Both ? AxisKind.Ring : AxisKind.Line, AxisKind.Ring], result.Axes);
        Assert.Equal(1, GridTransforms.Alike(result.Generators, made.Truths), Rounding);
        var (down, right) = (result.Generators[0], result.Generators[1]);
        Assert.Equal(0, LensTestData.LargestDifference(Power(right, columns), Matrix.Identity(rows * columns)), Rounding);
        Assert.Equal(0, LensTestData.LargestDifference(
            MatrixOps.Multiply(down, right), MatrixOps.Multiply(right, down)), Rounding);
        // The rows of L are psi^T G1^i G2^j: from the filter all the way round.
        var row = new Matrix(1, rows * columns, (double[])result.Filter.Clone());
        var (i, j) = ((rows - 1) / 2, (columns - 1) / 2);
        row = MatrixOps.Multiply(row, down);
        for (var k = 0; k < columns; k++)
        {
            Assert.Equal(result.GroupConvolution.Row(((i + 1) * columns) + ((j + k) % columns)).ToArray(), row.Row(0).ToArray());
            row = MatrixOps.Multiply(row, right);
        }

        // What the report lets one shift is what the generators do.
        var moving = Moving(result);
        Assert.Equal((rings == GridRings.Both, true), (moving.Rows!.IsRing, moving.Columns!.IsRing));
        var shown = new Matrix(1, rows * columns, [.. moving.Picture.Values]);
        var moved = MatrixOps.MultiplyTransposed(
            MatrixOps.MultiplyTransposed(MatrixOps.Multiply(shown, result.GroupConvolution), right), result.GroupConvolution);
        for (var cell = 0; cell < rows * columns; cell++)
            Assert.Equal(shown[0, cell - (cell % columns) + ((cell + 1) % columns)], moved[0, cell], Rounding);

        var square = MatrixOps.MultiplyTransposed(result.GeneratorPadded, result.GeneratorPadded);
        Assert.Equal(0, LensTestData.LargestDifference(square, Matrix.Identity(square.Rows)), Rounding);
        Assert.Equal(0, LensTestData.LargestDifference(
            GroupConvolutions.Crop(result.GeneratorPadded, rows * columns), down), Rounding);
    }

    private static ShiftedFigure Moving(LensResult result) => Assert.IsType<ShiftedFigure>(
        GridSections.Of(result, result.Shape!.Value, found: true).Single(section => section.Title == "Watch a sample move").Figures.Single());

    [Fact]
    public void Run_OpenField_StaysOpen()
    {
        var (_, result) = Run(Field(SignalFamily.Blob, 6, 9, GridRings.None), "");
        Assert.True(result.Verdict.Found, result.Verdict.Summary);
        Assert.Equal<AxisKind>([AxisKind.Line, AxisKind.Line], result.Axes);
    }

    [Fact]
    public void Run_Circle_SaysRing()
    {
        var data = SyntheticData.Generate(new()
        {
            Circular = true,
            Dimension = 12,
            Samples = 8000,
            Family = SignalFamily.Legendre,
            Seed = 2,
        });
        var result = LensDiscovery.Run(data.ToSampleSet());
        Assert.Equal<AxisKind>([AxisKind.Ring], result.Axes);
        Assert.Null(result.Shape);
    }

    [Fact]
    public void Search_GlobeWhoseRingsTurnAlone_ClaimsNothing()
    {
        // Every row of every sample is turned by a number of its own: each is still stationary, but rows know nothing of
        // where the others are, so that nothing says what turns all together.
        const int rows = 6, columns = 10;
        var made = SyntheticData.Generate(Field(SignalFamily.Globe, rows, columns, GridRings.None) with
        {
            Transform = HiddenTransform.Identity,
        });
        var values = new float[made.Samples.Length];
        var random = new CounterRandom(3, 3);
        for (var row = 0; row < values.Length; row += columns)
        {
            var turn = (int)(random.NextDouble() * columns);
            for (var k = 0; k < columns; k++)
                values[row + ((k + turn) % columns)] = made.Samples[row + k];
        }

        using var run = new LensRun(new ArraySamples(values, rows * columns, "turned"), LensSettings.Fast, new RunContext());
        var answer = new RingSearch(run).Run(null, 1);
        Assert.True(answer is null || GridFindingOf(answer) != Finding.Found);
    }

    private static Finding GridFindingOf(Noether.Lens.Judging.GridAnswer answer) =>
        Noether.Lens.Judging.GridVerdicts.Decide(answer).Finding;

    private static (SyntheticData Made, LensResult Result) Run(SyntheticSettings settings, string shape)
    {
        var made = SyntheticData.Generate(settings);
        return (made, LensDiscovery.Run(made.ToSampleSet(), LensSettings.Fast with { Shape = shape }));
    }

    private static SyntheticSettings Field(SignalFamily family, int rows, int columns, GridRings rings) => new()
    {
        Family = family,
        Transform = HiddenTransform.Permuted,
        Dimension = rows * columns,
        Rows = rows,
        Rings = rings,
        Samples = 8000,
        Seed = 5,
    };

    private static Matrix Power(Matrix matrix, int power)
    {
        var result = Matrix.Identity(matrix.Rows);
        for (var k = 0; k < power; k++)
            result = MatrixOps.Multiply(result, matrix);
        return result;
    }
}
