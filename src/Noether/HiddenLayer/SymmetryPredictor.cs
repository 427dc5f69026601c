using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.HiddenLayer.Prediction;
using Noether.Pictures;

namespace Noether.HiddenLayer;

/// <summary>
/// Predicts the symmetry of a picture from hidden layers: the contour becomes points, several networks with different
/// random weights learn which points lie on it, and a classifier that was trained on templates of known symmetry
/// judges the last hidden layer of each. Source: Barenboim, Hirn and Sanz, SciPost Phys. 11, 014 (2021).
/// </summary>
public static class SymmetryPredictor
{
    private static readonly SettingSet Ranges = SettingSet.Of<HiddenLayerSettings>();

    /// <summary>Predicts the symmetry of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <param name="context">
    /// Seed of points, networks and bootstrap; threads, on which the prediction does not depend; a budget, after which
    /// the networks that are finished answer, at least one; and so on. Null for the defaults.
    /// </param>
    /// <exception cref="NoetherException">
    /// There is no contour, a setting is out of range, the model cannot be used, or what is kept in the store belongs
    /// to another prediction.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was kept in the store stays.</exception>
    public static SymmetryPrediction Predict(
        Picture picture, HiddenLayerSettings? settings = null, RunContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        settings ??= new HiddenLayerSettings();
        Ranges.Require(settings);
        return new PredictionRun(picture, settings, context ?? new RunContext()).Execute();
    }
}
