using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Probing;
using Noether.Pictures;
using Noether.Studies.Known;

namespace Noether.Studies.Drawings;

/// <summary>A drawing whose symmetries are known, made by a function of the place.</summary>
/// <param name="Name">What it shows, lower case words with dashes.</param>
/// <param name="Grey">The grey, 0 to 1, at x and y in [-1, 1], y upwards.</param>
/// <param name="Expected">What has to be found; empty means no symmetry.</param>
/// <param name="Also">What is true as well but need not be named.</param>
internal sealed record KnownDrawing(
    string Name, Func<double, double, double> Grey, IReadOnlyList<KnownElement> Expected,
    IReadOnlyList<KnownElement> Also)
{
    /// <summary>Dark lines and shapes.</summary>
    public const double Ink = 0.12;

    /// <summary>What they are drawn on.</summary>
    public const double Paper = 0.93;

    /// <summary>A drawing of ink on paper.</summary>
    /// <param name="name">What it shows.</param>
    /// <param name="inked">Whether there is ink at a place.</param>
    /// <param name="expected">What has to be found.</param>
    /// <param name="also">What is true as well.</param>
    public static KnownDrawing Of(
        string name, Func<double, double, bool> inked, IReadOnlyList<KnownElement> expected,
        IEnumerable<KnownElement>? also = null) =>
        new(name, (x, y) => inked(x, y) ? Ink : Paper, expected, [.. also ?? []]);

    /// <summary>The page that it is drawn on; null for a square of greys that shows nothing else.</summary>
    public KnownPage? Page { get; init; }

    /// <summary>Where the square [-1, 1] x [-1, 1] lies in the picture, in pixels.</summary>
    public WindowFrame Place { get; init; } = new(
        0.5 * KnownPicture.Side, 0.5 * KnownPicture.Side, 0.5 * KnownPicture.Side);

    /// <summary>Whether some mirror line has to be found, of its own or through a centre.</summary>
    public bool HasMirror => Expected.Any(next => next.Kind is SymmetryKind.Mirror or SymmetryKind.Dihedral);

    /// <summary>The drawing with its symmetries as they lie in the window that is judged.</summary>
    /// <param name="frame">The window.</param>
    public KnownDrawing In(WindowFrame frame)
    {
        var scale = Place.Half / frame.Half;
        return this with { Expected = [.. Expected.Select(Moved)], Also = [.. Also.Select(Moved)] };

        KnownElement Moved(KnownElement known)
        {
            var (x, y) = Place.Pixel(known.X, known.Y);
            return known with
            {
                X = (x - frame.MiddleX) / frame.Half,
                Y = (frame.MiddleY - y) / frame.Half,
                Period = scale * known.Period,
                SecondPeriod = scale * known.SecondPeriod,
            };
        }
    }

    /// <summary>The picture.</summary>
    public Picture Open()
    {
        if (Page is { } page)
            return page.Draw(this);
        var greys = new KnownPicture(Name, default, Grey).Draw();
        var values = new float[3 * greys.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = greys[i / 3] / 255f;
        return new Picture(KnownPicture.Side, KnownPicture.Side, values, Name);
    }
}
