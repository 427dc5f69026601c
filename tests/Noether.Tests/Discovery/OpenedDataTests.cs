using Noether.Discovery;
using Noether.Tests.Data;

namespace Noether.Tests.Discovery;

public sealed class OpenedDataTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, DataKind?> Companions => new()
    {
        { "", null }, { "steps", null }, { "labels", DataKind.Labels }, { "function", DataKind.Labels }, { "next", DataKind.Pairs },
        { "next steps", DataKind.Pairs },
    };

    [Theory]
    [MemberData(nameof(Companions))]
    public void Told_OfCompanions_IsWhatTheyMakeOfSamples(string names, DataKind? kind)
    {
        var given = names.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(name => name, _ => "file");
        var files = DataFiles.Of("x", new Dictionary<string, string>(given) { ["window"] = "5" });
        Assert.Equal(kind, files.Told);
        Assert.Equal(given, files.Companions);
        Assert.Equal(["window"], files.Settings.Keys);
    }

    [Fact]
    public void Open_OfSamplesWithCompanions_IsLabelsOrPairs()
    {
        var x = Write("x.csv", "1,2\n3,4\n5,7\n");
        using (var labels = Open(x, ("labels", Write("y.csv", "1\n2\n3\n"))))
            Assert.Equal(3, Assert.IsType<LabelData>(labels.Data).Labels!.Rows);
        using (var pairs = Open(x, ("next", x), ("steps", Write("s.csv", "1\n2\n4\n"))))
            Assert.Equal([1, 2, 4], Assert.IsType<PairData>(pairs.Data).Steps!);
        using (var samples = Open(x))
            Assert.IsType<SampleData>(samples.Data);
        Assert.Equal("steps", Assert.Throws<NoetherException>(() => Open(x, ("next", x), ("steps", x))).Setting);
        Assert.Equal("function", Assert.Throws<NoetherException>(() => Open(x, ("function", "model.onnx"))).Setting);
        Assert.Equal("stride", Assert.Throws<NoetherException>(
            () => OpenedData.Reading(new Dictionary<string, string> { ["stride"] = "3" })).Setting);
        // A second file that cannot be read leaves the first one free.
        Assert.Throws<NoetherException>(() => Open(x, ("labels", "none.csv")));
        File.Delete(x);
    }

    public void Dispose() => folder.Dispose();

    private static OpenedData Open(string path, params (string Name, string Path)[] companions) => OpenedData.Open(
        DataKind.Samples,
        new DataFiles(path, new Dictionary<string, string>(), companions.ToDictionary(pair => pair.Name, pair => pair.Path)));

    private string Write(string name, string text)
    {
        var path = folder.File(name);
        File.WriteAllText(path, text);
        return path;
    }
}
