using Noether.Discovery.Figures;
using Noether.HiddenLayer.Decoy;
using Noether.Pictures;

namespace Noether.HiddenLayer.Contours;

/// <summary>The contour of a picture: how far each place of the judged window is from it.</summary>
public sealed class ContourMap
{
    private readonly Lazy<byte[]> png;
    private readonly float[] tones;

    /// <summary>Up to this distance a point lies on the contour: as in the templates.</summary>
    public const double ContourReach = 0.05;

    /// <summary>From this distance on a point lies in the background: as in the templates.</summary>
    public const double BackgroundStart = 0.075;

    internal ContourMap(
        Picture window, WindowFrame frame, float[] tones, float[] distance, ContourSettings settings, double smoothing)
    {
        (Window, Frame, this.tones) = (window, frame, tones);
        (Distance, Settings, Smoothing) = (distance, settings, smoothing);
        ContourShare = distance.Count(d => d < ContourReach) / (double)distance.Length;
        BackgroundShare = distance.Count(d => d > BackgroundStart) / (double)distance.Length;
        png = new Lazy<byte[]>(() => ContourPicture.Draw(this));
    }

    /// <summary>The judged part of the picture, at the size at which the contour was found.</summary>
    public Picture Window { get; }

    /// <summary>
    /// Window.Height x Window.Width distances to the contour, row after row from the top, in units of half the longer
    /// side of the window.
    /// </summary>
    public float[] Distance { get; }

    /// <summary>What was asked for.</summary>
    public ContourSettings Settings { get; }

    /// <summary>The smoothing that was used, in units of half the longer side of the window.</summary>
    public double Smoothing { get; }

    /// <summary>Share of the window within <see cref="ContourReach"/> of the contour, 0 to 1.</summary>
    public double ContourShare { get; }

    /// <summary>Share of the window beyond <see cref="BackgroundStart"/>, 0 to 1.</summary>
    public double BackgroundShare { get; }

    /// <summary>Where the window lies in the picture as it was read.</summary>
    internal WindowFrame Frame { get; }

    /// <summary>
    /// Draws points for the decoy task, uniformly over the contour's band and over the background, in random order.
    /// </summary>
    /// <param name="each">Points of each kind, 1 to 1,000,000; the templates have 1,000.</param>
    /// <param name="seed">Any number; the same seed gives the same points.</param>
    /// <returns>2 each points; x and y in [-1, 1], y upwards, the longer side of the window from -1 to 1.</returns>
    public DecoyPoints Sample(int each = 1000, ulong seed = 0) => ContourSampling.Draw(this, each, seed);

    /// <summary>What is judged, drawn over the faint picture.</summary>
    public PictureFigure ToFigure()
    {
        var (width, height) = ContourPicture.Size(this);
        return new PictureFigure
        {
            Name = "contour",
            File = "contour.png",
            Title = "What was judged",
            Caption = FormattableString.Invariant(
                $"The judged part of the picture, smoothed by {Smoothing:0.###} of half its side. Orange: the contour, ")
                + "blue: the background. What has no colour was left out. "
                + FormattableString.Invariant(
                    $"{100 * ContourShare:0.0} % is contour, {100 * BackgroundShare:0.0} % background."),
            Png = png.Value,
            Width = width,
            Height = height,
        };
    }

    /// <summary>The distance to the contour at a point, linear between pixels.</summary>
    /// <param name="x">From -1 on the left to 1 on the right if the window is not upright.</param>
    /// <param name="y">From -1 at the bottom to 1 at the top if the window is not wide.</param>
    internal double DistanceAt(double x, double y) => Between(Distance, x, y);

    /// <summary>The grey of the smoothed picture at a point, linear between pixels.</summary>
    /// <param name="x">As for <see cref="DistanceAt"/>.</param>
    /// <param name="y">As for <see cref="DistanceAt"/>.</param>
    internal double ToneAt(double x, double y) => Between(tones, x, y);

    private double Between(float[] values, double x, double y)
    {
        var half = 0.5 * Math.Max(Window.Width, Window.Height);
        // Pixel i has its middle at i + 1/2.
        var column = Math.Clamp((x * half) + (0.5 * Window.Width) - 0.5, 0, Window.Width - 1);
        var row = Math.Clamp((0.5 * Window.Height) - (y * half) - 0.5, 0, Window.Height - 1);
        var (left, top) = ((int)column, (int)row);
        var (right, bottom) = (Math.Min(left + 1, Window.Width - 1), Math.Min(top + 1, Window.Height - 1));
        var (toRight, toBottom) = (column - left, row - top);
        return ((1 - toBottom) * Row(top)) + (toBottom * Row(bottom));

        double Row(int line) => ((1 - toRight) * values[(line * Window.Width) + left])
            + (toRight * values[(line * Window.Width) + right]);
    }
}
