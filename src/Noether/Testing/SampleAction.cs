using Noether.Numerics;

namespace Noether.Testing;

/// <summary>
/// A transformation of samples, or a law of transformations, that a set of samples is tested for. Samples are compared as two maps
/// show them: most often the sample itself and the sample moved, for a shift along a line without its last and without its first place.
/// </summary>
public sealed class SampleAction
{
    private readonly RowMap still;
    private readonly RowMap move;

    internal SampleAction(string name, string words, int width, RowMap move, RowMap? still = null)
    {
        (Name, Words, Width, this.move) = (name, words, width, move);
        this.still = still ?? ((row, shown, _) => row.CopyTo(shown));
    }

    internal delegate void RowMap(ReadOnlySpan<double> row, Span<double> shown, CounterRandom random);

    /// <summary>What it was asked for as, such as "rotation:0,1".</summary>
    public string Name { get; }

    /// <summary>What it does, to stand after "the samples under": "a random rotation in columns 0 and 1".</summary>
    public string Words { get; }

    /// <summary>Numbers in a sample as it is compared.</summary>
    public int Width { get; }

    /// <summary>
    /// Whether moving there is as likely as moving back, so that a sample and its moved copy can change places where the symmetry holds.
    /// </summary>
    public bool IsReversible { get; init; } = true;

    /// <summary>Samples as they are compared without the move.</summary>
    /// <param name="rows">The samples.</param>
    internal Matrix Still(Matrix rows) => Apply(rows, still, new CounterRandom(0));

    /// <summary>Samples moved, each by a transformation of its own where there is a law of them.</summary>
    /// <param name="rows">The samples.</param>
    /// <param name="random">The source of chance.</param>
    internal Matrix Moved(Matrix rows, CounterRandom random) => Apply(rows, move, random);

    private Matrix Apply(Matrix rows, RowMap map, CounterRandom random)
    {
        var shown = new Matrix(rows.Rows, Width);
        for (var i = 0; i < rows.Rows; i++)
            map(rows.Row(i), shown.Row(i), random);
        return shown;
    }
}
