using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;
using Noether.Runs;
using Noether.SymmetryModels;
using Noether.Tests.Data;

namespace Noether.Tests.SymmetryModels;

public sealed class SymmetryModelTrainingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_FromTemplatesToModel_DrawsBeforeTheFileThatSaysComplete()
    {
        var (networks, model) = (folder.File("decoy"), folder.File("model"));
        var set = TemplateSet.Generate(new TemplateSettings { PointsOfEach = 20, PictureSize = 16 }, 25, seed: 1);
        var settings = new DecoySettings { FirstUnits = 24, LastUnits = 16, Epochs = 2 };
        var decoy = DecoyFolder.Prepare(networks, RunFolderMode.New);
        var points = 0;
        using (var trained = DecoyEnsemble.TrainInto(
            networks, [.. set.Templates.Select(template => template.Points)], 1, settings, seed: 2))
        {
            var record = decoy.Write(trained, set, "templates", networksPerMinute: null, planes =>
            {
                Assert.False(File.Exists(decoy.Record));
                Assert.Equal(set.Templates.Select(template => template.Symmetry), planes.Select(plane => plane.Symmetry));
                points = planes.Sum(plane => Enumerable.Range(0, plane.Count).Count(i => plane[i].OnContour));
            });
            Assert.Equal(25, record.Labels.Count);
        }

        Assert.Equal(25 * 20, points);
        Assert.True(File.Exists(decoy.Record));

        var training = SymmetryModelTraining.Prepare(
            networks, new SymmetryModelSettings { Epochs = 1, Planes = 1, Questions = [SymmetryClass.Reflection] }, model,
            RunFolderMode.New);
        Assert.Equal(
            (15, 5, 5), (training.TrainingTemplates, training.CalibrationTemplates, training.HeldOutTemplates));
        EvaluationRecord? drawn = null;
        var evaluation = training.Run(done =>
        {
            Assert.False(File.Exists(Path.Combine(model, "model.json")));
            drawn = done;
        });
        Assert.Same(evaluation, drawn);
        Assert.Equal(5, evaluation.Five.OneNetwork.Confusion.Sum(row => row.Sum()));
        Assert.Equal("reflection", Assert.Single(evaluation.Binary).Task);
        Assert.Equal(evaluation.Five.Temperature, ModelFolder.Read(model).Model.Temperature);
        Assert.Equal(
            ["evaluation.json", "model.json", "weights.safetensors"],
            Directory.GetFiles(model).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Prepare_OfSettingsOutOfRange_IsRefusedBeforeAnythingIsRead()
    {
        SymmetryModelSettings[] wrong =
        [
            new() { Kind = ClassifierKind.PointSet }, new() { Epochs = -1 }, new() { Planes = 4 },
            new() { HeldOut = double.NaN }, new() { Calibration = 0.6 }, new() { Questions = [SymmetryClass.None] },
        ];
        Assert.All(wrong, settings => Assert.DoesNotContain(
            "folder",
            Assert.Throws<NoetherException>(() => SymmetryModelTraining.Prepare(
                folder.File("nothing"), settings, folder.File("model"), RunFolderMode.New)).Message,
            StringComparison.Ordinal));
        Assert.False(Directory.Exists(folder.File("model")));
    }
}
