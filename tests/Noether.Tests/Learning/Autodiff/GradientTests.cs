using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Tests.Learning.Autodiff;

/// <summary>Every derivative against central differences, in double precision.</summary>
public sealed class GradientTests
{
    private const double Step = 1e-5;
    private const double Tolerance = 2e-7; // of the largest derivative: Step^2 and the rounding over Step

    private static readonly (string Name, Func<Leaf<double>[], Node<double>> Build, (int, int, int)[] Shapes)[] Cases =
    [
        ("relu", x => Functions.Relu(x[0]), [(2, 3, 4)]),
        ("leaky relu", x => Functions.LeakyRelu(x[0]), [(2, 3, 5)]),
        ("tanh", x => Functions.Tanh(x[0]), [(1, 17, 19)]),
        ("sigmoid", x => Functions.Sigmoid(x[0]), [(2, 3, 4)]),
        ("sine", x => Functions.Sine(x[0]), [(2, 3, 4)]),
        ("cosine", x => Functions.Cosine(x[0]), [(2, 3, 4)]),
        ("magnitude", x => Functions.Magnitude(x[0]), [(2, 3, 4)]),
        ("square", x => Functions.Square(x[0]), [(2, 3, 4)]),
        ("sum", x => Arithmetic.Add(x[0], x[1], -1.7), [(2, 3, 4), (2, 3, 4)]),
        ("product of numbers", x => Arithmetic.Multiply(x[0], x[1]), [(2, 3, 4), (2, 3, 4)]),
        ("square by a product of one node", x => Arithmetic.Multiply(x[0], x[0]), [(2, 3, 4)]),
        ("scale", x => Arithmetic.Scale(x[0], 2.5), [(2, 3, 4)]),
        ("row to every row of all groups", x => Arithmetic.AddRow(x[0], x[1], -1), [(2, 3, 4), (1, 1, 4)]),
        ("row to every row of a group", x => Arithmetic.AddRow(x[0], x[1]), [(2, 3, 4), (2, 1, 4)]),
        ("reshape", x => Functions.Square(Shapes.As(x[0], 3, 2, 4)), [(2, 3, 4)]),
        ("slice", x => Functions.Square(Shapes.Columns(x[0], 1, 2)), [(2, 3, 4)]),
        ("concatenation", x => Functions.Square(Shapes.Beside(x[0], x[1])), [(2, 3, 4), (2, 3, 1)]),
        ("skew", x => Functions.Square(Shapes.Skew(x[0])), [(2, 3, 3)]),
        ("mean", x => Functions.Square(Reductions.Mean(x[0])), [(2, 3, 4)]),
        ("mean row", x => Functions.Square(Reductions.MeanRow(x[0])), [(2, 3, 4)]),
        ("unit rows", x => Functions.Sine(Reductions.UnitRows(x[0])), [(2, 3, 4)]),
        ("mean cosine", x => Reductions.MeanCosine(x[0], x[1]), [(2, 3, 4), (2, 3, 4)]),
        ("product", x => Products.Of(x[0], x[1]), [(2, 3, 4), (2, 4, 5)]),
        ("product with one matrix", x => Products.Of(x[0], x[1]), [(2, 3, 4), (1, 4, 5)]),
        ("product with a transposed one", x => Products.Of(x[0], x[1], transposed: true), [(2, 3, 4), (2, 5, 4)]),
        ("product with one transposed", x => Products.Of(x[0], x[1], transposed: true), [(2, 3, 4), (1, 5, 4)]),
        ("large product", x => Products.Of(x[0], x[1], transposed: true), [(1, 20, 16), (1, 18, 16)]),
        ("layer of all groups", x => new Linear<double>(x[0], x[1], x[2]), [(2, 3, 4), (1, 5, 4), (1, 1, 5)]),
        ("layer of a group", x => new Linear<double>(x[0], x[1], x[2]), [(2, 3, 4), (2, 5, 4), (2, 1, 5)]),
        ("logistic loss of one target", x => new LogisticLoss<double>(x[0], 1), [(2, 5, 1)]),
        ("logistic loss of targets", x => new LogisticLoss<double>(x[0], 1, 0, 0.3), [(2, 3, 1)]),
        ("batch normalisation", x => Functions.Sine(new BatchNormalization<double>(x[0], x[1], x[2])),
            [(1, 7, 3), (1, 1, 3), (1, 1, 3)]),
        ("moving normalisation", x => Functions.Sine(new BatchNormalization<double>(x[0], x[1], x[2]) { Learns = false }),
            [(1, 7, 3), (1, 1, 3), (1, 1, 3)]),
        ("matrix exponential", x => new MatrixExponentials<double>(x[0]), [(3, 4, 4)]),
        ("matrix exponential of large matrices", x => new MatrixExponentials<double>(Arithmetic.Scale(x[0], 3)), [(2, 3, 3)]),
        ("exponential of a skew matrix", x => new MatrixExponentials<double>(Shapes.Skew(x[0])), [(2, 5, 5)]),
        ("orthogonal factor", x => Functions.Sine(new OrthogonalFactors<double>(x[0])), [(2, 4, 4)]),
        ("orthogonal factor of a tall matrix", x => Functions.Sine(new OrthogonalFactors<double>(x[0])), [(2, 6, 2)]),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_OfAnOperation_IsThatOfCentralDifferences(string name)
    {
        var (_, build, shapes) = Cases.Single(one => one.Name == name);

        Assert.InRange(Error(build, shapes), 0, Tolerance);
    }

    [Fact]
    public void Gradient_ThatIsWrong_IsSeen() =>
        Assert.True(Error(x => Shapes.Stopped(Functions.Square(x[0])), [(2, 3, 4)]) > 0.5);

    [Fact]
    public void Gradient_BehindAStop_IsThatOfTheOtherFactor()
    {
        var x = new Leaf<double>(1, 1, 1);
        x.Values[0] = 3;
        new Plan<double>(Arithmetic.Multiply(Shapes.Stopped(x), x), x).Run();

        Assert.Equal(3, x.Gradient[0]);
    }

    // Largest difference over the largest derivative, for weights by chance on the outputs.
    private static double Error(Func<Leaf<double>[], Node<double>> build, (int Groups, int Rows, int Columns)[] shapes)
    {
        var random = new CounterRandom(7);
        Leaf<double>[] leaves = [.. shapes.Select(shape => new Leaf<double>(shape.Groups, shape.Rows, shape.Columns))];
        foreach (var leaf in leaves)
            random.FillNormal(leaf.Values);
        var output = build(leaves);
        var weights = new Leaf<double>(output.Groups, output.Rows, output.Columns);
        random.FillNormal(weights.Values);
        var plan = new Plan<double>(Arithmetic.Multiply(output, weights), leaves);
        plan.Run();
        double[][] slopes = [.. leaves.Select(leaf => (double[])leaf.Gradient.Clone())];
        var (worst, largest) = (0.0, 1e-3);
        for (var k = 0; k < leaves.Length; k++)
        {
            for (var i = 0; i < leaves[k].Values.Length; i++)
            {
                var there = leaves[k].Values[i];
                leaves[k].Values[i] = there + Step;
                var above = plan.Forward();
                leaves[k].Values[i] = there - Step;
                var below = plan.Forward();
                leaves[k].Values[i] = there;
                var expected = (above - below) / (2 * Step);
                worst = Math.Max(worst, Math.Abs(expected - slopes[k][i]));
                largest = Math.Max(largest, Math.Abs(expected));
            }
        }

        return worst / largest;
    }
}
