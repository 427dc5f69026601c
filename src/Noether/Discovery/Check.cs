namespace Noether.Discovery;

/// <summary>One measured quantity behind a verdict.</summary>
/// <param name="Name">Short name, also the key in result.json: lower camel case.</param>
/// <param name="Description">What it measures, in plain words.</param>
/// <param name="Value">The measured value.</param>
/// <param name="Limit">The limit it is held against.</param>
/// <param name="Direction">On which side of the limit it passes.</param>
public sealed record Check(string Name, string Description, double Value, double Limit, Direction Direction)
{
    /// <summary>Whether the value is on the right side of the limit; false for a value that is not a number.</summary>
    public bool Passed => Direction == Direction.AtMost ? Value <= Limit : Value >= Limit;
}

/// <summary>On which side of its limit a value passes.</summary>
public enum Direction
{
    /// <summary>Passes at the limit and below.</summary>
    AtMost,

    /// <summary>Passes at the limit and above.</summary>
    AtLeast,
}
