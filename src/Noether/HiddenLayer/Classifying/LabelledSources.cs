using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Classifying;

/// <summary>What is kept of networks, with the class of the template that each learnt.</summary>
/// <param name="Sources">One array for each network; those of a template follow each other.</param>
/// <param name="Labels">The class of each, from 0.</param>
/// <param name="Templates">The number of the template of each.</param>
internal sealed record LabelledSources(
    IReadOnlyList<float[]> Sources, IReadOnlyList<int> Labels, IReadOnlyList<int> Templates)
{
    /// <summary>Number of networks.</summary>
    public int Count => Labels.Count;

    /// <summary>The networks at some places.</summary>
    /// <param name="places">Their places, from 0.</param>
    public LabelledSources At(IReadOnlyList<int> places) => new(
        [.. places.Select(i => Sources[i])], [.. places.Select(i => Labels[i])], [.. places.Select(i => Templates[i])]);

    /// <summary>The networks of some templates.</summary>
    /// <param name="chosen">Says of a template whether it is wanted.</param>
    public LabelledSources Of(Func<int, bool> chosen) =>
        At([.. Enumerable.Range(0, Count).Where(i => chosen(Templates[i]))]);

    /// <summary>At most some networks of each template, the first ones.</summary>
    /// <param name="count">How many.</param>
    public LabelledSources FirstOfEach(int count)
    {
        var places = new List<int>();
        for (var i = 0; i < Count; i++)
        {
            if (i < count || Templates[i - count] != Templates[i])
                places.Add(i);
        }
        return At(places);
    }

    /// <summary>
    /// The task "is this symmetry present or absent": label 1 for the class, 0 for all others. Networks of the class
    /// are repeated until both labels are about as frequent, as far as asked.
    /// </summary>
    /// <param name="symmetry">The class.</param>
    /// <param name="balanced">Whether to repeat.</param>
    public LabelledSources Against(SymmetryClass symmetry, bool balanced)
    {
        var present = Labels.Count(label => label == (int)symmetry);
        var copies = balanced && present > 0 ? Math.Max(1, (int)Math.Round((Count - present) / (double)present)) : 1;
        var places = Enumerable.Range(0, Count)
            .SelectMany(i => Enumerable.Repeat(i, Labels[i] == (int)symmetry ? copies : 1)).ToArray();
        return At(places) with { Labels = [.. places.Select(i => Labels[i] == (int)symmetry ? 1 : 0)] };
    }
}
