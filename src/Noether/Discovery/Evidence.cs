namespace Noether.Discovery;

/// <summary>
/// One requirement of a claim, tested on samples that took no part in finding or choosing it: the null hypothesis is that the
/// requirement does not hold.
/// </summary>
/// <param name="Name">Short name, also the key in result.json: lower camel case.</param>
/// <param name="Description">What is tested, in plain words.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Bound">
/// Its one-sided confidence bound at the rate of error of the claim, on the side of the limit; not a number where the test has none.
/// </param>
/// <param name="Limit">The limit it is held against.</param>
/// <param name="Direction">On which side of the limit the requirement holds.</param>
/// <param name="PValue">
/// Probability of an estimate as far on the right side of the limit, or farther, were the requirement not met.
/// </param>
public sealed record Evidence(
    string Name, string Description, double Value, double Bound, double Limit, Direction Direction, double PValue);
