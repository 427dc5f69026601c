using Noether.HiddenLayer.Classifying;
using Noether.HiddenLayer.Prediction;
using Noether.HiddenLayer.Representation;
using Noether.HiddenLayer.Symmetries;

namespace Noether.Studies.Hidden;

/// <summary>
/// Whether intervals mean what they say: how often the 68% interval of the true class's mean likelihood, from twenty
/// networks, covers the mean over all networks of the template.
/// </summary>
internal static class CoverageCase
{
    private const int Group = 20;

    /// <summary>Runs it.</summary>
    /// <param name="data">Templates and networks.</param>
    /// <param name="training">Networks to learn from, one of each template.</param>
    /// <param name="calibration">Networks for the temperature.</param>
    /// <param name="held">Templates with many networks each.</param>
    /// <param name="representation">Draws the pictures.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="context">What a case runs with.</param>
    public static StudyFigures Run(
        HiddenData data, HiddenSet training, HiddenSet calibration, HiddenSet held,
        IHiddenRepresentation representation, ClassifierSettings settings, StudyContext context)
    {
        var model = SymmetryTraining.Train(
            representation, data.Sources(training, context).FirstOfEach(1), data.Sources(calibration, context),
            SymmetryClasses.Count, settings, Path.Combine(context.Scratch, "classifier"), context.Threads,
            cancellationToken: context.Cancellation);
        var sources = data.Sources(held, context);
        context.Report("classifying");
        var likelihoods = model.Likelihoods(sources.Sources, context.Threads, context.Cancellation);
        var shares = new List<double>();
        var (widths, groups) = (0.0, 0);
        foreach (var template in Enumerable.Range(0, held.Templates))
        {
            var rows = Enumerable.Range(template * held.NetworksEach, held.NetworksEach)
                .Select(i => new[] { likelihoods[i][sources.Labels[i]] }).ToArray();
            var truth = rows.Average(row => row[0]);
            var covered = 0;
            for (var first = 0; first + Group <= rows.Length; first += Group)
            {
                var interval = BootstrapMeans.Of(rows[first..(first + Group)], (ulong)first)[0];
                covered += interval.Lower <= truth && truth <= interval.Upper ? 1 : 0;
                widths += interval.Upper - interval.Lower;
                groups++;
            }

            shares.Add((double)covered / (held.NetworksEach / Group));
        }

        // Groups of one template share their truth: the error is that over templates.
        var mean = shares.Average();
        var spread = Math.Sqrt(shares.Sum(share => (share - mean) * (share - mean)) / (shares.Count - 1));
        return new StudyFigures().Add("coverage", mean).Add("coverageError", spread / Math.Sqrt(shares.Count))
            .Add("intervals", groups).Add("templates", held.Templates).Add("networks", held.NetworksEach)
            .Add("width", widths / groups);
    }
}
