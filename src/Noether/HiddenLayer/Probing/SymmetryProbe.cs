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
    private readonly Equivariance equivariance;
    private readonly PrincipalComponents analysis;
    private readonly Lazy<HiddenScan> coverage;
    private (ContourMap Contour, ContourReading Reading)? known;

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
    /// <param name="network">The network.</param>
    /// <param name="keep">Whether its components are kept, 330 kB.</param>
    public NetworkProbe Read(DecoyNetwork network, bool keep = false)
    {
        var field = HiddenField.Of(network, Grid, analysis);
        return new NetworkProbe(
            HiddenScan.Make((maps, kind) => equivariance.Scan(field.Components, maps, kind)), field.Output,
            keep ? field.Components : null);
    }

    /// <summary>What all readings find, and what is said of it.</summary>
    /// <param name="networks">At least one; the list is read off as many as the calibration knows.</param>
    /// <param name="contour">What they learnt.</param>
    /// <param name="calibration">What is found without symmetry.</param>
    public ProbeReading Judge(
        IReadOnlyList<NetworkProbe> networks, ContourMap contour, ProbeCalibration calibration)
    {
        var read = networks.Take(calibration.MostNetworks).ToArray();
        // An answer is put together after every network, and the contour stays what it is.
        if (!ReferenceEquals(known?.Contour, contour))
            known = (contour, Alone(contour.DistanceAt, contour.ToneAt));
        var raw = known.Value.Reading;
        var answers = Output(read, raw.IsAlone);
        var readings = Readings(read, answers, raw);
        var list = List(raw.Summary);
        var refused = list.Count > 0 ? [] : List(raw.Unchecked);
        return new ProbeReading(
            readings[(int)ProbeSource.Hidden].Maps, readings[(int)ProbeSource.Output].Maps,
            readings[(int)ProbeSource.Contour].Maps, raw.Lines, [.. list.Select(Measured)], refused);

        IReadOnlyList<SymmetryElement> List(ProbeSummary contour) => ProbeList.Of(
            [readings[(int)ProbeSource.Hidden].Summary, readings[(int)ProbeSource.Output].Summary, contour], calibration, read.Length);

        SymmetryElement Measured(SymmetryElement element)
        {
            var maps = ElementMaps.Of(element);
            var copies = read.Where(network => network.Components is not null)
                .Select(network => TurnedCopy.Of(Grid, network.Components!, maps.Maps[0], maps.Returns)).ToArray();
            return element with
            {
                AnswerLikeness = maps.Maps.Average(map => answers.Of(map).Likeness),
                ContourLikeness = maps.Maps.Average(map => raw.Field.Of(map).Likeness),
                HiddenCopy = copies.Length == 0 ? null : copies.Average(copy => copy.Likeness),
                HiddenReturn = copies.Length == 0 || maps.Returns == 0 ? null : copies.Average(copy => copy.Return),
            };
        }
    }

    /// <summary>Maps and candidates of each reading, in the order of <see cref="ProbeSource"/>.</summary>
    /// <param name="networks">At least one.</param>
    /// <param name="distance">How far a place is from the contour that they learnt.</param>
    /// <param name="tone">How bright it is; null where there is a contour and no picture.</param>
    public (ProbeMaps Maps, ProbeSummary Summary)[] Readings(
        IReadOnlyList<NetworkProbe> networks, Func<double, double, double> distance,
        Func<double, double, double>? tone = null)
    {
        var raw = Alone(distance, tone);
        return Readings(networks, Output(networks, raw.IsAlone), raw);
    }

    /// <summary>What the contour tells by itself.</summary>
    /// <param name="distance">How far a place is from it.</param>
    /// <param name="tone">How bright it is; null where there is a contour and no picture.</param>
    public ContourReading Alone(Func<double, double, double> distance, Func<double, double, double>? tone = null)
    {
        // No contour comes near the border: what is shown stands alone on its ground.
        var isAlone = Grid.Border.All(cell =>
            distance(Grid.Places[2 * cell], Grid.Places[(2 * cell) + 1]) > ContourMap.BackgroundStart);
        var field = Raw(distance, tone, isAlone);
        var maps = ProbeMaps.Of(field);
        var summary = ProbeSummary.Of(maps, field);
        return new ContourReading(
            field, maps, new ContourFit(Grid, distance, tone, isAlone).Checked(summary), summary, isAlone);
    }

    private (ProbeMaps Maps, ProbeSummary Summary)[] Readings(
        IReadOnlyList<NetworkProbe> networks, Invariance output, ContourReading raw)
    {
        var (hiddenMaps, outputMaps) = (Hidden(networks), ProbeMaps.Of(output));
        return
        [
            (hiddenMaps, ProbeSummary.Of(hiddenMaps)), (outputMaps, ProbeSummary.Of(outputMaps, output)),
            (raw.Maps, raw.Summary),
        ];
    }

    /// <summary>The equivariance of the hidden layers of several networks.</summary>
    /// <param name="networks">At least one.</param>
    public ProbeMaps Hidden(IReadOnlyList<NetworkProbe> networks) =>
        ProbeMaps.Of(coverage.Value, HiddenScan.Mean([.. networks.Select(network => network.Rho)]));

    /// <summary>The mean output of several networks.</summary>
    /// <param name="networks">At least one.</param>
    /// <param name="alone">Whether they learnt a drawing on a ground that goes on beyond the window.</param>
    public Invariance Output(IReadOnlyList<NetworkProbe> networks, bool alone)
    {
        var mean = new float[networks[0].Output.Length];
        foreach (var network in networks)
        {
            for (var i = 0; i < mean.Length; i++)
                mean[i] += network.Output[i] / networks.Count;
        }

        return new Invariance(Grid, mean, alone);
    }

    // The contour itself, 1 on its line and falling to -1 where the background is well reached: what networks could answer
    // at best.
    private IMapJudge Raw(Func<double, double, double> distance, Func<double, double, double>? tone, bool alone)
    {
        // The border that networks draw; the slope is so gentle that a grid of cells follows it.
        const double Border = 0.5 * (ContourMap.ContourReach + ContourMap.BackgroundStart);
        var contour = Field((x, y) => Math.Max(-1, 1 - (distance(x, y) / Border)));
        return tone is null ? contour : new ContourJudge(contour, Field(tone));

        Invariance Field(Func<double, double, double> value)
        {
            var field = new float[Grid.Places.Length / 2];
            for (var i = 0; i < field.Length; i++)
                field[i] = (float)value(Grid.Places[2 * i], Grid.Places[(2 * i) + 1]);
            return new Invariance(Grid, field, alone);
        }
    }
}
