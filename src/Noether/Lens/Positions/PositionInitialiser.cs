using System.Diagnostics;
using System.Numerics.Tensors;
using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Lens.Positions;

/// <summary>
/// Proposes R in closed form from moments of the fourth order: <see cref="PositionForms"/> tell where in a sample its
/// energy lies, their <see cref="PositionOperators"/> are diagonal in the frame of places, and the
/// <see cref="StationaryFrame"/> near that one is exact where it is only roughly right. From there the energies of the
/// places themselves say where a sample has its energy, and the last two steps are repeated while the frames come closer.
/// No shape of the spectrum has to be guessed and no gradient followed.
/// </summary>
internal sealed class PositionInitialiser(SampleSpectrum spectrum, int threads)
{
    /// <summary>Name of the proposals that agree with themselves.</summary>
    public const string Name = "positions";

    /// <summary>Name of those that do not.</summary>
    public const string Doubtful = "doubtful positions";

    /// <summary>Agreement with itself from which an answer is hardly ever wrong.</summary>
    public const double Sure = 0.9;

    private const int MostSamples = 50_000;
    private const int FewestModes = 3;
    private const int BaseModes = 16;
    private const int ComponentsPerMode = 8;
    private const int MostRounds = 5;
    private const double LeastGain = 0.005;
    private const double Clear = 0.95;

    // How far the variances of modes are evened out, and how many forms are used. Signals of a few frequencies are told
    // by their strongest modes; of pictures, whose low frequencies outweigh all others, the edges are.
    private static readonly (double Exponent, int[] Forms)[] Plan =
        [(0.25, [6, 4, 8]), (0.5, [6, 12, 8]), (0, [4, 6])];

    /// <summary>
    /// The proposal that agrees best with itself, with its name; null where there are too few modes for any, or where no
    /// operators tell places.
    /// </summary>
    public ProposedRepresentation? Propose(CancellationToken cancellationToken)
    {
        var d = spectrum.Values.Length;
        if (d < FewestModes)
            return null;
        var clock = Stopwatch.StartNew();
        var coordinates = new ModeCoordinates(spectrum, MostSamples, threads);
        var best = (Frame: new Matrix(d, d), Agreement: double.NegativeInfinity);
        foreach (var (exponent, counts) in Plan)
        {
            var modes = Math.Min(d, BaseModes + (d / ComponentsPerMode));
            var forms = new PositionForms(coordinates, modes, exponent, threads);
            foreach (var count in counts.Select(c => Math.Min(c, d / 2)).Distinct())
            {
                var found = Settle(coordinates, forms.Values(count), exponent, cancellationToken);
                if (found.Agreement > best.Agreement)
                    best = found;
                if (best.Agreement >= Clear)
                    return Answer();
            }
        }

        return Answer();

        ProposedRepresentation? Answer() => !double.IsFinite(best.Agreement) ? null : new(
            best.Agreement >= Sure ? Name : Doubtful, spectrum.Answer(best.Frame, 0).R,
            spectrum.Seconds + clock.Elapsed.TotalSeconds);
    }

    private (Matrix Frame, double Agreement) Settle(
        ModeCoordinates coordinates, float[][] forms, double exponent, CancellationToken cancellationToken)
    {
        var rough = Signed(PlaceFrame.Joint(PositionOperators.Of(coordinates, forms, threads)));
        var best = Next(rough);
        var last = best;
        for (var round = 0; round < MostRounds && double.IsFinite(last.Agreement); round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = Next(last.Frame);
            if (next.Agreement > best.Agreement)
                best = next;
            if (next.Agreement < last.Agreement + LeastGain && next.Agreement >= Sure)
                break;
            last = next;
        }

        return best;

        (Matrix Frame, double Agreement) Next(Matrix from)
        {
            var operators = PositionOperators.Of(coordinates, Waves(coordinates, from, exponent, forms.Length), threads);
            return StationaryFrame.Near(spectrum, Signed(PlaceFrame.OnWaves(operators, from)));
        }
    }

    private Matrix Signed(Matrix frame) => FrameSigns.Choose(frame, spectrum.Values);

    // sum_i cos(pi j (i + 1/2)/d) y_i^2 over the energy of the sample, j = 1, 2, ...
    private float[][] Waves(ModeCoordinates coordinates, Matrix frame, double exponent, int count)
    {
        var d = frame.Rows;
        var energies = coordinates.Energies(frame, exponent);
        var inverse = coordinates.InverseEnergy(energies);
        var result = new float[count][];
        ParallelBlocks.Run(count, threads, j =>
        {
            var sum = result[j] = new float[coordinates.Count];
            for (var i = 0; i < d; i++)
                TensorPrimitives.MultiplyAdd(coordinates.Row(energies, i), (float)PlaceFrame.Wave(j + 1, i, d), sum, sum);
            TensorPrimitives.Multiply(sum, inverse, sum);
        });
        return result;
    }
}
