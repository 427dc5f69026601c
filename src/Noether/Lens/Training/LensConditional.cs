namespace Noether.Lens.Training;

/// <summary>PLACEHOLDER seam until the conditional mixtures land.</summary>
internal sealed class LensConditional
{
    public static LensConditional Create(LensSettings settings, int dimension, int batch) => new();
    public float[] Gradient { get; } = [];
    public double Uniformity { get; }
    public double Entropy { get; }
    public void Evaluate(float[] y, int stride, double weight, int threads) { }
    public void Learn(float rate, int threads) { }
    public void Save(BinaryWriter w) { }
    public void Load(BinaryReader r) { }
}
