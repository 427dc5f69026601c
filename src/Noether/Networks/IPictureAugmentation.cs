using Noether.Numerics;

namespace Noether.Networks;

/// <summary>Makes a random variant of a picture, so that a classifier learns what does not matter.</summary>
internal interface IPictureAugmentation
{
    /// <summary>Writes a variant; called from several threads at once.</summary>
    /// <param name="source">C x H x W values, or whatever the pictures are made of.</param>
    /// <param name="destination">Receives C x H x W values.</param>
    /// <param name="random">Random numbers of this picture in this epoch, and of nothing else.</param>
    void Apply(ReadOnlySpan<float> source, Span<float> destination, CounterRandom random);
}
