using Noether.Data;

namespace Noether.Tests.Data;

public sealed class LabelFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("animal\n")]
    public void Read_OfWords_NumbersThemInTheOrderOfTheAlphabet(string heading)
    {
        var labels = LabelFile.Read(Write(heading + string.Concat(Enumerable.Repeat("dog\n\"cat\"\ndog\n", 5))));
        Assert.Equal(15, labels.Rows);
        Assert.Equal([1, 0, 1, 1, 0, 1], labels.Values[..6].ToArray());
    }

    [Fact]
    public void Read_OfNumbersBelowAHeading_ReadsNumbers() =>
        Assert.Equal([2.5, 3], LabelFile.Read(Write("energy\n2.5\n3\n")).Values.ToArray());

    [Fact]
    public void Read_OfTooManyWords_SaysSo() => Assert.Contains(
        "names 2 classes, 'cat' 1 times",
        Assert.Throws<NoetherException>(() => LabelFile.Read(Write("dog\ndog\ndog\ndog\ndog\ncat\n"))).Message, StringComparison.Ordinal);

    private string Write(string text)
    {
        File.WriteAllText(folder.File("y.csv"), text);
        return folder.File("y.csv");
    }
}
