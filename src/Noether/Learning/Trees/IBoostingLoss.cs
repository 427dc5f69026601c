namespace Noether.Learning.Trees;

/// <summary>What boosted trees make small: a function of the scores of all rows.</summary>
internal interface IBoostingLoss
{
    /// <summary>First and second derivatives by the score of each row.</summary>
    /// <param name="scores">The scores so far.</param>
    /// <param name="slopes">Receives the first derivatives.</param>
    /// <param name="curvatures">Receives the second derivatives, which are not negative.</param>
    void Derive(ReadOnlySpan<double> scores, Span<double> slopes, Span<double> curvatures);

    /// <summary>Its value.</summary>
    /// <param name="scores">The scores.</param>
    double Value(ReadOnlySpan<double> scores);
}
