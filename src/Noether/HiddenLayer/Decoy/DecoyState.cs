namespace Noether.HiddenLayer.Decoy;

/// <summary>What training changes: parameters, and the running means and variances of the batch norms.</summary>
internal sealed class DecoyState
{
    /// <summary>Allocates zeros.</summary>
    public DecoyState(DecoyLayout layout)
    {
        Parameters = new AlignedFloats(layout.Count);
        FirstMean = new float[layout.First];
        FirstVariance = new float[layout.First];
        LastMean = new float[layout.Last];
        LastVariance = new float[layout.Last];
    }

    /// <summary>Parameters as <see cref="DecoyLayout"/> lays them out.</summary>
    public AlignedFloats Parameters { get; }

    /// <summary>Running means of x and y.</summary>
    public float[] InputMean { get; } = new float[2];

    /// <summary>Running variances of x and y.</summary>
    public float[] InputVariance { get; } = new float[2];

    /// <summary>Running means behind the first layer.</summary>
    public float[] FirstMean { get; }

    /// <summary>Running variances behind the first layer.</summary>
    public float[] FirstVariance { get; }

    /// <summary>Running means behind the last hidden layer.</summary>
    public float[] LastMean { get; }

    /// <summary>Running variances behind the last hidden layer.</summary>
    public float[] LastVariance { get; }

    /// <summary>Takes over another state of the same layout.</summary>
    public void CopyFrom(DecoyState other)
    {
        other.Parameters.Span.CopyTo(Parameters.Span);
        other.InputMean.CopyTo(InputMean, 0);
        other.InputVariance.CopyTo(InputVariance, 0);
        other.FirstMean.CopyTo(FirstMean, 0);
        other.FirstVariance.CopyTo(FirstVariance, 0);
        other.LastMean.CopyTo(LastMean, 0);
        other.LastVariance.CopyTo(LastVariance, 0);
    }
}
