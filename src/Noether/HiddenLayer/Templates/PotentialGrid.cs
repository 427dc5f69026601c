namespace Noether.HiddenLayer.Templates;

/// <summary>A potential at the centres of a grid of pixels over the window.</summary>
internal sealed class PotentialGrid
{
    private readonly double[] sorted;

    /// <summary>Evaluates the potential.</summary>
    /// <param name="potential">The potential.</param>
    /// <param name="side">Pixels a side.</param>
    public PotentialGrid(Potential potential, int side)
    {
        Potential = potential;
        Side = side;
        Jets = new Jet[side * side];
        sorted = new double[side * side];
        for (var i = 0; i < Jets.Length; i++)
        {
            Jets[i] = potential.At(Centre(i % side, side), -Centre(i / side, side));
            sorted[i] = Jets[i].Value;
            MeanSlope += Jets[i].Slope / Jets.Length;
        }

        Array.Sort(sorted);
    }

    /// <summary>The potential.</summary>
    public Potential Potential { get; }

    /// <summary>Pixels a side.</summary>
    public int Side { get; }

    /// <summary>Width of a pixel; the window is 2 wide.</summary>
    public double Pixel => 2.0 / Side;

    /// <summary>Side x Side values with derivatives, row after row from the top (y = 1).</summary>
    public Jet[] Jets { get; }

    /// <summary>Mean of |grad V| over the window.</summary>
    public double MeanSlope { get; }

    /// <summary>Centre of a pixel in the window, from left to right.</summary>
    public static double Centre(int pixel, int pixels) => (((2.0 * pixel) + 1) / pixels) - 1;

    /// <summary>The level with a share of the window below it.</summary>
    public double Quantile(double share) => sorted[(int)(share * (sorted.Length - 1))];
}
