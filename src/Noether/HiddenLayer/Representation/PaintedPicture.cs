using Noether.HiddenLayer.Decoy;

namespace Noether.HiddenLayer.Representation;

/// <summary>
/// The leading principal components of the hidden layer, painted at the place of each point: a smoothed copy of the
/// template, which says nothing about what the hidden layer knows of its symmetry. An extra for comparison only.
/// </summary>
internal static class PaintedPicture
{
    /// <summary>Components that are painted, one channel each.</summary>
    public const int Channels = 3;

    private const double Reach = 1.5;
    private const int Window = 4;
    private const double Weak = 1e-3;

    /// <summary>
    /// Paints one picture: the mean of the standardised components of nearby points, by Gaussian weights.
    /// </summary>
    /// <param name="decoy">Where the points lie.</param>
    /// <param name="points">The same points as <see cref="HiddenPoints"/> packs them.</param>
    /// <param name="size">Pixels along each side.</param>
    /// <returns>Channels x size x size values.</returns>
    public static float[] Paint(DecoyPoints decoy, ReadOnlySpan<float> points, int size)
    {
        var area = size * size;
        var sums = new double[Channels * area];
        var weights = new double[area];
        Span<double> scale = stackalloc double[Channels];
        for (var c = 0; c < Channels; c++)
            scale[c] = Scale(points, c);
        for (var i = 0; i < decoy.Count; i++)
        {
            var x = (decoy.Coordinates[2 * i] + 1) * 0.5 * size;
            var y = (1 - decoy.Coordinates[(2 * i) + 1]) * 0.5 * size;
            for (var row = Math.Max(0, (int)y - Window); row <= Math.Min(size - 1, (int)y + Window); row++)
            {
                for (var column = Math.Max(0, (int)x - Window); column <= Math.Min(size - 1, (int)x + Window); column++)
                {
                    var (dx, dy) = (column + 0.5 - x, row + 0.5 - y);
                    var weight = Math.Exp(-((dx * dx) + (dy * dy)) / (2 * Reach * Reach));
                    var place = (row * size) + column;
                    weights[place] += weight;
                    for (var c = 0; c < Channels; c++)
                        sums[(c * area) + place] += weight * scale[c] * points[(i * HiddenPoints.Width) + c];
                }
            }
        }

        var picture = new float[Channels * area];
        for (var i = 0; i < picture.Length; i++)
            picture[i] = (float)(sums[i] / (weights[i % area] + Weak));
        return picture;
    }

    private static double Scale(ReadOnlySpan<float> points, int component)
    {
        double sum = 0;
        for (var i = component; i < points.Length; i += HiddenPoints.Width)
            sum += (double)points[i] * points[i];
        var deviation = Math.Sqrt(sum * HiddenPoints.Width / Math.Max(1, points.Length));
        return deviation > 0 ? 1 / deviation : 0;
    }
}
