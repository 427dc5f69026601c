using System.Diagnostics;
using Noether.Discovery;
using Noether.Discovery.Figures;
using Noether.Numerics;

namespace Noether.Lens.Reporting;

/// <summary>
/// Shows the answer as it forms to an observer that asks for it. It only reads what the search does, so that the result
/// is the same bit for bit whether anybody looks or not. Safe from several threads.
/// </summary>
/// <param name="progress">The observer; may be null, or one that cannot ask.</param>
internal sealed class SnapshotReporter(IProgress<RunProgress>? progress)
{
    // Of the time of a run at most one part in so many goes into snapshots.
    private const double Rarity = 25;

    private readonly IRunObserver? observer = progress as IRunObserver;
    private readonly Stopwatch since = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private TimeSpan pause;
    private RunProgress stage = new("", 0);

    /// <summary>Whether somebody wants to look now; then what it takes to show something may be computed.</summary>
    public bool Wanted => observer is { WantsFigures: true } && since.Elapsed >= pause;

    /// <summary>Remembers the stage that snapshots belong to.</summary>
    public void Enter(RunProgress report) => stage = report;

    /// <summary>Shows a representation of the search, if somebody wants to look.</summary>
    /// <param name="representation">Makes R, d x d orthogonal; its middle row is the filter.</param>
    public void Show(Func<Matrix> representation)
    {
        if (!Wanted)
            return;
        lock (gate)
        {
            // Another thread may have shown something meanwhile.
            if (Take(() => Of(representation())) is { Count: > 0 } figures)
                observer!.Report(stage with { Figures = figures });
        }
    }

    /// <summary>The figures of a snapshot, if somebody wants them; none otherwise.</summary>
    /// <param name="make">Makes the snapshot; the middle row of its group convolution is the filter.</param>
    public IReadOnlyList<Figure> Take(Func<LensSnapshot> make)
    {
        if (!Wanted)
            return [];
        var begin = since.Elapsed;
        var snapshot = make();
        var l = snapshot.GroupConvolution;
        var figures = MatrixFigures.Of(snapshot.Generator, l, l.Row(GroupConvolutions.Centre(l.Rows)).ToArray());
        pause = Rarity * (since.Elapsed - begin);
        since.Restart();
        return figures;
    }

    // With a padding of one, what leaves at an end of the axis does not come in at the other.
    private static LensSnapshot Of(Matrix r) => new(-1, GroupConvolutions.Shift(r, padding: 1), r.Clone());
}
