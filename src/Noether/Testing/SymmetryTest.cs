using Noether.Data;
using Noether.Discovery.Settings;
using Noether.Numerics;

namespace Noether.Testing;

/// <summary>
/// Is a set of samples invariant under a given transformation or group? The null hypothesis is that samples and moved samples have one
/// distribution; every figure is taken on samples that no classifier learned from.
/// </summary>
public static class SymmetryTest
{
    /// <summary>Samples that a test needs.</summary>
    public const int LeastSamples = 100;

    private const double Certain = 0.999;
    private const double MostValues = 4e6; // numbers in all that are looked at
    private const int FewDifferent = 10; // rows that occur once, for each of which copies are many
    private const double Power = 0.8;

    private static readonly SettingSet Settings = SettingSet.Of<SymmetryTestSettings>();

    /// <summary>Tests one symmetry.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="action">What they are tested for.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NoetherException">There are too few samples, all are copies of one, or the move leaves all as they are.</exception>
    public static SymmetryTestResult Run(
        SampleSet samples, SampleAction action, SymmetryTestSettings settings, CancellationToken cancellation = default) =>
        Run(samples, [action], settings, cancellation)[0];

    /// <summary>Tests several symmetries at once.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="actions">What they are tested for, each by itself.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NoetherException">There are too few samples, all are copies of one, or a move leaves all as they are.</exception>
    public static IReadOnlyList<SymmetryTestResult> Run(
        SampleSet samples, IReadOnlyList<SampleAction> actions, SymmetryTestSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(settings);
        Settings.Require(settings);
        return Run(ExactRows.Read(samples, int.MaxValue, cancellation), samples.Source, actions, settings, cancellation);
    }

    internal static IReadOnlyList<SymmetryTestResult> Run(
        Matrix all, string source, IReadOnlyList<SampleAction> actions, SymmetryTestSettings settings, CancellationToken cancellation)
    {
        if (all.Rows < LeastSamples)
        {
            throw new NoetherException(
                $"{source} has {all.Rows} samples; a test needs at least {LeastSamples}, and some 1,000 to see a small departure.");
        }

        var copies = Copies(all, source);
        SymmetryTestResult[] results =
            [.. actions.Select(action => Test(all, source, action, settings, cancellation))];
        var adjusted = FalseDiscoveries.Adjust([.. results.Select(result => result.PValue)]);
        return [.. results.Select((result, i) => result with
        {
            AdjustedPValue = adjusted[i],
            Notes = [.. copies, .. result.Notes],
        })];
    }

    private static SymmetryTestResult Test(
        Matrix all, string source, SampleAction action, SymmetryTestSettings settings, CancellationToken cancellation)
    {
        var most = Math.Clamp((int)(MostValues / all.Columns), LeastSamples, settings.MostSamples);
        var order = new CounterRandom(settings.Seed).Permutation(all.Rows);
        var rows = TestedRows.Of(all, order.AsSpan(0, Math.Min(all.Rows, most)), action, settings);
        var displacement = rows.Displacement;
        if (displacement == 0)
        {
            throw new NoetherException(
                $"{action.Words[..1].ToUpperInvariant()}{action.Words[1..]} leaves every sample of {source} as it is; there is "
                + "nothing to test.")
            {
                Setting = "symmetry",
            };
        }

        // The classifier also gives the size of the departure, whichever test is asked for.
        var classifier = ClassifierTest.Run(rows, settings, cancellation);
        var real = Wanted(SymmetryTestMethod.Real) ? RealTest.Run(rows, settings, cancellation) : null;
        List<SymmetryTestPart> parts = [];
        if (real is not null)
            parts.Add(real.Part);
        if (Wanted(SymmetryTestMethod.Classifier))
            parts.Add(classifier.Part);
        if (Wanted(SymmetryTestMethod.Mmd))
            parts.Add(DiscrepancyTest.Run(rows, settings, cancellation));
        var p = parts.Count == 1 ? parts[0].PValue : Combined([.. parts.Select(part => part.PValue)]);
        var quantile = NormalQuantile.Of(1 - settings.Level);
        return new SymmetryTestResult
        {
            Action = action,
            Samples = rows.Count,
            Dimension = all.Columns,
            Level = settings.Level,
            PValue = p,
            AdjustedPValue = p,
            EValue = real?.EValue ?? (1 / (2 * Math.Sqrt(p))),
            Effect = classifier.Part.Statistic,
            EffectError = classifier.Part.Error!.Value,
            Bound = Math.Min(1, classifier.Part.Statistic + (quantile * classifier.Part.Error.Value)),
            Displacement = displacement,
            Detectable = Math.Min(1, 0.5 + ((quantile + NormalQuantile.Of(Power)) * classifier.NullError)),
            Parts = parts,
            Notes = rows.Count < all.Rows ? [$"{rows.Count} of {all.Rows} samples were used, drawn at random."] : [],
        };

        bool Wanted(SymmetryTestMethod method) => settings.Method is SymmetryTestMethod.Auto || settings.Method == method;
    }

    // Y. Liu and J. Xie, JASA 115, 393 (2020): whatever the p-values have to do with each other, in the tail.
    private static double Combined(double[] values)
    {
        var mean = values.Average(p => Math.Tan((0.5 - Math.Min(p, Certain)) * Math.PI));
        return Math.Clamp(0.5 - (Math.Atan(mean) / Math.PI), 0, 1);
    }

    // A copy is no sample of its own: with many of them a p-value is too small.
    private static IEnumerable<string> Copies(Matrix rows, string source)
    {
        var seen = new HashSet<Int128>();
        for (var i = 0; i < rows.Rows; i++)
        {
            var (one, other) = (new HashCode(), new HashCode());
            other.Add(17);
            foreach (var value in rows.Row(i))
            {
                one.Add(value);
                other.Add(value);
            }

            seen.Add(((Int128)one.ToHashCode() << 32) | (uint)other.ToHashCode());
        }

        if (seen.Count < FewDifferent)
        {
            throw new NoetherException(
                $"The {rows.Rows} samples of {source} are copies of {seen.Count}; give samples that were drawn one by one.");
        }

        return seen.Count >= 0.95 * rows.Rows ? [] :
        [
            $"{rows.Rows - seen.Count} of {rows.Rows} samples are copies of others; where that is no matter of few possible values, the "
                + "p-value is too small.",
        ];
    }
}
