using System.Text;
using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;
using Noether.Numerics;

namespace Noether.Tests.HiddenLayer.Classifying;

public sealed class ModelFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("noether-model-").FullName;

    [Fact]
    public void Read_WhatWasWritten_GivesTheSameLikelihoods()
    {
        var (model, record) = Made();
        ModelFolder.Write(folder, model, record);
        var (read, readRecord) = ModelFolder.Read(folder);

        Assert.Equal(model.Likelihoods([Source()])[0], read.Likelihoods([Source()])[0]);
        Assert.Equal([HiddenAnalysis.Contributions, HiddenAnalysis.Contour], readRecord.Analyses);
        Assert.Equal(0.7, readRecord.Accuracy);
    }

    [Fact]
    public void Read_AnEmptyFolder_SaysWhatToDo() => Assert.Contains(
        "train one on templates, or leave ‹model› out",
        Assert.Throws<NoetherException>(() => ModelFolder.Read(folder)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"formatVersion\": 2", "\"formatVersion\": 1", "is of format 1")]
    [InlineData("\"planes\": 3", "\"planes\": 9", "impossible model")]
    [InlineData("\"Contour\"", "\"Sideways\"", "is no record of a symmetry model")]
    [InlineData("\"planes\": 3,", "", "is no record of a symmetry model")]
    public void Read_ADamagedRecord_IsRefusedInASentence(string text, string other, string expected)
    {
        var (model, record) = Made();
        ModelFolder.Write(folder, model, record);
        var path = Path.Combine(folder, "model.json");
        var json = File.ReadAllText(path);
        Assert.Contains(text, json, StringComparison.Ordinal);
        File.WriteAllText(path, json.Replace(text, other, StringComparison.Ordinal), new UTF8Encoding(false));

        Assert.Contains(
            expected, Assert.Throws<NoetherException>(() => ModelFolder.Read(folder)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (SymmetryModel Model, ModelRecord Record) Made()
    {
        var representation = new ScatterRepresentation(new ScatterSettings
        {
            Size = 32,
            Analyses = [HiddenAnalysis.Contributions, HiddenAnalysis.Contour],
        });
        IReadOnlyList<int> widths = [4, 8];
        var settings = new ClassifierSettings { Widths = widths, Seed = 6 };
        var network = SymmetryTraining.Create(representation.Shape, SymmetryClasses.Count, settings);
        return (new SymmetryModel(representation, network, 1.5), new ModelRecord
        {
            FormatVersion = ModelRecord.CurrentFormatVersion,
            Noether = "test",
            Architecture = "",
            Widths = widths,
            Size = 0,
            Analyses = [],
            Planes = 0,
            Range = 0,
            Colours = false,
            Temperature = 0,
            Decoy = new DecoySettings(),
            PointsOfEach = 1000,
            TrainingTemplates = 10,
            NetworksEach = 1,
            Accuracy = 0.7,
            HeldOutTemplates = 5,
        });
    }

    private static float[] Source()
    {
        var source = new float[400 * HiddenPoints.Width];
        new CounterRandom(2).FillNormal(source.AsSpan());
        for (var i = HiddenPoints.Components; i < source.Length; i += HiddenPoints.Width)
            source[i] = i % 2;
        return source;
    }
}
