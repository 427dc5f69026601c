namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// A stretch of a tour, over which running sums run from zero: rounding does not pile up along the whole tour. Its
/// events come in three runs: units that are active at its first point become so; the events within; and units that
/// are active at its last point cease to be.
/// </summary>
/// <param name="End">Number of points before its end.</param>
/// <param name="On">Its first event.</param>
/// <param name="Within">Its first event behind its first point.</param>
/// <param name="Off">Its first event behind its last point.</param>
/// <param name="Last">Its first event too many.</param>
internal readonly record struct TourStretch(int End, int On, int Within, int Off, int Last);
