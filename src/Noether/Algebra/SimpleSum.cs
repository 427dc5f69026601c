namespace Noether.Algebra;

/// <summary>A semisimple algebra on whose simple parts the trace is the same share of the Killing form, by
/// name.</summary>
internal static class SimpleSum
{
    private const int MostParts = 5;
    private const double Near = 0.05;
    private const ulong Seed = 0;

    /// <summary>Names it; an empty text where it has no name, with the reason as the remark.</summary>
    public static (string Text, string Remark) Of(AlgebraStructure structure)
    {
        var d = structure.Basis[0].Rows;
        var shares = AlgebraName.Shares(structure);
        var share = 0.0;
        for (var i = 0; i < structure.Dimension; i++)
            share += shares[i, i] / structure.Dimension;
        var rank = structure.Rank(Seed);
        var signature = structure.Signature;
        var candidates = SimpleAlgebra.All.Where(known => known.Vector <= d).GroupBy(known => known.Class)
            .Select(names => names.ToArray()).ToArray();
        var sums = new List<SimpleAlgebra[][]>();
        Collect(candidates, 0, structure.Dimension, rank, signature.Positive, [], sums);
        var words = FormattableString.Invariant(
            $"dimension {structure.Dimension}, rank {rank}, signature ({signature.Positive}, {signature.Negative}, {signature.Zero})");
        if (signature.Zero > 0 || sums.Count == 0)
            return ("", $"No algebra that is known here has a part of {words}.");
        // The same numbers may belong to several algebras; then the trace decides, or nothing does.
        var fitting = sums.Where(sum => sum.All(names => names.Any(name => Copies(name, share) > 0))).ToArray();
        if (sums.Count > 1 && fitting.Length != 1)
        {
            var names = (fitting.Length > 1 ? fitting : [.. sums]).Select(sum =>
                string.Join(" + ", sum.Select(part => part[0].Class)));
            return ("", $"Of {words} there are several: {string.Join(", ", names.Take(4))}.");
        }

        return Words(sums.Count == 1 ? sums[0] : fitting[0], share, d);
    }

    private static (string Text, string Remark) Words(SimpleAlgebra[][] sum, double share, int d)
    {
        var parts = sum.Select(names => Best(names, share)).ToArray();
        var text = string.Join(" + ", parts.Select(part => part.Name));
        if (sum is [var one])
        {
            // Also those of spaces that are larger than this one.
            var others = SimpleAlgebra.All.Where(known => known.Class == one[0].Class && known.Name != text)
                .Select(known => known.Name).ToArray();
            return (text, others.Length == 0 ? "" : $"{text} is isomorphic to {string.Join(" and ", others)}.");
        }

        // The one case in which a classical name means a sum.
        var pair = sum.Length == 2 && sum[0][0].Class == sum[1][0].Class
            ? sum[0][0].Class switch { "so(3)" => "so(4)", "so(1,2)" => "so(2,2)", _ => null }
            : null;
        if (pair is null)
            return (text, "");
        var plain = $"{sum[0][0].Class} + {sum[0][0].Class}";
        return d == 4 && Math.Abs(share - 0.5) < Near
            ? (pair, $"{pair} is isomorphic to {plain}.")
            : (text, $"{text} is isomorphic to {pair}.");
    }

    // Of the names of an algebra that of the space it acts on: the one with the fewest copies.
    private static SimpleAlgebra Best(SimpleAlgebra[] names, double share)
    {
        var fitting = names.Where(name => Copies(name, share) > 0).ToArray();
        return fitting.Length > 0 ? fitting.MinBy(name => Copies(name, share))! : names.MinBy(name => name.Vector)!;
    }

    private static int Copies(SimpleAlgebra algebra, double share)
    {
        var copies = share / algebra.Share;
        var whole = Math.Round(copies);
        return whole >= 1 && Math.Abs(copies - whole) < Near * whole ? (int)whole : 0;
    }

    private static void Collect(
        SimpleAlgebra[][] candidates, int from, int dimension, int rank, int noncompact, SimpleAlgebra[][] taken,
        List<SimpleAlgebra[][]> sums)
    {
        if (dimension == 0)
        {
            if (rank == 0 && noncompact == 0)
                sums.Add(taken);
            return;
        }

        if (taken.Length == MostParts)
            return;
        for (var i = from; i < candidates.Length; i++)
        {
            var next = candidates[i][0];
            if (next.Dimension <= dimension && next.Rank <= rank && next.Noncompact <= noncompact)
            {
                Collect(
                    candidates, i, dimension - next.Dimension, rank - next.Rank, noncompact - next.Noncompact,
                    [.. taken, candidates[i]], sums);
            }
        }
    }
}
