using System.Globalization;
using Noether.Data.Formats;
using Noether.Data.Paths;

namespace Noether.Tests.Data.Paths;

public sealed class PathFileTests
{
    [Fact]
    public void Open_OfAnArray_KeepsFloat64AndNames()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.npy");
        NpyFile.Write(path, [1 + 1e-12, 2, 3, 4, 5, 6, 7, 8], 2, 2, 2);
        var paths = PathFile.Open(path, new PathFileOptions { Dt = 0.5, Coordinates = "q,p" });
        Assert.Equal((2, 2, 4), (paths.Count, paths.Dimension, paths.States));
        Assert.Equal(1 + 1e-12, paths.State(0, 0)[0]);
        Assert.Equal([7, 8], paths.State(1, 1).ToArray());
        Assert.Equal(["q", "p"], paths.Names);
        Assert.False(paths.Unnamed);
    }

    [Fact]
    public void Open_OfATable_GroupsTrialsAndSortsTimes()
    {
        var paths = Table("trial,t,q,p\n2,0.1,5,6\n2,0,3,4\n1,0,1,2\n1,0.1,7,8\n1,0.2,9,9\n", Times);
        Assert.Equal((2, 3, 2), (paths.Count, paths.Length(0), paths.Length(1)));
        Assert.Equal([1, 2], paths.State(0, 0).ToArray());
        Assert.Equal([3, 4], paths.State(1, 0).ToArray());
        Assert.Equal(0.1, paths.Step, 1e-12);
        Assert.Equal(["q", "p"], paths.Names);
    }

    [Fact]
    public void Open_OfWhiteSpaceWithoutNames_TakesColumnsByNumber()
    {
        var text = string.Concat(Enumerable.Range(0, 6).Select(i => string.Create(CultureInfo.InvariantCulture, $"  0.0  {i}.5   {i}.25  {-i}.5 \r\n")));
        var paths = Table("%o v\r\n" + text, new PathFileOptions { Trial = "0", Time = "1", Coordinates = "q=2,p=3" });
        Assert.Equal((1, 6), (paths.Count, paths.Length(0)));
        Assert.Equal([1.25, -1.5], paths.State(0, 1).ToArray());
        Assert.Equal(["q", "p"], paths.Names);
    }

    [Fact]
    public void Open_OfTimesWithAGap_CutsThePathThereAndCountsOneTrial()
    {
        var paths = Table("trial,t,x\n1,0,1\n1,1,2\n1,2,3\n1,5,4\n1,6,5\n", Times);
        Assert.Equal((2, 1), (paths.Count, paths.Trials));
        Assert.Contains("left out", Assert.Single(paths.Notes));
    }

    [Theory]
    [InlineData("trial,t,x\n1,0,1\n1,1,2\n1,1.4,3\n1,2.4,3\n1,3.4,3\n", "uneven times")]
    [InlineData("trial,t,x\n1,0,1\n1,1,nan\n", "where a number should be")]
    [InlineData("run,t,x\n1,0,1\n1,1,2\n", "no column of numbers 'trial'")]
    [InlineData("trial,t\n1,0\n1,1\n2,0\n", "no columns beside")]
    public void Open_OfATableThatCannotBeUsed_SaysWhy(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<NoetherException>(() => Table(text, Times)).Message);

    [Theory]
    [InlineData(null, "q,p", "give ‹dt›")]
    [InlineData(0.0, "q,p", "time step cannot be 0")]
    [InlineData(-1.0, "q,p", "time step cannot be -1")]
    [InlineData(0.1, "q", "has 2 coordinates")]
    [InlineData(0.1, "q,q", "comes twice")]
    public void Open_OfAnArrayWithOptionsThatCannotBe_SaysWhy(double? dt, string coordinates, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.npy");
        NpyFile.Write(path, [1, 2, 3, 4, 5, 6, 7, 8], 2, 2, 2);
        var options = new PathFileOptions { Dt = dt, Coordinates = coordinates };
        Assert.Contains(expected, Assert.Throws<NoetherException>(() => PathFile.Open(path, options)).Message);
    }

    [Fact]
    public void Open_OfPathsOfOnePointOrWithNaN_SaysWhy()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.npy");
        var options = new PathFileOptions { Dt = 1 };
        NpyFile.Write(path, [1, 2, 3, 4], 2, 1, 2);
        Assert.Contains("one point", Assert.Throws<NoetherException>(() => PathFile.Open(path, options)).Message);
        NpyFile.Write(path, [1, 2, double.NaN, 4], 1, 2, 2);
        Assert.Contains("finite", Assert.Throws<NoetherException>(() => PathFile.Open(path, options)).Message);
        NpyFile.Write(path, [1, 2, 3], 3);
        Assert.Contains("trajectories x times", Assert.Throws<NoetherException>(() => PathFile.Open(path, options)).Message);
    }

    private static PathFileOptions Times => new() { Trial = "trial", Time = "t" };

    private static PathSet Table(string text, PathFileOptions options)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("paths.csv");
        File.WriteAllText(path, text);
        return PathFile.Open(path, options);
    }
}
