using System.Numerics.Tensors;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Lens.Positions;

/// <summary>Samples by their coordinates in the modes (eigenvectors) of their covariance, each of unit variance.</summary>
internal sealed class ModeCoordinates
{
    // Share of the mean energy that is added to the energy of a sample, so that quiet samples do not count as much as loud
    // ones.
    private const float EnergyFloor = 0.25f;

    private readonly SampleSpectrum spectrum;
    private readonly int threads;

    /// <summary>Takes the first samples of the range that the spectrum is of.</summary>
    /// <param name="spectrum">The covariance.</param>
    /// <param name="most">Number of samples at most.</param>
    /// <param name="threads">Number of threads.</param>
    public ModeCoordinates(SampleSpectrum spectrum, int most, int threads)
    {
        (this.spectrum, this.threads) = (spectrum, threads);
        Whitened = spectrum.Coordinates(most);
        Count = Whitened.Length / Modes;
        for (var k = 0; k < Modes; k++)
            Scale(Row(Whitened, k), -0.5, k);
    }

    /// <summary>Number of modes, d; the strongest is the last.</summary>
    public int Modes => spectrum.Values.Length;

    /// <summary>Number of samples, n.</summary>
    public int Count { get; }

    /// <summary>q_k / sqrt(e_k), d x n, a mode a row.</summary>
    public float[] Whitened { get; }

    /// <summary>The coordinates of the strongest modes, q_k / e_k^a, so that 0 leaves their variances as they are.</summary>
    /// <param name="modes">Number of modes.</param>
    /// <param name="exponent">a; 0.5 makes all variances one.</param>
    public float[] Strongest(int modes, double exponent)
    {
        var result = Whitened.AsSpan((Modes - modes) * Count).ToArray();
        for (var k = 0; k < modes; k++)
            Scale(Row(result, k), 0.5 - exponent, Modes - modes + k);
        return result;
    }

    /// <summary>Energies y_i^2 of the places of a frame F, y = F q / e^a, d x n.</summary>
    public float[] Energies(Matrix frame, double exponent)
    {
        var map = new float[Modes * Modes];
        for (var i = 0; i < Modes; i++)
            for (var k = 0; k < Modes; k++)
                map[(i * Modes) + k] = (float)(frame[i, k] * Math.Pow(spectrum.Values[k], 0.5 - exponent));
        var result = new float[Modes * Count];
        Gemm.Multiply(result, Count, map, Modes, Whitened, Count, Modes, Count, Modes, threads: threads);
        TensorPrimitives.Multiply(result, result, result);
        return result;
    }

    /// <summary>1 / (E + floor) for the energy E of each sample, the sum of the rows.</summary>
    /// <param name="energies">Squares, a multiple of n values.</param>
    public float[] InverseEnergy(ReadOnlySpan<float> energies)
    {
        var result = new float[Count];
        for (var at = 0; at < energies.Length; at += Count)
            TensorPrimitives.Add(energies.Slice(at, Count), result, result);
        TensorPrimitives.Add(result, EnergyFloor * TensorPrimitives.Sum<float>(result) / Count, result);
        TensorPrimitives.Divide(1f, result, result);
        return result;
    }

    /// <summary>Row k of values that belong to these samples.</summary>
    public Span<float> Row(float[] values, int k) => values.AsSpan(k * Count, Count);

    private void Scale(Span<float> row, double power, int mode) =>
        TensorPrimitives.Multiply(row, (float)Math.Pow(spectrum.Values[mode], power), row);
}
