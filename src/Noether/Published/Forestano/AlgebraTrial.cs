using Noether.Algebra;
using Noether.Numerics;

namespace Noether.Published.Forestano;

/// <summary>A number of generators that was tried, and how its result fared.</summary>
/// <param name="Search">Where the descent ended.</param>
/// <param name="Rank">Dimension of what the generators span.</param>
/// <param name="Closure">How far commutators leave their span.</param>
/// <param name="Loss">Change of the function where held-out samples move along the generators by a finite amount, as a
/// share of its variance: of the worst.</param>
/// <param name="Passed">Whether it is an algebra of symmetries.</param>
internal sealed record AlgebraTrial(AlgebraSearch Search, int Rank, double Closure, double Loss, bool Passed)
{
    /// <summary>How far commutators may leave the span.</summary>
    public const double MostClosure = 0.1;

    /// <summary>Largest loss, of a function and of one that was fitted, whose errors leave a rest. Algebras that do not
    /// exist stop above 0.4 (docs/results/others).</summary>
    public static double MostLoss(bool fitted) => fitted ? 0.1 : 0.01;

    /// <summary>Largest change of a function, and of one that was fitted.</summary>
    public static double MostChange(bool fitted) => fitted ? 0.02 : 1e-3;

    /// <summary>Judges.</summary>
    /// <param name="search">Where the descent ended.</param>
    /// <param name="function">The function.</param>
    /// <param name="held">Samples that the descent did not see.</param>
    /// <param name="vectors">Vectors in a sample.</param>
    /// <param name="closed">Whether closure was asked for.</param>
    /// <param name="fitted">Whether the function was fitted.</param>
    public static AlgebraTrial Of(
        AlgebraSearch search, ScaledFunction function, Matrix held, int vectors, bool closed, bool fitted)
    {
        var basis = GeneratorSpan.Orthonormal(search.Generators);
        var closure = basis.Count == 0 ? double.NaN : AlgebraStructure.Of(basis).Closure;
        var change = basis.Count == 0 ? double.NaN : basis.Max(generator => function.Change(held, vectors, generator));
        return new AlgebraTrial(
            search, basis.Count, closure, change,
            search.Loss <= MostLoss(fitted) && basis.Count == search.Count && (!closed || closure <= MostClosure)
                && change <= MostChange(fitted));
    }
}
