namespace Noether.Data.Families;

/// <summary>One local signal as a function of its distance t from its centre, for amplitude 1.</summary>
internal abstract class LocalSignal
{
    /// <summary>How far it reaches to the left of its centre; beyond, it is below 1e-17 of its peak.</summary>
    public abstract double Before { get; }

    /// <summary>How far it reaches to the right of its centre; beyond, it is below 1e-17 of its peak.</summary>
    public abstract double After { get; }

    /// <summary>The value at distance t, within the reach.</summary>
    public abstract double At(double t);
}
