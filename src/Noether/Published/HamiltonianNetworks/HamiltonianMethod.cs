using Noether.Data.Paths;
using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Published.Fields;

namespace Noether.Published.HamiltonianNetworks;

/// <summary>
/// A scalar H(q, p), a network, whose Hamiltonian flow is fitted to the velocities of paths, beside a free field of the
/// same size that tells whether the motion is Hamiltonian at all.
/// </summary>
public sealed class HamiltonianMethod : Method<HamiltonianSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "hamiltonian-network",
        Title = "Hamiltonian neural network",
        Summary = "Learns a conserved H(q, p) as a network whose flow dq/dt = dH/dp, dp/dt = -dH/dq meets the velocities of "
            + "paths, and says whether a field without any law meets them better.",
        Question = Question.ConservedQuantity,
        Data = DataKind.Paths,
        Needs =
        [
            "Canonical coordinates: the first half of them places, the second half their momenta in the same order.",
            "Paths at equal steps of time, close enough that differences are velocities.",
            "At least 6 paths of different energy, better 50; of fewer it is undecided at best.",
        ],
        Expresses = ["one conserved quantity of any smooth shape, where it generates the motion in time", "its flow"],
        CannotExpress =
        [
            "formulas: H is a network", "conserved quantities beside the energy",
            "motion with friction or a drive, where it would invent a quantity; a check says so",
            "coordinates that are not canonical",
        ],
        Reference = "S. Greydanus, M. Dzamba and J. Yosinski, arXiv 1906.01563.",
        TypicalCost = "15 to 60 s for 750 to 1,500 points on one core; not resumable",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, HamiltonianSettings settings, RunContext context)
    {
        var paths = ((PathData)data).Paths;
        RequirePairs(paths);
        FieldData.Of(paths, settings.Differences, settings.Pieces);
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, HamiltonianSettings settings, RunContext context) =>
        new HamiltonianAnswer(HamiltonianResult.Of(((PathData)data).Paths, settings, context), settings).Make();

    private static void RequirePairs(PathSet paths)
    {
        if (paths.Dimension % 2 != 0)
        {
            throw new NoetherException(
                $"{paths.Source} has {paths.Dimension} coordinates, an odd number; a Hamiltonian needs places and as many momenta, "
                + $"all places first, so choose them with {SettingName.Mention("coordinates")}.")
            { Setting = "coordinates" };
        }
    }
}
