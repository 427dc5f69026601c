using Noether.HiddenLayer.Decoy;

namespace Noether.Studies.Hidden;

/// <summary>
/// The sets of templates of the hidden-layer studies. Settings were chosen on the development set; the test set was
/// used for the published tables alone.
/// </summary>
internal static class HiddenSets
{
    private const int TrainingTemplates = 1240;
    private const int CalibrationTemplates = 310;
    private const int TestTemplates = 600;
    private const int TrainingNetworks = 4;
    private const int TestNetworks = 10;

    /// <summary>Templates to learn from: 1,240, as in the paper.</summary>
    public static HiddenSet Training(StudyOptions options, DecoySettings? decoy = null) => options.Quick
        ? new("training", 101, 40, 2, decoy ?? QuickDecoy)
        : new("training", 101, TrainingTemplates, TrainingNetworks, decoy ?? new());

    /// <summary>Templates for temperatures.</summary>
    public static HiddenSet Calibration(StudyOptions options, DecoySettings? decoy = null) => options.Quick
        ? new("calibration", 102, 20, 1, decoy ?? QuickDecoy)
        : new("calibration", 102, CalibrationTemplates, 1, decoy ?? new());

    /// <summary>Templates to judge on.</summary>
    public static HiddenSet Test(StudyOptions options, DecoySettings? decoy = null) => options.Quick
        ? new("test", 103, 20, 2, decoy ?? QuickDecoy)
        : new("test", 103, TestTemplates, TestNetworks, decoy ?? new());

    /// <summary>Templates for the coverage of intervals, with many networks each.</summary>
    public static HiddenSet Coverage(StudyOptions options) => options.Quick
        ? new("coverage", 105, 5, 20, QuickDecoy)
        : new("coverage", 105, 30, 200, new());

    private static DecoySettings QuickDecoy => new() { Epochs = 30 };
}
