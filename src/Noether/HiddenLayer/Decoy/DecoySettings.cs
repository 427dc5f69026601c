namespace Noether.HiddenLayer.Decoy;

/// <summary>
/// How the networks of the decoy task are trained. Defaults are those of Barenboim, Hirn and Sanz (2021), who used the
/// TabularLearner of fastai: linear without bias, ReLU, batch norm in each hidden layer, batch norm on the inputs.
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
}
