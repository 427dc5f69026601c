using Noether.Data.Formats;
using Noether.Discovery;
using Noether.Methods;
using Noether.Sweeps;

namespace Noether.Tests.Sweeps;

public sealed class SweepPlanTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("noether-plan-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Json_ListsOfAnObject_AreCrossedTheLastFastest()
    {
        var plan = Json("""{"data": ["gaussian", "legendre"], "dim": 17, "seed": "3..5"}""");
        Assert.Equal(6, plan.Count);
        Assert.Equal(["data", "dim", "seed"], plan.Columns);
        Assert.Equal(
            ["gaussian 17 3", "gaussian 17 4", "gaussian 17 5", "legendre 17 3", "legendre 17 4", "legendre 17 5"],
            Enumerable.Range(1, 6).Select(i => string.Join(' ', plan.ValuesOf(i).Select(value => value.Value))));
    }

    [Fact]
    public void Json_WithGrids_ChangesWhatStandsBesideThem()
    {
        var plan = Json("""
            {"about": "Two grids.", "data": "gaussian", "noise": 0.05, "seed": [1, 2],
             "grids": [{}, {"noise": [0.1, 0.2], "seed": 1}, {"data": "pendulum", "method": "conserved", "paths": 20}]}
            """);
        Assert.Equal("Two grids.", plan.About);
        Assert.Equal(6, plan.Count);
        Assert.Equal(["data", "noise", "seed", "method", "paths"], plan.Columns);
        Assert.Equal([1UL, 2, 1, 1, 1, 2], Enumerable.Range(1, 6).Select(i => plan.CaseOf(i).Seed));
        Assert.Equal(DataKind.Paths, plan.CaseOf(5).Kind);
        Assert.Equal("0.2", plan.CaseOf(4).DataSettings["noise"]);
    }

    [Fact]
    public void Csv_AHeaderAndLines_HasOneCaseALineAndEmptyCellsSayNothing()
    {
        var file = Path.Combine(folder, "x.npy");
        NpyFile.Write(file, new double[40], 10, 4);
        var plan = Read("plan.csv", """
            data,method,seed,noise,window,axes
            gaussian,lens,7,0.1,,1
            x.npy,"lens",,,3,
            """);
        Assert.Equal(2, plan.Count);
        var (made, read) = (plan.CaseOf(1), plan.CaseOf(2));
        Assert.True(made.IsGenerated);
        Assert.Equal("1", made.Settings["axes"]);
        Assert.Equal(file, read.Source);
        Assert.Equal("3", Assert.Single(read.DataSettings).Value);
        Assert.Equal(0UL, read.Seed);
    }

    [Fact]
    public void Names_ThatDataAndMethodBothKnow_GoToTheDataUnlessThePlanSaysOtherwise()
    {
        var one = Json("""{"data": "blob", "shape": "6x8", "method.shape": "8x6", "method": "lens"}""").CaseOf(1);
        Assert.Equal("6x8", one.DataSettings["shape"]);
        Assert.Equal("8x6", one.Settings["shape"]);
    }

    [Fact]
    public void Seeds_OfDataAndOfTheRun_AreOneUnlessThePlanGivesTwo()
    {
        Assert.Equal(4UL, Json("""{"data": "gaussian", "seed": 4}""").CaseOf(1).Samples!.Seed);
        Assert.Equal(9UL, Json("""{"data": "gaussian", "seed": 4, "data-seed": 9}""").CaseOf(1).Samples!.Seed);
    }

    [Fact]
    public void Grids_OfAMillionCases_AreReadAndFound()
    {
        var plan = Json("""{"data": "gaussian", "data-seed": "1..1000", "seed": "1..1000"}""");
        Assert.Equal(1_000_000, plan.Count);
        Assert.Equal((1000UL, 1000UL), (plan.CaseOf(1_000_000).Seed, plan.CaseOf(1_000_000).Samples!.Seed));
        Assert.Equal((1UL, 2UL), (plan.CaseOf(1001).Seed, plan.CaseOf(1001).Samples!.Seed));
        Wrong("more than 1000000", """{"data": "gaussian", "data-seed": "1..1001", "seed": "1..1000"}""");
    }

    [Theory]
    [InlineData("Case 1 of the plan", """{"data": "nothing.npy"}""")]
    [InlineData("no file", """{"data": "nothing.npy"}""")]
    [InlineData("Case 3 of the plan", """{"data": ["gaussian", "legendre"], "axes": [1, 7], "seed": [1, 2]}""", "axes")]
    [InlineData("no setting of the method lens", """{"data": "gaussian", "nonsense": 1}""", "nonsense")]
    [InlineData("no setting of the method lens", """{"data": "gaussian", "paths": 1}""")]
    [InlineData("no method 'x'", """{"data": "gaussian", "method": "x"}""")]
    [InlineData("does not take what pendulum makes", """{"data": "pendulum", "method": "lens"}""")]
    [InlineData("needs pairs", """{"data": "plan.json", "method": "pairs"}""")]
    [InlineData("no data", """{"seed": 1}""")]
    [InlineData("whole number", """{"data": "gaussian", "seed": [1, -1]}""")]
    [InlineData("budget", """{"data": "gaussian", "budget": "soon"}""")]
    [InlineData("empty list", """{"data": []}""")]
    [InlineData("neither a text", """{"data": [{}]}""")]
    [InlineData("twice", """{"data": "gaussian", "data": "legendre"}""")]
    [InlineData("must be an object", """["gaussian"]""")]
    [InlineData("no list of objects", """{"data": "gaussian", "grids": [1]}""")]
    [InlineData("no case", """{"data": "gaussian", "grids": []}""")]
    [InlineData("as JSON", """{"data": """)]
    [InlineData("range", """{"data": "gaussian", "seed": "5..3"}""")]
    [InlineData("grid of latitudes", """{"data": "globe"}""")]
    public void Plan_ThatCannotBeRun_IsRefusedWithASentence(string words, string text, params string[] more)
    {
        foreach (var word in more.Prepend(words))
            Wrong(word, text);
    }

    [Theory]
    [InlineData("plan.csv", "data,data\ngaussian,legendre\n", "as a table")]
    [InlineData("plan.csv", "data\n", "no case")]
    [InlineData("plan.csv", "data,seed\ngaussian\n", "as a table")]
    [InlineData("plan.txt", "data\ngaussian\n", "neither a .json nor a .csv")]
    public void Table_ThatIsNone_IsRefused(string name, string text, string words) =>
        Assert.Contains(words, Assert.Throws<NoetherException>(() => Read(name, text)).Message);

    private SweepPlan Json(string text) => Read("plan.json", text);

    private SweepPlan Read(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return SweepPlan.Read(path, MethodList.All);
    }

    private void Wrong(string words, string text) =>
        Assert.Contains(words, Assert.Throws<NoetherException>(() => Json(text)).Message, StringComparison.Ordinal);
}
