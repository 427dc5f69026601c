using Noether.HiddenLayer.Symmetries;

namespace Noether.HiddenLayer.Representation;

/// <summary>
/// The hidden layer of one decoy network, each point of its picture in the plane of the first two principal components
/// of the activations. Signs and scale of the components say nothing.
/// </summary>
public sealed class HiddenPlane
{
    private readonly float[] packed;

    /// <summary>Looks at what is kept of a network; nothing is copied.</summary>
    /// <param name="symmetry">The class of the template that the network learnt.</param>
    /// <param name="accuracy">Share of points that the network puts on the right side.</param>
    /// <param name="packed">The points as <see cref="HiddenPoints"/> packs them.</param>
    internal HiddenPlane(SymmetryClass symmetry, double accuracy, float[] packed)
    {
        Symmetry = symmetry;
        Accuracy = accuracy;
        this.packed = packed;
    }

    /// <summary>The class of the template that the network learnt.</summary>
    public SymmetryClass Symmetry { get; }

    /// <summary>
    /// Share of the validation points (training points, when there are no others) that the network puts on the right
    /// side, in [0, 1].
    /// </summary>
    public double Accuracy { get; }

    /// <summary>Number of points.</summary>
    public int Count => packed.Length / HiddenPoints.Width;

    /// <summary>One point: its first and second principal component, and whether it lies on the contour.</summary>
    /// <param name="point">Number of the point, from 0.</param>
    public (float First, float Second, bool OnContour) this[int point]
    {
        get
        {
            var values = packed.AsSpan(point * HiddenPoints.Width, HiddenPoints.Width);
            return (values[0], values[1], values[HiddenPoints.Components] != 0);
        }
    }
}
