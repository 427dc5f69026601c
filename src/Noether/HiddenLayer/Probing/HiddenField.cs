using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// What the probe reads of a network, at every cell of a grid: the first principal components of what the units of its
/// last hidden layer contribute to the output, and the output itself.
/// </summary>
/// <param name="Components">Cells x 16 components; 0 behind the last one where the layer has fewer units.</param>
/// <param name="Output">tanh(0.2 logit) for each cell: the logit, with what is sure all the same.</param>
internal sealed record HiddenField(float[] Components, float[] Output)
{
    private const float Slope = 0.2f;

    /// <summary>Reads a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="grid">Where.</param>
    /// <param name="analysis">For as many units as its last hidden layer has; not shared between threads.</param>
    public static HiddenField Of(DecoyNetwork network, ProbeGrid grid, PrincipalComponents analysis)
    {
        var (units, cells) = (network.LastUnits, grid.Places.Length / 2);
        var values = network.HiddenActivations(grid.Places);
        network.Weigh(values);
        var output = new float[cells];
        for (var i = 0; i < cells; i++)
        {
            var logit = network.ConstantTerm;
            foreach (var part in values.AsSpan(i * units, units))
                logit += part;
            output[i] = MathF.Tanh(Slope * logit);
        }

        var kept = Math.Min(units, NuclearNorm.Size);
        var scores = analysis.Project(values, kept).Values;
        if (kept == NuclearNorm.Size)
            return new HiddenField(scores, output);
        var padded = new float[cells * NuclearNorm.Size];
        for (var i = 0; i < cells; i++)
            scores.AsSpan(i * kept, kept).CopyTo(padded.AsSpan(i * NuclearNorm.Size));
        return new HiddenField(padded, output);
    }
}
