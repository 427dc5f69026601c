using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Templates;

namespace Noether.Benchmarks.Decoy;

/// <summary>
/// Pictures as the decoy task sees them: a template of each class, 2,000 points, half of them contour.
/// </summary>
internal static class DecoyProblem
{
    public const int Points = 2000;

    private const ulong Seed = 7;

    /// <summary>The points of the five templates.</summary>
    public static DecoyPoints[] Create() =>
        [.. TemplateSet.Generate(new TemplateSettings { PointsOfEach = Points / 2 }, 5, Seed).Templates
            .Select(template => template.Points)];
}
