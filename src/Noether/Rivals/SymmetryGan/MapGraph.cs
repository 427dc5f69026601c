using Noether.Learning.Autodiff;
using Noether.Numerics;

namespace Noether.Rivals.SymmetryGan;

/// <summary>The maps of some restarts as a graph: x to x M + b, with what they are made of.</summary>
internal sealed class MapGraph
{
    private readonly MapFamily family;

    /// <summary>Draws the starts.</summary>
    /// <param name="family">The family.</param>
    /// <param name="d">Numbers in a sample.</param>
    /// <param name="start">Parameters are uniform in +- this.</param>
    /// <param name="random">Source of chance of every restart.</param>
    /// <exception cref="ArgumentException">The family does not act on such samples.</exception>
    public MapGraph(MapFamily family, int d, double start, IReadOnlyList<CounterRandom> random)
    {
        this.family = family;
        var restarts = random.Count;
        Leaf<float> parameters;
        switch (family)
        {
            case MapFamily.Affine when d == 1:
                parameters = new Leaf<float>(restarts, 1, 2); // c, b
                Map = Shapes.Columns(parameters, 0, 1);
                Offset = Shapes.Columns(parameters, 1, 1);
                break;
            case MapFamily.Rotation when d == 2:
                parameters = new Leaf<float>(restarts, 1, 2); // c, s
                var places = new Leaf<float>(1, 2, 4);
                float[] basis = [1, 0, 0, 1, 0, 1, -1, 0];
                basis.CopyTo(places.Values, 0);
                Map = Shapes.As(Products.Of(parameters, places), restarts, 2, 2);
                break;
            case MapFamily.Exp or MapFamily.Qr when d >= 2:
                parameters = new Leaf<float>(restarts, d, d);
                Map = family == MapFamily.Exp
                    ? new MatrixExponentials<float>(Shapes.Skew(parameters))
                    : new OrthogonalFactors<float>(parameters);
                break;
            default:
                throw new ArgumentException($"The family {family} does not act on samples of {d} numbers.", nameof(family));
        }

        for (var g = 0; g < restarts; g++)
        {
            foreach (ref var value in parameters.Value(g))
                value = (float)(start * ((2 * random[g].NextDouble()) - 1));
        }

        Parameters = [parameters];
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<Leaf<float>> Parameters { get; }

    /// <summary>M, restarts x d x d.</summary>
    public Node<float> Map { get; }

    /// <summary>b, restarts x 1 x d; null where there is none.</summary>
    public Node<float>? Offset { get; }

    /// <summary>Samples moved.</summary>
    /// <param name="x">restarts x n x d.</param>
    public Node<float> Of(Node<float> x)
    {
        var moved = Products.Of(x, Map);
        return Offset is null ? moved : Arithmetic.AddRow(moved, Offset);
    }

    /// <summary>Samples moved q times.</summary>
    public Node<float> Power(Node<float> x, int q)
    {
        for (var i = 0; i < q; i++)
            x = Of(x);
        return x;
    }

    /// <summary>M of a restart as it stands.</summary>
    public double[] MapOf(int restart) => [.. Map.Value(restart).ToArray()];

    /// <summary>b of a restart as it stands.</summary>
    public double[] OffsetOf(int restart) =>
        Offset is null ? new double[Map.Columns] : [.. Offset.Value(restart).ToArray()];

    /// <summary>A mean of maps as a map of the family.</summary>
    public Matrix Settled(Matrix mean) => family is MapFamily.Exp or MapFamily.Qr ? MatrixOps.NearestOrthogonal(mean) : mean;
}
