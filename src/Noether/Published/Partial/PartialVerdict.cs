using System.Globalization;
using Noether.Discovery;

namespace Noether.Published.Partial;

/// <summary>Whether labels tolerate rotation, and how much of it.</summary>
internal static class PartialVerdict
{
    private const double LeastSkill = 0.6;
    private const double LeastExtent = 20;
    private const double WholeCircle = 175;
    private const double Clear = 0.02;

    /// <summary>Concludes.</summary>
    public static Verdict Of(PartialResult result)
    {
        var checks = Checks(result).ToArray();
        var finding = !checks[0].Passed ? Finding.Undecided : checks[1].Passed ? Finding.Found : Finding.NotFound;
        var verdict = new Verdict
        {
            Finding = finding,
            Headline = finding != Finding.Found
                ? "" : result.Extent >= WholeCircle ? "All rotations" : $"Rotations within +-{Degrees(result.Extent)}",
            Summary = Summary(result, finding),
            Checks = checks,
            Caveats =
            [
                "Only rotation of the plane is looked at; and where the data hold no turned pictures, the extent says what the network "
                + "makes of them, not what their labels would be.",
                "The share of the circle of a single layer means nothing by itself, as a later layer can undo an earlier one; the "
                + "extent is that of the network as a whole.",
                "A small network on small pictures, by far not the published one: differences of accuracy below some percent say nothing.",
            ],
        };
        return result.Spent ? verdict.StoppedEarly("the time to spend was spent before the trainings were done") : verdict;
    }

    private static IEnumerable<Check> Checks(PartialResult result)
    {
        var chance = result.Pictures.Chance;
        yield return new Check("skill",
            "accuracy on held-out pictures beyond that of the most frequent class, 1 for all right",
            (result.Partial[^1] - chance) / Math.Max(1 - chance, 1e-9), LeastSkill, Direction.AtLeast);
        yield return new Check("extent", "degrees by which pictures may be turned to either side before the right class is no longer "
            + "the likelier one", result.Extent, LeastExtent, Direction.AtLeast);
    }

    private static string Summary(PartialResult result, Finding finding)
    {
        var (full, part) = (Words.Percent(result.Full[^1]), Words.Percent(result.Partial[^1]));
        if (finding == Finding.Undecided)
            return $"The network does not learn the labels ({part} right on held-out pictures, {Words.Percent(result.Pictures.Chance)} by chance), so "
                + "that its extent says nothing.";
        var compared = result.Partial[^1] - result.Full[^1] > Clear
            ? $"equivariant to all rotations a network gets {full} right, to the part that it chooses {part}"
            : $"equivariant to all rotations a network gets {full} right, and {part} where it may choose a part";
        return finding == Finding.NotFound
            ? $"The labels tolerate no rotation beyond +-{Degrees(result.Extent)}; {compared}."
            : result.Extent >= WholeCircle
                ? $"The labels stay the same under all rotations; {compared}."
                : $"The labels stay the same under rotations of up to +-{Degrees(result.Extent)}; {compared}.";
    }

    private static string Degrees(double angle) => angle.ToString("0", CultureInfo.InvariantCulture) + " degrees";
}
