namespace Noether.Studies.Hidden;

/// <summary>Trains the networks of a set and tells how well they learnt their decoy task.</summary>
internal static class NetworksCase
{
    /// <summary>Runs it; networks that are there already are only described.</summary>
    /// <param name="data">Templates and networks.</param>
    /// <param name="set">The set.</param>
    /// <param name="context">What a case runs with.</param>
    public static StudyFigures Run(HiddenData data, HiddenSet set, StudyContext context)
    {
        var templates = data.Templates(set, context).Templates;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        using var networks = data.Networks(set, context);
        var seconds = clock.Elapsed.TotalSeconds;
        var figures = new StudyFigures().Add("networks", templates.Count * set.NetworksEach).Add("seconds", seconds);
        var all = Enumerable.Range(0, templates.Count * set.NetworksEach)
            .Select(i => (Class: templates[i / set.NetworksEach].Symmetry,
                Network: networks.Describe(i / set.NetworksEach, i % set.NetworksEach))).ToArray();
        var validated = set.Decoy.ValidationShare > 0;
        figures.Add("threadSeconds", all.Sum(next => next.Network.Seconds))
            .Add("accuracy", all.Average(next => Accuracy(next.Network)))
            .Add("trainingAccuracy", all.Average(next => next.Network.TrainingAccuracy))
            .Add("least", all.Min(next => Accuracy(next.Network)))
            .Add("epochKept", all.Average(next => next.Network.EpochKept));
        foreach (var group in all.GroupBy(next => next.Class))
            figures.Add($"accuracy.{(int)group.Key}", group.Average(next => Accuracy(next.Network)));
        return figures;

        double Accuracy(HiddenLayer.Decoy.DecoyNetwork network) =>
            validated ? network.ValidationAccuracy : network.TrainingAccuracy;
    }
}
