using Noether.HiddenLayer.Symmetries;
using Noether.HiddenLayer.Templates;

namespace Noether.Studies.Hidden;

/// <summary>The control: what statistics that know nothing of symmetry say about the class.</summary>
internal static class BlindCase
{
    /// <summary>Runs it.</summary>
    /// <param name="seed">Seed of the templates.</param>
    /// <param name="training">Number of templates to learn from.</param>
    /// <param name="held">Number of further templates to be judged on.</param>
    /// <param name="context">What a case runs with.</param>
    public static StudyFigures Run(ulong seed, int training, int held, StudyContext context)
    {
        context.Report("measuring contours");
        var (plain, curved) = BaselineScore.Measure(
            HiddenSet.Family, seed, training, held, context.Threads, context.Cancellation);
        var figures = new StudyFigures().Add("plain", plain.Accuracy).Add("curved", curved.Accuracy)
            .Add("templates", held);
        for (var a = 0; a < SymmetryClasses.Count; a++)
        {
            for (var b = a + 1; b < SymmetryClasses.Count; b++)
                figures.Add($"plain.{a}.{b}", plain.Pairs[a][b]).Add($"curved.{a}.{b}", curved.Pairs[a][b]);
        }

        return figures;
    }
}
