namespace Noether.Benchmarks.Peaks;

/// <summary>What a machine can do with a number of threads, measured; the best of several short runs.</summary>
/// <param name="Threads">Threads used.</param>
/// <param name="MultiplyAddGigaflops">10^9 operations per second, single-precision multiply-adds in registers.</param>
/// <param name="GemmGigaflops">The same of our matrix product, 1024 x 1024 x 1024.</param>
/// <param name="CacheGigabytes">10^9 bytes per second of a triad over 6 MB, which fits the last cache of most
/// machines.</param>
/// <param name="MemoryGigabytes">10^9 bytes per second of a triad over 384 MB.</param>
public sealed record PeakMeasurement(
    int Threads, double MultiplyAddGigaflops, double GemmGigaflops, double CacheGigabytes, double MemoryGigabytes);
