using Noether.Networks;
using Noether.Numerics;

namespace Noether.HiddenLayer.Representation;

/// <summary>
/// The scatter of the points in planes of principal components, made of <see cref="HiddenPoints"/>; its views are the
/// ways to mirror the components.
/// </summary>
/// <param name="settings">Size and planes.</param>
internal sealed class ScatterRepresentation(ScatterSettings settings) : IHiddenRepresentation
{
    /// <summary>Size and planes.</summary>
    public ScatterSettings Settings => settings;

    /// <inheritdoc/>
    public PictureShape Shape => new(settings.Channels, settings.Size, settings.Size);

    /// <inheritdoc/>
    public int Views => 1 << settings.Components;

    /// <inheritdoc/>
    public void Draw(ReadOnlySpan<float> source, int view, Span<float> picture) =>
        ScatterPicture.Draw(source, settings, ScatterView.Mirrored(view), 0, picture);

    /// <inheritdoc/>
    public void Vary(ReadOnlySpan<float> source, Span<float> picture, CounterRandom random)
    {
        var view = ScatterView.Random(random);
        ScatterPicture.Draw(source, settings, view, random.NextUInt(), picture);
    }
}
