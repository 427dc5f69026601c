using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Published.Msr;

namespace Noether.Tests.Published;

public sealed class MsrTests
{
    private static readonly MsrMethod Method = new();

    [Fact]
    public void Loss_ThroughTheInnerStep_HasItsDerivative()
    {
        const double Step = 1e-6;
        var tasks = new MsrTasks(Normal(12, 4, 1), Normal(12, 3, 2), 3);
        var model = new MsrModel(tasks, 2);
        new CounterRandom(3).FillNormal(model.Parameters);
        int[] chosen = [0, 2, 3];
        model.Loss(chosen, gradient: true);
        var gradient = (double[])model.Gradient.Clone();

        for (var i = 0; i < gradient.Length; i++)
        {
            var there = model.Parameters[i];
            model.Parameters[i] = there + Step;
            var above = model.Loss(chosen, gradient: false);
            model.Parameters[i] = there - Step;
            var below = model.Loss(chosen, gradient: false);
            model.Parameters[i] = there;
            Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-6 * Math.Max(1, Math.Abs(gradient[i])));
        }
    }

    [Fact]
    public void Run_OnConvolutions_FindsTheirSharing()
    {
        var answer = Method.Run(
            Convolutions(shared: true), new MsrSettings { Filters = 2, SamplesPerTask = 8, Rounds = 500, Rate = 3e-3 },
                new RunContext());

        Assert.Equal(Finding.Found, answer.Verdict.Finding);
        var sharing = answer.Arrays.Single(array => array.Name == "sharing");
        Assert.Equal([2, 9, 10], sharing.Shape);
        Assert.True(MsrRun.Cosines([.. sharing.Values.Chunk(90).Select(values => new Matrix(9, 10, values))], Shifts())
            .First() > 0.95);
        Assert.Contains(answer.Verdict.Caveats, caveat => caveat.Contains("no evidence", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_OnTasksThatShareNothing_DoesNotFindASharing()
    {
        var answer = Method.Run(
            Convolutions(shared: false), new MsrSettings { Filters = 2, SamplesPerTask = 8, Rounds = 100 },
                new RunContext());

        Assert.NotEqual(Finding.Found, answer.Verdict.Finding);
    }

    [Fact]
    public void Check_OfRowsThatAreNoWholeTasks_IsRefused()
    {
        var data = new LabelData(new DoubleSamples(new double[3 * 801], 3), new Matrix(801, 4));

        Assert.Contains("whole tasks of 20", Assert.Throws<NoetherException>(
            () => Method.Check(data, new MsrSettings(), new RunContext())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAsManyFiltersAsWeights_IsRefused()
    {
        // Every span of all weights agrees with every other.
        var data = new LabelData(new DoubleSamples(new double[3 * 800], 3), new Matrix(800, 1));

        Assert.Contains("nothing to share", Assert.Throws<NoetherException>(
            () => Method.Check(data, new MsrSettings(), new RunContext())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfAFunction_IsRefused()
    {
        var data = new LabelData(new DoubleSamples(new double[30], 3), null, new FunctionOracle(3, 1, x => [x[0]]));

        Assert.Throws<NoetherException>(() => Method.Check(data, new MsrSettings(), new RunContext()));
    }

    private static LabelData Convolutions(bool shared)
    {
        const int Tasks = 400;
        const int Rows = 8;
        var (inputs, outputs, random) =
            (Normal(Tasks * Rows, 10, 4), new Matrix(Tasks * Rows, 9), new CounterRandom(5));
        for (var task = 0; task < Tasks; task++)
        {
            var filter = new double[9 * 2];
            random.FillNormal(filter);
            for (var row = task * Rows; row < (task + 1) * Rows; row++)
                for (var o = 0; o < 9; o++)
                    for (var k = 0; k < 2; k++)
                        outputs[row, o] += inputs[row, o + k] * filter[shared ? k : (2 * o) + k];
        }

        return new LabelData(new DoubleSamples(inputs.Values.ToArray(), 10), outputs);
    }

    private static IReadOnlyList<Matrix> Shifts() => [.. Enumerable.Range(0, 2).Select(k =>
    {
        var shift = new Matrix(9, 10);
        for (var o = 0; o < 9; o++)
            shift[o, o + k] = 1 / 3.0;
        return shift;
    })];

    private static Matrix Normal(int rows, int columns, ulong seed)
    {
        var matrix = new Matrix(rows, columns);
        new CounterRandom(seed).FillNormal(matrix.Values);
        return matrix;
    }
}
