using Noether.Learning.Dense;
using Noether.Numerics;

namespace Noether.Tests.Learning;

public sealed class DenseNetworkTests
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7; // of central differences of second order in double precision

    public static TheoryData<string, bool> Cases { get; } = new()
    {
        { nameof(DenseActivation.Tanh), false }, { nameof(DenseActivation.Tanh), true },
        { nameof(DenseActivation.Softplus), false }, { nameof(DenseActivation.Softplus), true },
        { nameof(DenseActivation.Relu), false }, { nameof(DenseActivation.Relu), true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_OfEveryActivationAndLoss_IsTheDerivative(string activation, bool classes)
    {
        var network = new DenseNetwork([3, 5, 4, 2], Enum.Parse<DenseActivation>(activation), seed: 1);
        var inputs = Normal(7, 3, 2);
        var loss = classes
            ? DenseLosses.CrossEntropy([0, 1, 1, 0, 1, 0, 0])
            : DenseLosses.SquaredError(Normal(7, 2, 3));
        var gradients = new Matrix(7, 2);
        loss(network.Forward(inputs), Rows(7), gradients);
        var slopes = network.Backward(gradients, inputs: true)!;

        for (var i = 0; i < network.Parameters.Length; i++)
        {
            var place = i;
            Assert.Equal(
                Difference(h => network.Parameters[place] += h), network.Gradient[i], Tolerance);
        }

        for (var i = 0; i < 7; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                var (row, column) = (i, k);
                Assert.Equal(Difference(h => inputs[row, column] += h), slopes[i, k], Tolerance);
            }
        }

        double Difference(Action<double> move)
        {
            move(Step);
            var above = loss(network.Forward(inputs), Rows(7), new Matrix(7, 2));
            move(-2 * Step);
            var below = loss(network.Forward(inputs), Rows(7), new Matrix(7, 2));
            move(Step);
            return (above - below) / (2 * Step);
        }
    }

    [Fact]
    public void InputGradients_OfOneAnswer_LeaveWeightsAlone()
    {
        var network = new DenseNetwork([2, 6, 3], DenseActivation.Tanh, seed: 4);
        var inputs = Normal(1, 2, 5);
        var slopes = network.InputGradients(inputs, 2);
        var moved = inputs.Clone();
        moved[0, 1] += Step;
        var above = network.Forward(moved)[0, 2];
        moved[0, 1] -= 2 * Step;

        Assert.Equal((above - network.Forward(moved)[0, 2]) / (2 * Step), slopes[0, 1], Tolerance);
        Assert.All(network.Gradient, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Weights_AtTheBeginning_AreThoseOfTheSeedAndWithinTheirBound()
    {
        var (one, other) = (new DenseNetwork([9, 4, 1], DenseActivation.Relu, 6),
            new DenseNetwork([9, 4, 1], DenseActivation.Relu, 6));

        Assert.Equal(one.Parameters, other.Parameters);
        Assert.NotEqual(one.Parameters, new DenseNetwork([9, 4, 1], DenseActivation.Relu, 7).Parameters);
        Assert.All(one.Weights(1).ToArray().Concat(one.Bias(1).ToArray()), value =>
            Assert.InRange(value, -1.0 / 3, 1.0 / 3));
        Assert.Contains(one.Weights(2).ToArray().Concat(one.Bias(2).ToArray()), value => Math.Abs(value) > 0.25);
    }

    [Fact]
    public void Train_OnASmoothFunction_FitsAndRepeatsItsBits()
    {
        var inputs = Normal(400, 2, 8);
        var targets = new Matrix(400, 1);
        for (var i = 0; i < 400; i++)
            targets[i, 0] = Math.Sin(inputs[i, 0]) * inputs[i, 1];
        var training = new DenseTraining
        {
            Epochs = 60,
            Batch = 32,
            Rate = 1e-2,
            Schedule = DenseTraining.Cosine,
            Seed = 9
        };
        var (one, other) = (Fitted(), Fitted());

        Assert.True(one.Losses[^1] < 0.02 * one.Losses[0], $"{one.Losses[0]} to {one.Losses[^1]}");
        Assert.Equal(one.Parameters, other.Parameters);

        (double[] Losses, double[] Parameters) Fitted()
        {
            var network = new DenseNetwork([2, 24, 1], DenseActivation.Tanh, 10);
            return (DenseTrainer.Train(network, inputs, DenseLosses.SquaredError(targets), training),
                network.Parameters);
        }
    }

    [Fact]
    public void Train_WithDecay_ShrinksWeights()
    {
        var inputs = Normal(64, 2, 11);
        var training = new DenseTraining { Epochs = 300, Batch = 64, Rate = 1e-2, WeightDecay = 10 };
        var network = new DenseNetwork([2, 4, 1], DenseActivation.Tanh, 12);
        DenseTrainer.Train(network, inputs, DenseLosses.SquaredError(new Matrix(64, 1)), training);

        Assert.All(network.Parameters, value => Assert.InRange(value, -0.05, 0.05));
    }

    [Fact]
    public void Train_WhenCancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var training = new DenseTraining { Epochs = 1, Batch = 4, Rate = 1e-3 };

        Assert.Throws<OperationCanceledException>(() => DenseTrainer.Train(
            new DenseNetwork([2, 1], DenseActivation.Tanh, 0), Normal(8, 2, 0),
                DenseLosses.SquaredError(new Matrix(8, 1)), training,
            cancellation: stop.Token));
    }

    private static int[] Rows(int count) => [.. Enumerable.Range(0, count)];

    private static Matrix Normal(int rows, int columns, ulong seed)
    {
        var matrix = new Matrix(rows, columns);
        new CounterRandom(seed).FillNormal(matrix.Values);
        return matrix;
    }
}
