using Noether.HiddenLayer.Representation;
using Noether.Networks;
using Noether.Numerics;

namespace Noether.HiddenLayer.Classifying;

/// <summary>Draws a random variant of a representation each time a network is shown to the classifier.</summary>
/// <param name="representation">Draws the pictures.</param>
internal sealed class RepresentationAugmentation(IHiddenRepresentation representation) : IPictureAugmentation
{
    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, CounterRandom random) =>
        representation.Vary(source, destination, random);
}
