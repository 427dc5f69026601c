namespace Noether.HiddenLayer.Probing;

/// <summary>What the probe keeps of one network.</summary>
/// <param name="Rho">rho of every map; NaN where too few pairs lie in the window.</param>
/// <param name="Output">tanh(0.2 logit) at every cell.</param>
internal sealed record NetworkProbe(HiddenScan Rho, float[] Output);
