namespace Noether.Discovery;

/// <summary>What a verdict comes to.</summary>
public enum Finding
{
    /// <summary>A symmetry, or whatever was asked for, is there.</summary>
    Found,

    /// <summary>It is not there, as far as the method can tell.</summary>
    NotFound,

    /// <summary>The data, or the time, do not suffice to tell.</summary>
    Undecided,
}
