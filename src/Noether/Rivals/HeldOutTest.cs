using Noether.Data;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Testing;

namespace Noether.Rivals;

/// <summary>What a test of a symmetry says of rows that nothing was learned from, with the limits that a claim has to keep.</summary>
/// <param name="PValue">Probability of a departure as large where the symmetry holds.</param>
/// <param name="Effect">Area under the curve of a classifier; 0.5 where it tells nothing apart.</param>
/// <param name="Bound">Upper confidence bound of it.</param>
/// <param name="Displacement">How far samples move, over the distance of two samples.</param>
internal sealed record HeldOutTest(double PValue, double Effect, double Bound, double Displacement)
{
    /// <summary>A move below this is next to none: a collapse to the identity.</summary>
    public const double LeastDisplacement = 0.1;

    /// <summary>Level of the test.</summary>
    public const double Level = 0.05;

    /// <summary>A departure that a classifier could see with a larger area is not ruled out.</summary>
    public const double MostBound = 0.55;

    private const int Choosing = 4000;
    private const int Judging = 20_000;

    /// <summary>Whether the move is next to none.</summary>
    public bool HardlyMoves => !(Displacement >= LeastDisplacement);

    /// <summary>Whether the symmetry is refused.</summary>
    public bool IsBroken => !(PValue > Level);

    /// <summary>Tests.</summary>
    /// <param name="rows">Rows that nothing was learned from.</param>
    /// <param name="action">The move.</param>
    /// <param name="context">Seed, threads, cancellation.</param>
    /// <param name="chooses">Whether it is one of many that something is chosen by, on fewer rows.</param>
    public static HeldOutTest Of(Matrix rows, SampleAction action, RunContext context, bool chooses = false)
    {
        using var samples = new DoubleSamples(rows.Values.ToArray(), rows.Columns, "the samples");
        var result = SymmetryTest.Run(
            samples, action, new SymmetryTestSettings
            {
                Level = Level,
                MostSamples = chooses ? Choosing : Judging,
                Permutations = chooses ? 199 : 999,
                Seed = context.Seed,
                Threads = context.Threads,
            }, context.Cancellation);
        return new HeldOutTest(result.PValue, result.Effect, result.Bound, result.Displacement);
    }

    /// <summary>How far samples move, without a test.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="action">The move.</param>
    /// <param name="seed">Draws the moves.</param>
    public static double Moves(Matrix rows, SampleAction action, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, Math.Min(Choosing, rows.Rows))];
        return TestedRows.Of(rows, order, action, new SymmetryTestSettings { Seed = seed }).Displacement;
    }

    /// <summary>The checks that every claim carries.</summary>
    public IEnumerable<Check> Checks() =>
    [
        new("displacement", "Mean distance that held-out samples move, over the distance of two samples", Displacement,
            LeastDisplacement, Direction.AtLeast),
        new("pValue", "Probability of so large a departure on held-out samples where the symmetry holds", PValue, Level,
            Direction.AtLeast),
        new("bound", "Upper bound of the area under the curve of a classifier that tells samples from moved ones (0.5 is chance)",
            Bound, MostBound, Direction.AtMost),
    ];

    /// <summary>The figures in words, to stand in a sentence.</summary>
    public string Words => FormattableString.Invariant(
        $"displacement {Displacement:0.00}, p = {PValue:0.000}, classifier's AUC at most {Bound:0.000}");
}
