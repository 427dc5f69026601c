using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Symmetries;
using Noether.Numerics;

namespace Noether.HiddenLayer.Templates;

/// <summary>Makes one template from settings, seed and number; nothing else enters.</summary>
internal static class TemplateMaker
{
    // Every template is redrawn until it has a length and a number of border crossings that were drawn beforehand from
    // the same distribution for all classes, so that neither tells the class.
    // Lines of waves of number k are about 4 k / pi long in the window, and cross its border 1.3 times a unit.
    private const double ShortestLength = 1.75;
    private const double LongestLength = 1.22;
    private const double CrossingsOfLength = 0.55;
    private const int CrossingChoices = 3;
    private const double LengthTolerance = 0.3;

    // Where the two cannot be had, the tolerances grow by themselves once in so many attempts.
    private const int AttemptsPerTolerance = 60;
    private const int MostAttempts = 1200;

    // Pixels a side of the grid on which candidates are looked at, and of the one that decides level and distance.
    private const int CoarseSide = 32;
    private const int FineSide = 64;
    private const int LevelsPerPotential = 3;
    private const double LeastBackground = 0.4;

    /// <summary>The class of a template: the classes take turns.</summary>
    public static SymmetryClass ClassOf(int index) => (SymmetryClass)(index % SymmetryClasses.Count);

    /// <summary>The potential of a template and its level line.</summary>
    public static (Potential Potential, Contour Contour) Draw(TemplateSettings settings, ulong seed, int index)
    {
        var random = new CounterRandom(seed, 2 * (ulong)index);
        var shortest = ShortestLength * settings.LeastWaveNumber;
        var length = shortest + (((LongestLength * settings.MostWaveNumber) - shortest) * random.NextDouble());
        var crossings = 2 * (int)((CrossingsOfLength * length) + (CrossingChoices * random.NextDouble()));
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var potential = TemplateFamily.Draw(ClassOf(index), settings, random);
            var coarse = new PotentialGrid(potential, CoarseSide);
            var slack = attempt / AttemptsPerTolerance;
            for (var level = 0; level < LevelsPerPotential; level++)
            {
                var share = settings.LowestLevel
                    + ((settings.HighestLevel - settings.LowestLevel) * random.NextDouble());
                var contour = new Contour(coarse, share);
                if (Math.Abs(ContourMeasures.Crossings(contour) - crossings) <= 2 * slack
                    && Math.Abs(ContourMeasures.Weights(contour).Sum() - length) <= LengthTolerance * (1 + slack)
                    && HasRoom(contour, settings))
                    return (potential, new Contour(new PotentialGrid(potential, FineSide), share));
            }
        }

        throw new NoetherException(
            $"No template with these settings has room for a contour and a background ({MostAttempts} were drawn); "
            + "bring the levels nearer to one half, or the contour nearer to its line.");
    }

    /// <summary>The template.</summary>
    public static Template Make(TemplateSettings settings, ulong seed, int index)
    {
        var (potential, contour) = Draw(settings, seed, index);
        var points = Scatter(contour, settings, new CounterRandom(seed, (2 * (ulong)index) + 1));
        return new(index, potential.Symmetry, points, contour.Picture(settings.PictureSize, settings.ContourWithin));
    }

    private static bool HasRoom(Contour contour, TemplateSettings settings) =>
        contour.Grid.Jets.Count(jet => contour.Distance(jet) > settings.BackgroundBeyond)
        >= LeastBackground * contour.Grid.Jets.Length;

    // Uniform in the window, each kind until there are enough; what lies between the two distances is left out.
    private static DecoyPoints Scatter(Contour contour, TemplateSettings settings, CounterRandom random)
    {
        var wanted = settings.PointsOfEach;
        var coordinates = new float[4 * wanted];
        var onContour = new bool[2 * wanted];
        onContour.AsSpan(0, wanted).Fill(true);
        int on = 0, off = 0;
        while (on < wanted || off < wanted)
        {
            var (x, y) = ((float)((2 * random.NextDouble()) - 1), (float)((2 * random.NextDouble()) - 1));
            var distance = contour.Distance(x, y);
            int place;
            if (distance < settings.ContourWithin && on < wanted)
                place = on++;
            else if (distance > settings.BackgroundBeyond && off < wanted)
                place = wanted + off++;
            else
                continue;
            (coordinates[2 * place], coordinates[(2 * place) + 1]) = (x, y);
        }

        return new(coordinates, onContour);
    }
}
