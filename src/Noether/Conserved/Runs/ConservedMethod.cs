using Noether.Conserved.Library;
using Noether.Conserved.Reporting;
using Noether.Conserved.Search;
using Noether.Data.Paths;
using Noether.Discovery;

namespace Noether.Conserved.Runs;

/// <summary>
/// Quantities that paths conserve, out of a library of functions f: the combinations v.f whose variance within paths is
/// small against their variance over all, W v = lambda T v, as formulas of few terms, judged on paths that were held
/// out. Where momenta are known, the symmetry that belongs to each by Noether's theorem.
/// </summary>
public sealed class ConservedMethod : Method<ConservedSettings>
{
    /// <inheritdoc/>
    public override MethodCard Card { get; } = new()
    {
        Name = "conserved",
        Title = "Conserved quantities",
        Summary = "Finds the quantities that the paths of a system conserve, as formulas of few terms, and the symmetry that "
            + "belongs to each by Noether's theorem.",
        Question = Question.ConservedQuantity,
        Data = DataKind.Paths,
        Needs =
        [
            "Paths at equal steps of time, close enough to follow the motion.",
            "At least 6 paths of different energy and so on, better 50; of a single path only relations can be told.",
            "Quantities that are combinations of the functions of the library.",
        ],
        Expresses =
        [
            "sums of monomials, sines and cosines, logarithms, lengths of vectors and their inverses",
            "as many independent quantities as coordinates, less one",
            "the Hamiltonian flow of each, a matrix where it is linear",
        ],
        CannotExpress =
        [
            "quantities that are no combination of the functions of the library",
            "quantities that depend on time",
            "discrete symmetries",
        ],
        Reference = "Closed form of the search of F. Alet et al., Noether networks (2021), by a generalised eigenproblem.",
        TypicalCost = "0.1 to 3 s for 50 paths of 30 points of 2 to 8 coordinates",
    };

    /// <inheritdoc/>
    protected override void Check(MethodData data, ConservedSettings settings, RunContext context)
    {
        var paths = ((PathData)data).Paths;
        // What cannot be evaluated is refused before a folder is made.
        var span = CoordinateSpan.Of(paths);
        RequireDifferent(paths);
        if (paths.Trials >= ConservedSearch.LeastPaths)
        {
            var library = FunctionLibrary.Build(
                span.Paths, settings.Library, settings.Degree, ConservedSearch.MostFor(span.Paths, paths.Count / 2));
            PathFeatures.Of(span.Paths, library.Functions);
        }
        else
        {
            PieceSearch.Cut(paths, settings);
        }
    }

    /// <inheritdoc/>
    protected override Answer Run(MethodData data, ConservedSettings settings, RunContext context)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var paths = ((PathData)data).Paths;
        var search = new ConservedSearch(settings, context);
        var result = search.Run(paths);
        return new ConservedAnswer(paths, result, search.Limits, settings).Make(watch.Elapsed.TotalSeconds);
    }

    private static void RequireDifferent(PathSet paths)
    {
        if (paths.Count > 1 && Enumerable.Range(1, paths.Count - 1).All(i => paths.Path(i).SequenceEqual(paths.Path(0))))
        {
            throw new NoetherException(
                $"All {paths.Count} paths of {paths.Source} are the same; give paths from different starts.")
            { File = paths.Source };
        }
    }
}
