using Noether.Networks;
using Noether.Numerics;

namespace Noether.HiddenLayer.Representation;

/// <summary>
/// Pictures in the plane of the points themselves, as baselines beside the hidden layer: the raw contour, or the hidden
/// layer painted back at the place of each point. Views are the eight turns and reflections of a square, which leave
/// every class what it is; variants also move the picture by a few pixels.
/// </summary>
/// <param name="channels">Channels of a picture.</param>
/// <param name="size">Pixels along each side.</param>
internal sealed class SquareRepresentation(int channels, int size) : IHiddenRepresentation
{
    private const int LargestShift = 3;

    /// <inheritdoc/>
    public PictureShape Shape => new(channels, size, size);

    /// <inheritdoc/>
    public int Views => 8;

    /// <inheritdoc/>
    public void Draw(ReadOnlySpan<float> source, int view, Span<float> picture) => Draw(source, view, 0, 0, picture);

    /// <inheritdoc/>
    public void Vary(ReadOnlySpan<float> source, Span<float> picture, CounterRandom random)
    {
        var view = random.NextInt(Views);
        var right = random.NextInt((2 * LargestShift) + 1) - LargestShift;
        var down = random.NextInt((2 * LargestShift) + 1) - LargestShift;
        Draw(source, view, right, down, picture);
    }

    // What lies outside is filled with the nearest pixel of the border.
    private void Draw(ReadOnlySpan<float> source, int view, int right, int down, Span<float> picture)
    {
        var area = size * size;
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var (u, v) = (Math.Clamp(x - right, 0, size - 1), Math.Clamp(y - down, 0, size - 1));
                if ((view & 1) != 0)
                    u = size - 1 - u;
                if ((view & 2) != 0)
                    v = size - 1 - v;
                var place = (view & 4) != 0 ? (u * size) + v : (v * size) + u;
                for (var c = 0; c < channels; c++)
                    picture[(c * area) + (y * size) + x] = source[(c * area) + place];
            }
        }
    }
}
