using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;

namespace Noether.Tests.HiddenLayer;

/// <summary>A model that knows nothing and asks for networks that are trained in milliseconds.</summary>
internal static class TinyModel
{
    public const int PointsOfEach = 50;

    public static string Write(string folder, IReadOnlyList<int>? widths = null)
    {
        widths ??= [4, 8];
        var representation = new ScatterRepresentation(new ScatterSettings { Size = 16, Planes = 1 });
        var settings = new ClassifierSettings { Widths = widths, Seed = 6 };
        var network = SymmetryTraining.Create(representation.Shape, SymmetryClasses.Count, settings);
        ModelFolder.Write(folder, new SymmetryModel(representation, network, 1), new ModelRecord
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
            Decoy = new DecoySettings { FirstUnits = 24, LastUnits = 16, Epochs = 12 },
            PointsOfEach = PointsOfEach,
            TrainingTemplates = 10,
            NetworksEach = 1,
            Accuracy = 0.7,
            HeldOutTemplates = 5,
        });
        return folder;
    }
}
