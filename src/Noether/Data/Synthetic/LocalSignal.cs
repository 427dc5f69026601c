namespace Noether.Data.Synthetic;

/// <summary>One local signal as a function of its distance t from its centre, for amplitude 1.</summary>
/// <param name="before">How far it reaches to the left of its centre.</param>
/// <param name="after">How far it reaches to the right of its centre.</param>
internal abstract class LocalSignal(double before, double after)
{
    /// <summary>A signal that reaches as far to either side.</summary>
    /// <param name="reach">How far.</param>
    protected LocalSignal(double reach)
        : this(reach, reach)
    {
    }

    /// <summary>How far it reaches to the left of its centre; beyond, it is below 1e-17 of its peak.</summary>
    public double Before => before;

    /// <summary>How far it reaches to the right of its centre; beyond, it is below 1e-17 of its peak.</summary>
    public double After => after;

    /// <summary>The value at distance t, within the reach.</summary>
    public abstract double At(double t);
}
