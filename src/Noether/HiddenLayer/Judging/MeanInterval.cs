namespace Noether.HiddenLayer.Judging;

/// <summary>A mean with its interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
public readonly record struct MeanInterval(double Mean, double Lower, double Upper);
