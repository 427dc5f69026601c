namespace Noether.Data.Synthetic;

/// <summary>Distributions of samples, pairs and labelled samples with a known symmetry; the last two have none.</summary>
public enum SampleLaw
{
    /// <summary>Standard normal numbers, so(d) in d dimensions.</summary>
    Normal,

    /// <summary>
    /// Eight equal blobs of deviation 0.1 on the unit circle: turns by 45 degrees. Source: the toy data of K. Desai, B. Nachman and
    /// J. Thaler, arXiv 2112.05722.
    /// </summary>
    Octagon,

    /// <summary>
    /// Pairs of states, 0.408 apart in time, of two unit masses on circles about their centre, radius squared uniform on [2.25, 9], all
    /// counter-clockwise: q1, p1, q2, p2 turn together. Source: the description of the data of S. Greydanus et al., arXiv 1906.01563.
    /// </summary>
    TwoBody,

    /// <summary>
    /// Thirteen points of an arrow, turned by 0, 90, 180 or 270 degrees by chance. Source: the planar example of LieFlow, arXiv 2512.20043.
    /// </summary>
    Arrow,

    /// <summary>
    /// Bumps on a ring of d places: five that are there or not by chance, of amplitude and width uniform on [0.5, 1.5]; standardised.
    /// Shifts along the ring.
    /// </summary>
    RingBumps,

    /// <summary>
    /// Normal x in three dimensions with the label x3 / (1 + (phi mod 2 pi/7)), phi the angle of (x1, x2): turns by 2 pi/7.
    /// Source: B. Yang et al., arXiv 2302.00236.
    /// </summary>
    SeventhTurn,

    /// <summary>
    /// Two particles (E, px, py, pz), back to back in their rest frame with log-normal masses and momenta, moved by a random Lorentz
    /// transformation; the label is whether their invariant mass is above its median: so(1,3).
    /// </summary>
    Boosted,

    /// <summary>Four normal blobs of random centres and widths, mixed by a random matrix: none.</summary>
    Clusters,

    /// <summary>Independent values of different skewed laws, mixed by a random matrix: none.</summary>
    Independent,
}
