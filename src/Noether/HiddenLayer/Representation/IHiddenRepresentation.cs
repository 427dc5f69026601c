using Noether.Networks;
using Noether.Numerics;

namespace Noether.HiddenLayer.Representation;

/// <summary>Turns what is kept of one network into the picture that the symmetry is read from.</summary>
internal interface IHiddenRepresentation
{
    /// <summary>Size of the pictures.</summary>
    PictureShape Shape { get; }

    /// <summary>Number of equivalent views of a picture, over which answers are averaged.</summary>
    int Views { get; }

    /// <summary>Draws one view.</summary>
    /// <param name="source">What is kept of the network.</param>
    /// <param name="view">Number of the view, below <see cref="Views"/>.</param>
    /// <param name="picture">Receives the picture.</param>
    void Draw(ReadOnlySpan<float> source, int view, Span<float> picture);

    /// <summary>Draws a random variant, for training.</summary>
    /// <param name="source">What is kept of the network.</param>
    /// <param name="picture">Receives the picture.</param>
    /// <param name="random">Source of the choice.</param>
    void Vary(ReadOnlySpan<float> source, Span<float> picture, CounterRandom random);
}
