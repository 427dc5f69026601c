namespace Noether.HiddenLayer.Decoy;

/// <summary>A unit of the first layer becomes active, or ceases to be, between two points of a tour.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Signed">
/// Its place in a list of values and, from <see cref="DecoyLayout.Padded"/> of the units on, their negatives: value if
/// it becomes active, negative if it ceases.
/// </param>
/// <param name="Sign">1 if it becomes active, -1 if it ceases.</param>
/// <param name="End">Number of points before.</param>
internal readonly record struct TourEvent(int Unit, int Signed, float Sign, int End);
