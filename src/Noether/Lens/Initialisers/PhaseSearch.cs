using System.Numerics;
using System.Runtime.CompilerServices;
using Noether.Numerics;

namespace Noether.Lens.Initialisers;

/// <summary>
/// Chooses, for every pair of eigenvectors with one frequency of a circle, the rotation or reflection that makes the
/// components least Gaussian: maximises -sum_k log mean|y_k| pair after pair, over a ring of angles, from random
/// starts. The counterpart of <see cref="SignSearch"/> for eigenvalues that are equal in pairs.
/// </summary>
/// <param name="coordinates">q = V^T x, d x n component-major, by ascending eigenvalue.</param>
/// <param name="alone">Index of the eigenvector of frequency 0.</param>
/// <param name="indices">The other indices, two after two for each pair.</param>
/// <param name="frequencies">Frequency of each pair, 1 .. (d-1)/2.</param>
internal sealed class PhaseSearch(float[] coordinates, int alone, int[] indices, int[] frequencies)
{
    private const int Angles = 8;
    private const int MostSweeps = 10;

    private readonly int d = indices.Length + 1;
    private readonly int n = coordinates.Length / (indices.Length + 1);
    private readonly float[] y = new float[coordinates.Length];
    private readonly float[] alpha = new float[indices.Length + 1];
    private readonly float[] beta = new float[indices.Length + 1];

    /// <summary>The best frame F, d x d, with y = F q, and its score.</summary>
    public (Matrix Frame, double Score) Run(int restarts, CounterRandom random)
    {
        var choice = new int[frequencies.Length];
        var best = new int[frequencies.Length];
        var bestScore = double.NegativeInfinity;
        for (var start = 0; start < restarts; start++)
        {
            Array.Clear(y);
            for (var k = 0; k < d; k++)
                Add(k, alone, alone, (float)(1 / Math.Sqrt(d)), 0);
            for (var p = 0; p < choice.Length; p++)
            {
                choice[p] = (int)(random.NextDouble() * 2 * Angles);
                Change(p, choice[p], 1);
            }
            var score = double.NegativeInfinity;
            for (var sweep = 0; sweep < MostSweeps; sweep++)
            {
                var before = score;
                foreach (var p in random.Permutation(choice.Length))
                {
                    Change(p, choice[p], -1);
                    (choice[p], score) = BestOf(p);
                    Change(p, choice[p], 1);
                }
                if (score <= before + 1e-6)
                    break;
            }
            if (score > bestScore)
            {
                bestScore = score;
                choice.CopyTo(best, 0);
            }
        }
        return (Frame(best), bestScore);
    }

    private (int Choice, double Score) BestOf(int pair)
    {
        var (best, bestScore) = (0, double.NegativeInfinity);
        for (var c = 0; c < 2 * Angles; c++)
        {
            Coefficients(pair, c);
            var score = 0.0;
            for (var k = 0; k < d; k++)
            {
                var sum = AbsoluteSum(
                    y.AsSpan(k * n, n), Coordinate(2 * pair), Coordinate((2 * pair) + 1), alpha[k], beta[k]);
                score -= Math.Log(Math.Max(sum / n, 1e-30));
            }
            if (score > bestScore)
                (best, bestScore) = (c, score);
        }
        return (best, bestScore);
    }

    // y_k gains alpha_k q_a + beta_k q_b: the pair turned by an angle, mirrored for the second half of the choices, on
    // the cosine and sine of its frequency.
    private void Coefficients(int pair, int choice)
    {
        var (sinTurn, cosTurn) = Math.SinCos(2 * Math.PI * (choice % Angles) / Angles);
        var mirror = choice < Angles ? 1 : -1;
        var norm = Math.Sqrt(2.0 / d);
        for (var k = 0; k < d; k++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * frequencies[pair] * k / d);
            alpha[k] = (float)(norm * ((cos * cosTurn) - (mirror * sin * sinTurn)));
            beta[k] = (float)(norm * ((cos * sinTurn) + (mirror * sin * cosTurn)));
        }
    }

    private void Change(int pair, int choice, float factor)
    {
        Coefficients(pair, choice);
        for (var k = 0; k < d; k++)
            Add(k, indices[2 * pair], indices[(2 * pair) + 1], factor * alpha[k], factor * beta[k]);
    }

    private void Add(int k, int first, int second, float a, float b)
    {
        var row = y.AsSpan(k * n, n);
        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(coordinates.AsSpan(first * n, n), a, row, row);
        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(coordinates.AsSpan(second * n, n), b, row, row);
    }

    private Matrix Frame(int[] choices)
    {
        var frame = new Matrix(d, d);
        for (var k = 0; k < d; k++)
            frame[k, alone] = 1 / Math.Sqrt(d);
        for (var p = 0; p < choices.Length; p++)
        {
            Coefficients(p, choices[p]);
            for (var k = 0; k < d; k++)
            {
                frame[k, indices[2 * p]] = alpha[k];
                frame[k, indices[(2 * p) + 1]] = beta[k];
            }
        }
        return MatrixOps.NearestOrthogonal(frame);
    }

    private ReadOnlySpan<float> Coordinate(int place) => coordinates.AsSpan(indices[place] * n, n);

    // sum |y + a p + b q|.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double AbsoluteSum(
        ReadOnlySpan<float> y, ReadOnlySpan<float> p, ReadOnlySpan<float> q, float a, float b)
    {
        var width = Vector<float>.Count;
        var sum = Vector<float>.Zero;
        var (first, second) = (new Vector<float>(a), new Vector<float>(b));
        var i = 0;
        for (; i <= y.Length - width; i += width)
        {
            sum += Vector.Abs(new Vector<float>(y[i..]) + (first * new Vector<float>(p[i..]))
                + (second * new Vector<float>(q[i..])));
        }
        double total = Vector.Sum(sum);
        for (; i < y.Length; i++)
            total += Math.Abs(y[i] + (a * p[i]) + (b * q[i]));
        return total;
    }
}
