using System.Numerics.Tensors;
using Noether.Numerics;

namespace Noether.Testing;

/// <summary>Samples in random order, as they are and moved.</summary>
/// <param name="Still">n x width.</param>
/// <param name="Moved">n x width, row i of sample i.</param>
/// <param name="IsReversible">See <see cref="SampleAction.IsReversible"/>.</param>
internal sealed record TestedRows(Matrix Still, Matrix Moved, bool IsReversible)
{
    private const int MostDistances = 2000;

    /// <summary>The number of samples.</summary>
    public int Count => Still.Rows;

    /// <summary>See <see cref="SymmetryTestResult.Displacement"/>.</summary>
    public double Displacement
    {
        get
        {
            var (moved, apart) = (0.0, 0.0);
            var count = Math.Min(MostDistances, Count / 2);
            for (var i = 0; i < count; i++)
            {
                moved += TensorPrimitives.Distance<double>(Still.Row(i), Moved.Row(i));
                apart += TensorPrimitives.Distance<double>(Still.Row(i), Still.Row(count + i));
            }

            return moved == 0 ? 0 : moved / apart;
        }
    }

    /// <summary>Picks and moves samples.</summary>
    /// <param name="all">All samples.</param>
    /// <param name="order">Those that are used, in the order in which they are.</param>
    /// <param name="action">The move.</param>
    /// <param name="settings">Seed.</param>
    public static TestedRows Of(Matrix all, ReadOnlySpan<int> order, SampleAction action, SymmetryTestSettings settings)
    {
        var chosen = all.CopyRows(order);
        return new TestedRows(
            action.Still(chosen), action.Moved(chosen, new CounterRandom(settings.Seed, stream: 1)), action.IsReversible);
    }

    /// <summary>Rows of one matrix below those of another.</summary>
    /// <param name="above">The first rows.</param>
    /// <param name="firstAbove">The first of them that is taken.</param>
    /// <param name="below">The rows below.</param>
    /// <param name="firstBelow">The first of them that is taken.</param>
    /// <param name="count">How many of each are taken.</param>
    public static Matrix Stack(Matrix above, int firstAbove, Matrix below, int firstBelow, int count)
    {
        var stacked = new Matrix(2 * count, above.Columns);
        above.Values.Slice(firstAbove * above.Columns, count * above.Columns).CopyTo(stacked.Values);
        below.Values.Slice(firstBelow * above.Columns, count * above.Columns).CopyTo(stacked.Values[(count * above.Columns)..]);
        return stacked;
    }
}
