namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// How the networks of the decoy task are trained. Defaults are those of Barenboim, Hirn and Sanz (2021), who used the
/// TabularLearner of fastai. Layers are those of fastai 1: linear with bias and ReLU in each hidden layer, and a batch
/// norm on the inputs and before every other linear map. (fastai 2 leaves out the biases; then all kinks of the first
/// layer run through one point, and 300 epochs end near 87 % instead of the 99 % and more that the paper names.)
/// </summary>
public sealed record DecoySettings
{
    /// <summary>Units of the first hidden layer, 8 to 1024; default 200.</summary>
    public int FirstUnits { get; init; } = 200;

    /// <summary>Units of the last hidden layer, 8 to 1024; default 100.</summary>
    public int LastUnits { get; init; } = 100;

    /// <summary>Passes over the training points, 1 to 100,000; default 300.</summary>
    public int Epochs { get; init; } = 300;

    /// <summary>Most points in a batch, 32 to 1,000,000; default 8,000.</summary>
    public int BatchSize { get; init; } = 8000;

    /// <summary>Highest learning rate of the one-cycle schedule, above 0; default 0.005.</summary>
    public double MaximumRate { get; init; } = 5e-3;

    /// <summary>Decoupled weight decay of Adam, at least 0; default 0.01.</summary>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>
    /// Share of the points that choose which epoch is kept, 0 to 0.9; default 0.2. With 0 there is no validation, and
    /// the epoch with the least training loss is kept.
    /// </summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>Fewest points of a picture that the settings can work with: two to train, one to validate.</summary>
    internal const int FewestPoints = 10;

    /// <summary>How many of so many points are set aside for validation; at least two remain for training.</summary>
    internal int ValidationCount(int points) =>
        ValidationShare == 0 ? 0 : Math.Clamp((int)(points * ValidationShare), 1, points - 2);

    /// <summary>Refuses settings outside their ranges.</summary>
    /// <exception cref="NoetherException">One sentence about the first that is.</exception>
    internal void Check()
    {
        Require(FirstUnits is >= 8 and <= 1024, $"The first hidden layer has 8 to 1024 units, not {FirstUnits}.");
        Require(LastUnits is >= 8 and <= 1024, $"The last hidden layer has 8 to 1024 units, not {LastUnits}.");
        Require(Epochs is >= 1 and <= 100_000, $"The networks train for 1 to 100,000 epochs, not {Epochs}.");
        Require(BatchSize is >= 32 and <= 1_000_000, $"A batch has 32 to 1,000,000 points, not {BatchSize}.");
        Require(
            MaximumRate > 0 && double.IsFinite(MaximumRate),
            FormattableString.Invariant($"The highest learning rate must be above 0, not {MaximumRate}."));
        Require(
            WeightDecay >= 0 && double.IsFinite(WeightDecay),
            FormattableString.Invariant($"The weight decay must be at least 0, not {WeightDecay}."));
        Require(
            ValidationShare is >= 0 and <= 0.9,
            FormattableString.Invariant($"The share of validation points lies in 0 to 0.9, not {ValidationShare}."));
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new NoetherException(otherwise);
    }
}
