using Noether.HiddenLayer.Contours;
using Noether.HiddenLayer.Decoy;
using Noether.HiddenLayer.Representation;

namespace Noether.HiddenLayer.Probing;

/// <summary>
/// Asks of every mirror line, centre and translation of a coarse grid whether the hidden layer of a network is a turned
/// copy of itself under it (equivariance, <see cref="Equivariance"/>), and whether the output of the networks is the
/// same under it (invariance, <see cref="Invariance"/>). Not for several threads at a time.
/// </summary>
internal sealed class SymmetryProbe
{
    // Of a list, the share that may be false. What only the hidden layers show has to stand out more.
    private const double OutputLevel = 0.05;
    private const double HiddenLevel = 0.01;

    private readonly Equivariance equivariance;
    private readonly PrincipalComponents analysis;
    private readonly Lazy<HiddenScan> coverage;

    /// <summary>Prepares a window.</summary>
    /// <param name="units">Units of the last hidden layer of the networks.</param>
    /// <param name="spanX">Half the width of the window, in (0, 1].</param>
    /// <param name="spanY">Half its height, in (0, 1].</param>
    public SymmetryProbe(int units, double spanX = 1, double spanY = 1)
    {
        Grid = new ProbeGrid(spanX, spanY);
        equivariance = new Equivariance(Grid);
        analysis = new PrincipalComponents(units);
        coverage = new Lazy<HiddenScan>(() => HiddenScan.Make(
            (maps, kind) => [.. maps.Select(map => equivariance.Coverage(map, kind))]));
    }

    /// <summary>The probe of a contour.</summary>
    /// <param name="contour">The contour.</param>
    /// <param name="units">Units of the last hidden layer of the networks.</param>
    public static SymmetryProbe For(ContourMap contour, int units)
    {
        var longer = (double)Math.Max(contour.Window.Width, contour.Window.Height);
        return new SymmetryProbe(units, contour.Window.Width / longer, contour.Window.Height / longer);
    }

    /// <summary>The cells of the window.</summary>
    public ProbeGrid Grid { get; }

    /// <summary>Reads a network.</summary>
    public NetworkProbe Read(DecoyNetwork network)
    {
        var field = HiddenField.Of(network, Grid, analysis);
        return new NetworkProbe(
            HiddenScan.Make((maps, kind) => equivariance.Scan(field.Components, maps, kind)), field.Output);
    }

    /// <summary>What all readings find, and what is said of it.</summary>
    /// <param name="networks">At least one.</param>
    /// <param name="contour">What they learnt.</param>
    /// <param name="calibration">What is found without symmetry.</param>
    public ProbeReading Judge(
        IReadOnlyList<NetworkProbe> networks, ContourMap contour, ProbeCalibration calibration)
    {
        var field = Output(networks);
        var hidden = new ElementFinder(Hidden(networks), null, ProbeSource.Hidden, calibration);
        var output = new ElementFinder(ProbeMaps.Of(field), field, ProbeSource.Output, calibration);
        return new ProbeReading(
            hidden.Maps, output.Maps, ProbeMaps.Of(Raw(contour)),
            ElementMerge.Of(output.Find(OutputLevel), hidden.Find(HiddenLevel), hidden.Find(OutputLevel)));
    }

    /// <summary>The equivariance of the hidden layers of several networks.</summary>
    /// <param name="networks">At least one.</param>
    public ProbeMaps Hidden(IReadOnlyList<NetworkProbe> networks) =>
        ProbeMaps.Of(coverage.Value, HiddenScan.Mean([.. networks.Select(network => network.Rho)]));

    /// <summary>The mean output of several networks.</summary>
    /// <param name="networks">At least one.</param>
    public Invariance Output(IReadOnlyList<NetworkProbe> networks)
    {
        var mean = new float[networks[0].Output.Length];
        foreach (var network in networks)
        {
            for (var i = 0; i < mean.Length; i++)
                mean[i] += network.Output[i] / networks.Count;
        }

        return new Invariance(Grid, mean);
    }

    /// <summary>The contour itself, 1 on it and -1 beside it: what networks could answer at best.</summary>
    /// <param name="contour">The contour.</param>
    public Invariance Raw(ContourMap contour)
    {
        const double Middle = 0.5 * (ContourMap.ContourReach + ContourMap.BackgroundStart);
        const double Half = 0.5 * (ContourMap.BackgroundStart - ContourMap.ContourReach);
        var field = new float[Grid.Places.Length / 2];
        for (var i = 0; i < field.Length; i++)
        {
            field[i] = (float)Math.Clamp(
                (Middle - contour.DistanceAt(Grid.Places[2 * i], Grid.Places[(2 * i) + 1])) / Half, -1, 1);
        }

        return new Invariance(Grid, field);
    }
}
