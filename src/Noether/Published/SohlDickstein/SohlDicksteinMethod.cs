using Noether.Discovery;
using Noether.Pairs;

namespace Noether.Published.SohlDickstein;

/// <summary>Sohl-Dickstein, Wang and Olshausen: a generator in eigen-form and the unknown step of each pair, in
/// turn.</summary>
public sealed class SohlDicksteinMethod : Method<SohlDicksteinSettings>
{
    private const int MostRank = 64;

    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "sohl-dickstein",
        Title = "Generator and unknown steps in turn (Sohl-Dickstein et al.)",
        Summary = "Finds the generator of turns that leads from the first sample of each pair to the second, and the step of each, "
            + "in turn: steps by a grid, the generator in eigen-form by descent, a plane at a time or all at once.",
        Question = Question.PairGenerator,
        Data = DataKind.Pairs,
        Needs =
        [
            "At least 40 pairs that span 2 to 64 dimensions, and 4 for each dimension; some thousands make a clear answer.",
            "Steps of both signs; the fastest plane turns by less than half a turn over the unit of steps.",
        ],
        Expresses = ["turns of any number of planes at different speeds with unknown steps, in any order of the columns"],
        CannotExpress =
        [
            "generators that grow or shrink", "several generators at once",
                "turns of samples in other units of the columns",
            "large steps where all planes are fitted at once",
        ],
        Reference = "J. Sohl-Dickstein, C. M. Wang and B. A. Olshausen, arXiv 1001.1027; growth by planes and the rule for steps are "
            + "ours, no code is public.",
        TypicalCost = "2 to 5 s for 4,000 pairs of 20 values on one core, and as long for each shuffle; too short for checkpoints",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, SohlDicksteinSettings settings, RunContext context) =>
        Read((PairData)data, settings, context);

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, SohlDicksteinSettings settings, RunContext context) => PairAnswer.Of(
        Result((PairData)data, settings, settings.Shuffles, context), (PairData)data,
            new PairSettings { Centre = settings.Centre }) with
    {
        Settings = settings,
    };

    /// <summary>What a run found.</summary>
    /// <param name="data">The pairs; steps that are given are not used.</param>
    /// <param name="settings">How.</param>
    /// <param name="shuffles">Shuffles; 0 leaves them out.</param>
    /// <param name="context">Seed, progress, cancellation.</param>
    internal static PairResult Result(PairData data, SohlDicksteinSettings settings, int shuffles,
        RunContext context) => PairRun.Of(
        Read(data, settings, context), data, settings.Centre, shuffles,
        (some, told) => new SkewDescent(some, settings, context).Fit(told), context);

    private static PairInput Read(PairData data, SohlDicksteinSettings settings, RunContext context) => PairInput.Read(
        data, new PairSettings { Centre = settings.Centre, MostPairs = settings.MostPairs }, context, MostRank) with
    {
        Steps = null,
    };
}
