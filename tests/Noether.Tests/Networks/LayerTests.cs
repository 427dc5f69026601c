using Noether.Networks;
using Xunit.Sdk;

namespace Noether.Tests.Networks;

public sealed class LayerTests
{
    private static readonly PictureShape Small = new(2, 5, 4);

    private static readonly LayerCase[] Cases =
    [
        Conv("conv 3x3 with bias", 3, Small, 3, 3, 1, 1, hasBias: true),
        Conv("conv 3x3 stride 2", 2, Small, 3, 3, 2, 1),
        Conv("conv 7x7 stride 2, as the first of ResNet", 2, new PictureShape(3, 9, 8), 2, 7, 2, 3),
        Conv("conv 5x5 without padding", 2, new PictureShape(1, 7, 6), 2, 5, 1, 0, hasBias: true),
        Conv("conv 3x3 larger than the picture", 2, new PictureShape(2, 1, 2), 3, 3, 1, 1),
        Conv("conv 1x1 with bias", 3, Small, 4, 1, 1, 0, hasBias: true),
        Conv("conv 1x1 stride 2, as a shortcut of ResNet", 3, Small, 4, 1, 2, 0),
        Conv("conv 3x3 in several blocks", 7, new PictureShape(37, 11, 9), 19, 3, 1, 1),
        Conv("conv 3x3 in many columns", 3, new PictureShape(2, 17, 40), 3, 3, 1, 1),
        new("batch norm", 3, () => new BatchNorm2d(Small), (x, p) => NaiveLayers.BatchNorm(x, Small, p[0], p[1])),
        new("relu", 3, () => new Relu(Small), (x, _) => NaiveLayers.Relu(x)),
        Pool("max pool 2x2", new PictureShape(2, 4, 6), 2, 2, 0),
        Pool("max pool 3x3 stride 2 padded", new PictureShape(2, 5, 6), 3, 2, 1),
        Pool("max pool 3x3 stride 2 in wide rows", new PictureShape(1, 4, 71), 3, 2, 1),
        Pool("max pool 5x5 stride 3", new PictureShape(1, 9, 23), 5, 3, 2),
        Pool("max pool 2x2 stride 1", new PictureShape(1, 3, 19), 2, 1, 0),
        Average("global average", 1, 1),
        Average("average of 3 x 2 cells", 3, 2),
        new("linear", 4, () => new Linear(new PictureShape(6, 1, 1), 3), (x, p) =>
            NaiveLayers.Conv(x, new PictureShape(6, 1, 1), p[0], p[1], 3, 1, 1, 0)),
        new("dropout", 3, () => new Dropout(Small, 0.3), (x, _) => [.. x.Zip(Mask(0.3, 3), (v, m) => v * m)]),
        Block("basic block", new PictureShape(3, 4, 4), 3, 1),
        Block("basic block with another size", new PictureShape(2, 4, 5), 3, 2),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_AgainstTheDefinition_Agrees(string name) => LayerLaws.CheckForward(Of(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_AgainstCentralDifferences_Agrees(string name) => LayerLaws.CheckBackward(Of(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void ForwardAndBackward_OneThreadOrThree_SameBits(string name) => LayerLaws.CheckThreads(Of(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void ForwardAndBackward_TwiceWithOneObject_SameBits(string name) => LayerLaws.CheckRepetition(Of(name));

    [Fact]
    public void Laws_OfALayerThatIsWrong_FailWhereItIsWrong()
    {
        var broken = new LayerCase(
            "broken", 3, () => new LeakyRelu(new Relu(Small)), (x, _) => NaiveLayers.Relu(x));

        LayerLaws.CheckForward(broken);
        Assert.ThrowsAny<XunitException>(() => LayerLaws.CheckBackward(broken));
        Assert.ThrowsAny<XunitException>(() => LayerLaws.CheckForward(broken with { Oracle = (x, _) => x }));
        Assert.ThrowsAny<XunitException>(() => LayerLaws.CheckRepetition(broken));
    }

    private static LayerCase Of(string name) => Cases.Single(c => c.Name == name);

    private static LayerCase Conv(
        string name, int count, PictureShape input, int outputs, int size, int stride, int padding,
        bool hasBias = false) =>
        new(name, count, () => new Conv2d(input, outputs, size, stride, padding, hasBias), (x, p) =>
            NaiveLayers.Conv(x, input, p[0], hasBias ? p[1] : null, outputs, size, stride, padding));

    private static LayerCase Pool(string name, PictureShape input, int size, int stride, int padding) =>
        new(name, 3, () => new MaxPool2d(input, size, stride, padding), (x, _) =>
            NaiveLayers.MaxPool(x, input, size, stride, padding));

    private static LayerCase Average(string name, int height, int width) =>
        new(name, 3, () => new AdaptiveAveragePool2d(Small, height, width), (x, _) =>
            NaiveLayers.AveragePool(x, Small, height, width));

    private static LayerCase Block(string name, PictureShape input, int outputs, int stride) =>
        new(name, 3, () => new BasicBlock(input, outputs, stride), (x, p) =>
        {
            var inner = new PictureShape(outputs, ((input.Height - 1) / stride) + 1, ((input.Width - 1) / stride) + 1);
            var y = NaiveLayers.Conv(x, input, p[0], null, outputs, 3, stride, 1);
            y = NaiveLayers.Relu(NaiveLayers.BatchNorm(y, inner, p[1], p[2]));
            y = NaiveLayers.Conv(y, inner, p[3], null, outputs, 3, 1, 1);
            y = NaiveLayers.BatchNorm(y, inner, p[4], p[5]);
            if (inner != input)
            {
                x = NaiveLayers.Conv(x, input, p[6], null, outputs, 1, stride, 0);
                x = NaiveLayers.BatchNorm(x, inner, p[7], p[8]);
            }

            return NaiveLayers.Relu(NaiveLayers.Add(x, y));
        });

    // What dropout does to ones, with the random numbers of LayerRun.
    private static double[] Mask(double probability, int count)
    {
        var ones = new Activation().Resize(Small, count);
        ones.Span.Fill(1);
        var mask = new float[ones.Length];
        new Dropout(Small, probability).Forward(ones, new Pass(true, 1, Seed: 5, Step: 11)).Save(mask);
        return [.. mask.Select(m => (double)m)];
    }

    /// <summary>Right forward, wrong backward: a tenth passes where nothing should, more each time.</summary>
    private sealed class LeakyRelu(Relu relu) : ILayer
    {
        private float leak;

        public PictureShape Input => relu.Input;

        public PictureShape Output => relu.Output;

        public IReadOnlyList<Parameter> Parameters => [];

        public Activation Forward(Activation input, in Pass pass) => relu.Forward(input, pass);

        public Activation Backward(Activation gradient, in Pass pass)
        {
            leak += 0.1f;
            var all = gradient.Span.ToArray();
            relu.Backward(gradient, pass);
            for (var i = 0; i < all.Length; i++)
                gradient.Values[i] += leak * (all[i] - gradient.Values[i]);
            return gradient;
        }
    }
}
