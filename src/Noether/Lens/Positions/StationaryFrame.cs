using Noether.Lens.Initialisers;
using Noether.Numerics;

namespace Noether.Lens.Positions;

/// <summary>
/// The frame of a stationary process near a frame that is roughly right: the shapes of the modes along the axis tell
/// their frequencies, frequencies and eigenvalues the spectral density, the density the Toeplitz matrix with these
/// eigenvalues (<see cref="SpectrumFit"/>), and its eigenvectors the frame, up to signs and turns among modes of nearly
/// the same eigenvalue, which the rough frame tells.
/// </summary>
internal static class StationaryFrame
{
    // Logarithms of eigenvalues that are this close belong to modes that sampling may have turned into one another.
    private const double Alike = 0.2;

    // Where a mode and its counterpart have nothing in common, the others decide: an overlap without a rank has no turn.
    private const double LeastWeight = 1e-4;

    /// <summary>
    /// The frame, and how well the rough one agrees with it, 0 to 1: the trace that is left between the two, a mode, by modes
    /// of the same eigenvalue; minus infinity where one of the two is no frame.
    /// </summary>
    /// <param name="spectrum">The covariance.</param>
    /// <param name="rough">F, d x d, orthogonal.</param>
    public static (Matrix Frame, double Agreement) Near(SampleSpectrum spectrum, Matrix rough)
    {
        var d = rough.Rows;
        if (!PlaceFrame.IsFrame(rough))
            return (rough, double.NegativeInfinity);
        var own = SpectrumFit.Solve(spectrum.LogValues, LogDensity(spectrum.LogValues, rough)).Eigenvectors;
        var overlap = MatrixOps.Multiply(own.Transposed(), rough);
        for (var k = 0; k < d; k++)
        {
            for (var l = 0; l < d; l++)
            {
                var apart = (spectrum.LogValues[k] - spectrum.LogValues[l]) / Alike;
                overlap[k, l] *= Math.Max(Math.Exp(-0.5 * apart * apart), LeastWeight);
            }
        }

        var turn = MatrixOps.NearestOrthogonal(overlap);
        var frame = MatrixOps.Multiply(own, turn);
        return (frame, PlaceFrame.IsFrame(frame) ? MatrixOps.Dot(turn.Values, overlap.Values) / d : double.NegativeInfinity);
    }

    // At each frequency the mean of the log eigenvalues, weighted by the squared power of the modes there.
    private static double[] LogDensity(double[] logValues, Matrix frame)
    {
        var d = frame.Rows;
        var (real, imaginary) = (new Matrix(SpectrumShapes.Frequencies, d), new Matrix(SpectrumShapes.Frequencies, d));
        for (var m = 0; m < SpectrumShapes.Frequencies; m++)
            for (var i = 0; i < d; i++)
                (imaginary[m, i], real[m, i]) = Math.SinCos(Math.PI * (m + 0.5) / SpectrumShapes.Frequencies * i);
        var (cosines, sines) = (MatrixOps.Multiply(real, frame), MatrixOps.Multiply(imaginary, frame));
        var result = new double[SpectrumShapes.Frequencies];
        for (var m = 0; m < result.Length; m++)
        {
            var (sum, weights) = (0.0, double.Epsilon);
            for (var k = 0; k < d; k++)
            {
                var power = (cosines[m, k] * cosines[m, k]) + (sines[m, k] * sines[m, k]);
                sum += power * power * logValues[k];
                weights += power * power;
            }

            result[m] = sum / weights;
        }

        return result;
    }
}
