using Noether.Conserved.Search;
using Noether.Discovery;
using Noether.Published.Fields;

namespace Noether.Published.NoetherNetworks;

/// <summary>
/// A formula of two functions that paths conserve, and how much better a learned velocity field predicts when it is
/// tailored,
/// path by path, to conserve it.
/// </summary>
public sealed class NoetherMethod : Method<NoetherSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "noether-network",
        Title = "Noether network",
        Summary = "Ranks all formulas of one or two functions by how constant they are along paths, and tailors a learned velocity "
            + "field to conserve each while it predicts.",
        Question = Question.ConservedQuantity,
        Data = DataKind.Paths,
        Needs =
        [
            "Paths at equal steps of time, close enough that differences are velocities.",
            "At least 6 paths of different energy, better 50; of a single path only relations can be told.",
            "A quantity of two functions out of x, x^2, x y, cos x and sin x.",
        ],
        Expresses = ["one conserved quantity of at most two functions", "the gain in predictions that it brings"],
        CannotExpress =
        [
            "quantities of three functions and more, such as energies in two dimensions",
            "several quantities at once", "embeddings that are no formula: only the published search for formulas is built",
        ],
        Reference = "F. Alet, D. Doblar, A. Zhou, J. Tenenbaum, K. Kawaguchi and C. Finn, Noether networks, NeurIPS 2021, without "
            + "meta-training: the formula is found in closed form and tailors at prediction time only.",
        TypicalCost = "5 to 30 s for 50 paths of 30 points on one core; not resumable",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, NoetherSettings settings, RunContext context)
    {
        var span = CoordinateSpan.Of(((PathData)data).Paths);
        PathFeatures.Of(span.Paths, FormulaSearch.LibraryOf(span.Paths).Functions);
        FieldData.Of(span.Paths, settings.Differences, settings.Pieces);
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, NoetherSettings settings, RunContext context)
    {
        var paths = ((PathData)data).Paths;
        return new NoetherAnswer(paths, NoetherResult.Of(paths, settings, context), settings).Make();
    }
}
