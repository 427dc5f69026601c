namespace Noether.Comparisons;

/// <summary>How a run of a comparison ended.</summary>
public enum ComparedState
{
    /// <summary>It has an answer.</summary>
    Answered,

    /// <summary>The method has no use for these data.</summary>
    Refused,

    /// <summary>It began and could not come to an answer.</summary>
    Failed,
}
