using Noether.Discovery;
using Noether.Discovery.Settings;
using Noether.Labels;
using Noether.Numerics;

namespace Noether.Published.Krippendorf;

/// <summary>Points and their classes; refuses what cannot be used.</summary>
/// <param name="Points">n x d points in random order, of root mean square norm 1.</param>
/// <param name="Classes">The class of each, from 0.</param>
internal sealed record OrbitInput(Matrix Points, int[] Classes)
{
    private const int LeastInClass = 20;

    /// <summary>Reads and checks.</summary>
    /// <exception cref="NoetherException">Data or settings cannot be used.</exception>
    public static OrbitInput Read(LabelData data, KrippendorfSettings settings, RunContext context)
    {
        if (data.Function is not null)
        {
            throw new NoetherException(
                $"The method krippendorf takes labels, not a function; give {SettingName.Mention("labels")}, or take the method "
                + "algebra, which asks the function.")
            {
                Setting = "function",
            };
        }

        var input = LabelInput.Read(
            data, new LabelSettings { LabelKind = settings.LabelKind, MostSamples = settings.MostSamples }, context);
        if (input.Span.Rank < input.Span.Dimension)
        {
            throw new NoetherException(
                $"The samples of {data.Source} span {input.Span.Rank} of {input.Span.Dimension} dimensions; this method needs all "
                + $"of them, so take fewer with {SettingName.Mention("columns")}, or the method algebra.");
        }

        var points = input.Span.Up(input.Points);
        var (kept, classes) = input.AreClasses ? (Enumerable.Range(0, points.Rows).ToArray(), input.Classes())
            : Sliced(input.Labels!, settings);
        var small = classes.CountBy(name => name).MinBy(one => one.Value);
        if (small.Value < LeastInClass)
        {
            throw new NoetherException(
                $"A class of {data.Source} has {small.Value} samples; give at least {LeastInClass} of each, or fewer "
                + $"{SettingName.Mention("slices")}.");
        }

        return new OrbitInput(Scaled(points.CopyRows(kept)), classes);
    }

    /// <summary>Points divided by their root mean square norm.</summary>
    public static Matrix Scaled(Matrix points)
    {
        var scaled = points.Clone();
        var size = Math.Sqrt(MatrixOps.SquaredNorm(points) / points.Rows);
        foreach (ref var value in scaled.Values)
            value /= size;
        return scaled;
    }

    // Slices about evenly spaced quantiles of the first label, all of one number of samples.
    private static (int[] Kept, int[] Classes) Sliced(Matrix labels, KrippendorfSettings settings)
    {
        var order = Enumerable.Range(0, labels.Rows).OrderBy(i => labels[i, 0]).ToArray();
        var each = Math.Max(1, (int)(settings.SliceShare * order.Length / settings.Slices));
        var chosen = new int[order.Length];
        Array.Fill(chosen, -1);
        for (var slice = 0; slice < settings.Slices; slice++)
        {
            var middle = (int)((slice + 0.5) * order.Length / settings.Slices);
            for (var i = 0; i < each; i++)
                chosen[order[Math.Clamp(middle - (each / 2) + i, 0, order.Length - 1)]] = slice;
        }

        int[] kept = [.. Enumerable.Range(0, chosen.Length).Where(i => chosen[i] >= 0)];
        return (kept, [.. kept.Select(i => chosen[i])]);
    }
}
