using Noether.Numerics;

namespace Noether.HiddenLayer.Templates;

/// <summary>
/// Labelled pictures of the five symmetry classes, for the hidden-layer method. Template i depends on settings, seed
/// and i alone, so a larger set begins with the smaller one; the classes take turns.
/// </summary>
public sealed class TemplateSet
{
    /// <summary>Wraps templates that were made before.</summary>
    /// <param name="settings">How they were drawn.</param>
    /// <param name="seed">From which seed.</param>
    /// <param name="templates">The templates, from number 0.</param>
    internal TemplateSet(TemplateSettings settings, ulong seed, IReadOnlyList<Template> templates) =>
        (Settings, Seed, Templates) = (settings, seed, templates);

    /// <summary>How the templates were drawn.</summary>
    public TemplateSettings Settings { get; }

    /// <summary>The seed that they were drawn from.</summary>
    public ulong Seed { get; }

    /// <summary>The templates; the classes take turns in the order of their numbers.</summary>
    public IReadOnlyList<Template> Templates { get; }

    /// <summary>Draws templates.</summary>
    /// <param name="settings">How to draw them.</param>
    /// <param name="count">How many, 1 to 1,000,000.</param>
    /// <param name="seed">Any number; same seed, same templates.</param>
    /// <param name="threads">Threads to use, 0 for all processors; the templates do not depend on it.</param>
    /// <param name="progress">Told the number of finished templates, from any thread; may be null.</param>
    /// <param name="cancellationToken">Stops before the next template.</param>
    /// <exception cref="NoetherException">A setting is out of range.</exception>
    public static TemplateSet Generate(
        TemplateSettings settings,
        int count,
        ulong seed,
        int threads = 0,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 1_000_000);
        settings.Check();
        var templates = new Template[count];
        var done = 0;
        ParallelBlocks.Run(
            count,
            threads,
            index =>
            {
                templates[index] = TemplateMaker.Make(settings, seed, index);
                progress?.Report(Interlocked.Increment(ref done));
            },
            cancellationToken);
        return new(settings, seed, templates);
    }

    /// <summary>Draws the picture of a template once more, at any size.</summary>
    /// <param name="index">Number of the template, from 0.</param>
    /// <param name="side">Rows and columns, at least 1.</param>
    /// <returns>
    /// side x side pixels, row after row from the top (y = 1): whether the potential lies below the level at the centre,
    /// and how much of the pixel the contour covers, from 0 to 1.
    /// </returns>
    public (bool[] Below, double[] Contour) Draw(int index, int side)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        // The potential is a function of settings, seed and number, so it need not be kept with the points.
        var (potential, contour) = TemplateMaker.Draw(Settings, Seed, index);
        var (below, covered) = (new bool[side * side], new double[side * side]);
        for (var i = 0; i < below.Length; i++)
        {
            var jet = potential.At(PotentialGrid.Centre(i % side, side), -PotentialGrid.Centre(i / side, side));
            below[i] = jet.Value < contour.Level;
            covered[i] = contour.Cover(jet, side, Settings.ContourWithin);
        }

        return (below, covered);
    }
}
