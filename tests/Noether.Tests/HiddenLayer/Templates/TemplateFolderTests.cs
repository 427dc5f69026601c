using Noether.Data.Formats;
using Noether.HiddenLayer.Templates;
using Noether.Tests.Data;

namespace Noether.Tests.HiddenLayer.Templates;

public class TemplateFolderTests
{
    private static readonly TemplateSettings Small = new() { PointsOfEach = 20, PictureSize = 16, LowestLevel = 0.4 };

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSame()
    {
        using var folder = new TemporaryFolder();
        var set = Write(folder);
        var read = TemplateFolder.Read(folder.Path);
        Assert.Equal(set.Settings, read.Settings);
        Assert.Equal(set.Seed, read.Seed);
        Assert.Equal(set.Templates.Count, read.Templates.Count);
        foreach (var (expected, actual) in set.Templates.Zip(read.Templates))
        {
            Assert.Equal(expected.Index, actual.Index);
            Assert.Equal(expected.Symmetry, actual.Symmetry);
            Assert.Equal(expected.Points.Coordinates, actual.Points.Coordinates);
            Assert.Equal(expected.Points.OnContour, actual.Points.OnContour);
            Assert.Equal(expected.Picture, actual.Picture);
        }
    }

    [Fact]
    public void Write_Arrays_HaveTheShapesOfTheContract()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        Assert.Equal([6, 40, 2], NpyFile.ReadArray(folder.File("points.npy")).Shape.Select(length => (int)length));
        Assert.Equal([6, 16, 16], NpyFile.ReadArray(folder.File("raw.npy")).Shape.Select(length => (int)length));
        Assert.Equal([0.0, 1, 2, 3, 4, 0], NpyFile.ReadVector(folder.File("labels.npy")));
    }

    [Theory]
    [InlineData("templates.json", "There are no templates")]
    [InlineData("points.npy", "There is no file")]
    [InlineData("labels.npy", "There is no file")]
    [InlineData("raw.npy", "There is no file")]
    public void Read_WithoutAFile_SaysSo(string name, string words)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        File.Delete(folder.File(name));
        AssertRefused(folder, name, words);
    }

    [Theory]
    [InlineData("templates.json")]
    [InlineData("points.npy")]
    [InlineData("raw.npy")]
    public void Read_OfATruncatedFile_NamesIt(string name)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var bytes = File.ReadAllBytes(folder.File(name));
        folder.Write(name, bytes[..(bytes.Length / 2)]);
        AssertRefused(folder, name);
    }

    [Theory]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 2", "version 2")]
    [InlineData("\"count\": 6", "\"count\": 7", "classes")]
    [InlineData("\"pointsOfEach\": 20", "\"pointsOfEach\": 21", "shape")]
    [InlineData("\"pictureSize\": 16", "\"pictureSize\": 5", "size of the picture")]
    [InlineData("\"settings\"", "\"setting\"", "cannot be read")]
    public void Read_OfARecordThatDoesNotFit_SaysWhy(string old, string changed, string words)
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var text = File.ReadAllText(folder.File("templates.json"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        folder.WriteText("templates.json", text.Replace(old, changed, StringComparison.Ordinal));
        AssertRefused(folder, words);
    }

    [Fact]
    public void Read_WithOtherLabels_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        NpyFile.Write(folder.File("labels.npy"), [0.0, 1, 2, 3, 4, 1]);
        AssertRefused(folder, "different classes");
    }

    [Fact]
    public void Read_WithValuesOutOfRange_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Write(folder);
        var values = NpyFile.ReadArray(folder.File("points.npy")).Values;
        values[7] = double.NaN;
        NpyFile.Write(folder.File("points.npy"), values, 6, 40, 2);
        AssertRefused(folder, "outside");
    }

    [Fact]
    public void Prepare_OfAFolderWithSomethingInIt_NeedsPermission()
    {
        using var folder = new TemporaryFolder();
        folder.WriteText("notes.txt", "mine");
        var failure = Assert.Throws<NoetherException>(() => TemplateFolder.Prepare(folder.Path, replace: false));
        Assert.Contains("‹force›", failure.Message, StringComparison.Ordinal);
        TemplateFolder.Prepare(folder.Path, replace: true);
        Assert.Equal("mine", File.ReadAllText(folder.File("notes.txt")));
    }

    [Fact]
    public void Prepare_OfAFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var failure = Assert.Throws<NoetherException>(
            () => TemplateFolder.Prepare(folder.WriteText("x", ""), replace: true));
        Assert.Contains("is a file", failure.Message, StringComparison.Ordinal);
    }

    private static TemplateSet Write(TemporaryFolder folder)
    {
        var set = TemplateSet.Generate(Small, 6, seed: 12);
        TemplateFolder.Write(folder.Path, set);
        return set;
    }

    private static void AssertRefused(TemporaryFolder folder, params string[] words)
    {
        var failure = Assert.Throws<NoetherException>(() => TemplateFolder.Read(folder.Path));
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        foreach (var word in words)
            Assert.Contains(word, failure.Message, StringComparison.Ordinal);
    }
}
