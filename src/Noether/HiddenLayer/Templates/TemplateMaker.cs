using Noether.HiddenLayer.Decoy;
using Noether.Numerics;

namespace Noether.HiddenLayer.Templates;

/// <summary>Makes one template from settings, seed and number; nothing else enters.</summary>
internal static class TemplateMaker
{
    // A level line that covers less is hard to see, one that covers more leaves no background.
    private const double LeastCover = 0.12;
    private const double LeastBackground = 0.45;
    private const int MostAttempts = 1000;
    private const int ProbesASide = 32;

    /// <summary>The class of a template: the classes take turns.</summary>
    public static SymmetryClass ClassOf(int index) => (SymmetryClass)(index % SymmetryClasses.Count);

    /// <summary>The potential of a template and its level line.</summary>
    public static (Potential Potential, Contour Contour) Draw(TemplateSettings settings, ulong seed, int index)
    {
        var random = new CounterRandom(seed, 2 * (ulong)index);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var potential = TemplateFamily.Draw(ClassOf(index), settings.Distortion, random);
            var share = settings.LowestLevel
                + ((settings.HighestLevel - settings.LowestLevel) * random.NextDouble());
            var contour = new Contour(potential, share);
            if (IsUsable(contour, settings))
                return (potential, contour);
        }

        throw new NoetherException(
            $"No template with these settings has room for a contour and a background ({MostAttempts} were drawn); "
            + "bring the levels nearer to one half.");
    }

    /// <summary>The template.</summary>
    public static Template Make(TemplateSettings settings, ulong seed, int index)
    {
        var (potential, contour) = Draw(settings, seed, index);
        var points = Scatter(contour, settings, new CounterRandom(seed, (2 * (ulong)index) + 1));
        return new(index, potential.Symmetry, points, contour.Picture(settings.PictureSize, settings.ContourWithin));
    }

    private static bool IsUsable(Contour contour, TemplateSettings settings)
    {
        int on = 0, off = 0;
        for (var i = 0; i < ProbesASide * ProbesASide; i++)
        {
            var distance = contour.Distance(
                Contour.Centre(i % ProbesASide, ProbesASide), Contour.Centre(i / ProbesASide, ProbesASide));
            on += distance < settings.ContourWithin ? 1 : 0;
            off += distance > settings.BackgroundBeyond ? 1 : 0;
        }

        const int All = ProbesASide * ProbesASide;
        // The wanted cover belongs to the default reach and grows with it.
        var least = Math.Min(0.3, LeastCover * settings.ContourWithin / 0.05);
        return on >= least * All && off >= LeastBackground * All;
    }

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
