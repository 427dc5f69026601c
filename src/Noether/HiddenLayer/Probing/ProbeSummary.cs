namespace Noether.HiddenLayer.Probing;

/// <summary>What the maps of one reading come to: the best of each kind of symmetry, as numbers.</summary>
internal sealed record ProbeSummary
{
    // Peaks among lengths begin behind the first two: neighbours are alike.
    private const int FirstPeak = 2;

    /// <summary>The highest score of a reflection.</summary>
    public required double Mirror { get; init; }

    /// <summary>The highest mean score of the reflections at all lines through one centre.</summary>
    public required double Rotation { get; init; }

    /// <summary>The lowest decile of their scores, at the best centre.</summary>
    public required double RotationLow { get; init; }

    /// <summary>
    /// The highest contrast of an order at a centre: mean score of the turns that belong to it less that of the others.
    /// </summary>
    public required double Cyclic { get; init; }

    /// <summary>The highest mean likeness of the translations in one direction, weighted by coverage.</summary>
    public required double Translation { get; init; }

    /// <summary>The second lowest likeness of the translations in the best direction.</summary>
    public required double TranslationLow { get; init; }

    /// <summary>The highest score of a length less half the lowest likeness of a shorter one.</summary>
    public required double Period { get; init; }

    /// <summary>The score of that length itself.</summary>
    public required double PeriodScore { get; init; }

    /// <summary>All of them.</summary>
    public double[] Values =>
        [Mirror, Rotation, RotationLow, Cyclic, Translation, TranslationLow, Period, PeriodScore];

    /// <summary>Takes the maps together.</summary>
    public static ProbeSummary Of(ProbeMaps maps)
    {
        var (rotation, low) = Rotations(maps);
        var (translation, lowLength) = Translations(maps);
        var (period, periodScore) = Periods(maps);
        return new ProbeSummary
        {
            Mirror = maps.Mirrors.Scores.Max(),
            Rotation = rotation,
            RotationLow = low,
            Cyclic = CyclicPeaks.Best(maps).Contrast,
            Translation = translation,
            TranslationLow = lowLength,
            Period = period,
            PeriodScore = periodScore,
        };
    }

    private static (double Mean, double Low) Rotations(ProbeMaps maps)
    {
        var (mean, low) = (double.NegativeInfinity, 0.0);
        foreach (var y in ProbeFamilies.Output.Places)
        {
            foreach (var x in ProbeFamilies.Output.Places)
            {
                var scores = LineScores.Through(maps, x, y);
                var here = scores.Average();
                if (here <= mean)
                    continue;
                mean = here;
                Array.Sort(scores);
                low = scores[scores.Length / 10];
            }
        }

        return (mean, low);
    }

    private static (double Mean, double Low) Translations(ProbeMaps maps)
    {
        var lengths = maps.Families.Lengths.Length;
        var (mean, low) = (double.NegativeInfinity, 0.0);
        for (var direction = 0; direction < maps.Families.Directions; direction++)
        {
            var here = TranslationPeaks.Mean(maps, direction);
            if (here <= mean)
                continue;
            mean = here;
            var likeness = maps.Shifts.Likeness[(direction * lengths)..((direction + 1) * lengths)]
                .Where((_, i) => maps.Shifts.Coverage[(direction * lengths) + i] > 0).Order().ToArray();
            low = likeness.Length > 1 ? likeness[1] : 0;
        }

        return (mean, low);
    }

    private static (double Gain, double Score) Periods(ProbeMaps maps)
    {
        var lengths = maps.Families.Lengths.Length;
        var (gain, score) = (double.NegativeInfinity, 0.0);
        for (var direction = 0; direction < maps.Families.Directions; direction++)
        {
            var least = double.PositiveInfinity;
            for (var i = 0; i < lengths; i++)
            {
                var at = (direction * lengths) + i;
                var here = maps.Shifts.Score(at) - (0.5 * Math.Max(0, least));
                if (i >= FirstPeak && maps.Shifts.Coverage[at] > 0 && here > gain)
                    (gain, score) = (here, maps.Shifts.Score(at));
                least = Math.Min(least, maps.Shifts.Likeness[at]);
            }
        }

        return (gain, score);
    }
}
