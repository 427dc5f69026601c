namespace Noether.Benchmarks;

/// <summary>A benchmark parameter that knows how much work one call does, for <see cref="RateColumn"/>.</summary>
public interface IWork
{
    /// <summary>Floating-point operations of one call.</summary>
    double Operations { get; }
}
