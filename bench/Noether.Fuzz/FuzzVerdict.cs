namespace Noether.Fuzz;

/// <summary>What became of one damaged file.</summary>
public enum FuzzVerdict
{
    /// <summary>It was read all the same.</summary>
    Read,

    /// <summary>It was refused in one sentence.</summary>
    Refused,

    /// <summary>Something else happened, which must not.</summary>
    Failed,
}
