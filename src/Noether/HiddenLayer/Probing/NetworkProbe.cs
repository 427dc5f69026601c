namespace Noether.HiddenLayer.Probing;

/// <summary>What the probe keeps of one network.</summary>
/// <param name="Rho">rho of every map; NaN where too few pairs lie in the window.</param>
/// <param name="Output">tanh(0.2 logit) at every cell.</param>
/// <param name="Components">Cells x 16 components; null where they are not kept.</param>
internal sealed record NetworkProbe(HiddenScan Rho, float[] Output, float[]? Components);
