using Noether.Lens.Reporting;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Shows the best of several answers that are refined at the same time on the same samples: whichever is ahead of all
/// that were seen before. Safe from several threads.
/// </summary>
/// <param name="view">Where it is shown.</param>
internal sealed class LeadingCandidate(SnapshotReporter view)
{
    private readonly Lock gate = new();
    private double best = double.PositiveInfinity;

    /// <summary>Takes note of an answer.</summary>
    /// <param name="r">R, d x d orthogonal; nobody changes it any more.</param>
    /// <param name="value">Its objective; the lower the better.</param>
    public void See(Matrix r, double value)
    {
        if (!view.Wanted)
            return;
        lock (gate)
        {
            if (!(value < best))
                return;
            best = value;
        }
        view.Show(() => r);
    }
}
