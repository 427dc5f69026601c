using Noether.Discovery.Settings;

namespace Noether.Testing;

/// <summary>How a symmetry is tested.</summary>
public sealed record SymmetryTestSettings
{
    /// <summary>Level of the test, the share of true symmetries that it may call broken; 0.0001 to 0.5, default 0.05.</summary>
    [Setting("Level of each test; of several symmetries the false discovery rate.", Least = 1e-4, Most = 0.5)]
    public double Level { get; init; } = 0.05;

    /// <summary>Which tests are made; default all, put together.</summary>
    [Setting("Which test: real (which of a sample and its moved copy is real?), classifier (trees tell samples from others moved), mmd "
        + "(kernel discrepancy), or all of them put together.")]
    public SymmetryTestMethod Method { get; init; }

    /// <summary>Samples that are used at most, drawn at random; default 20,000.</summary>
    [Setting("Samples to use at most, drawn at random.", Least = SymmetryTest.LeastSamples, Most = 10_000_000)]
    public int MostSamples { get; init; } = 20_000;

    /// <summary>Permutations and sign flips; the least p-value is 1/(permutations + 1). 99 to 100,000, default 999.</summary>
    [Setting("Permutations and sign flips.", Least = 99, Most = 100_000)]
    public int Permutations { get; init; } = 999;

    /// <summary>Seed of every random choice; default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads; 0 (the default) means all processors. The answer does not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>Which tests are made.</summary>
public enum SymmetryTestMethod
{
    /// <summary>All of them, their p-values put together by Cauchy's combination.</summary>
    Auto,

    /// <summary>Which of a sample and its moved copy is real, asked of boosted trees (R. Tombs and C. G. Lester, JINST 17 P08024).</summary>
    Real,

    /// <summary>Boosted trees that tell samples from other samples moved; classifier two-sample test.</summary>
    Classifier,

    /// <summary>Maximum mean discrepancy between samples and moved samples, Gaussian kernel of median width.</summary>
    Mmd,
}
