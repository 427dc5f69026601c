using Noether.Lens;
using Noether.Numerics;

namespace Noether.Studies.Lens;

/// <summary>A representation near the true one: rotated by random angles until its shift has a given cosine.</summary>
internal static class TurnedTruth
{
    private const ulong TurnStream = 83;
    private const int Halvings = 40;

    // The angle at which little is left of the truth.
    private const double LargestAngle = 1.5;

    /// <summary>exp(a K) U with K a random skew matrix of unit spectral scale and a found by bisection.</summary>
    /// <param name="truth">U, d x d orthogonal: hidden samples are h = U x.</param>
    /// <param name="cosine">Cosine between the shift of the result and the true one, below 1; 1 gives U.</param>
    /// <param name="seed">Seed of K.</param>
    public static Matrix Of(Matrix truth, double cosine, ulong seed)
    {
        if (cosine >= 1)
            return truth.Clone();
        var d = truth.Rows;
        var random = new CounterRandom(seed, TurnStream);
        var skew = new Matrix(d, d);
        for (var i = 0; i < d; i++)
        {
            for (var j = i + 1; j < d; j++)
            {
                skew[i, j] = random.NextNormal() / Math.Sqrt(d);
                skew[j, i] = -skew[i, j];
            }
        }

        var shift = Shift(truth);
        var (low, high) = (0.0, LargestAngle);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = 0.5 * (low + high);
            var reached = GeneratorScore.Compare(Shift(Turn(truth, skew, middle)), shift).Cosine;
            (low, high) = reached > cosine ? (middle, high) : (low, middle);
        }

        return Turn(truth, skew, low);
    }

    /// <summary>The shift of the rows of a representation, d x d, without wrap-around.</summary>
    public static Matrix Shift(Matrix representation) => GroupConvolutions.Shift(representation, padding: 1);

    private static Matrix Turn(Matrix truth, Matrix skew, double angle)
    {
        var d = truth.Rows;
        var turn = new Matrix(d, d);
        new SkewExponential<double>(d).Compute(Array.ConvertAll(skew.Values.ToArray(), v => angle * v), turn.Values);
        return MatrixOps.Multiply(turn, truth);
    }
}
