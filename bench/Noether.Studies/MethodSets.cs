using Noether.Data.Synthetic;
using Noether.Discovery;
using Noether.Numerics;
using Noether.Studies.Known;

namespace Noether.Studies;

/// <summary>Data to compare methods on: the same for every method of a kind.</summary>
/// <param name="Name">Names them in keys.</param>
/// <param name="Settings">Everything they depend on, in words, with the seed that they are made from.</param>
/// <param name="Make">Makes them, with the true generator where there is one.</param>
internal sealed record MethodSet(
    string Name, Func<ulong, string> Settings, Func<StudyContext, ulong, (MethodData Data, Matrix? Truth)> Make)
{
    /// <summary>The symmetry that is known to be there, in a word; empty where none is.</summary>
    public string Expected { get; init; } = "";
}

/// <summary>The data that are committed, by kind: all of them are generated, and nothing has to be downloaded.</summary>
internal static class MethodSets
{
    private const int Dimension = 33;
    private const int Samples = 50_000;
    private const int QuickDimension = 17;
    private const int QuickSamples = 5_000;

    private static readonly SignalFamily[] Families = [SignalFamily.Gaussian, SignalFamily.Legendre];

    private static readonly HiddenTransform[] Transforms =
        [HiddenTransform.Identity, HiddenTransform.Permuted, HiddenTransform.Orthogonal];

    /// <summary>The data of a kind; none where nothing of that kind is generated yet.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="quick">Whether few samples will do.</param>
    public static IReadOnlyList<MethodSet> Of(DataKind kind, bool quick) => kind switch
    {
        DataKind.Samples => OfSamples(quick ? QuickDimension : Dimension, quick ? QuickSamples : Samples),
        DataKind.Picture => OfPictures(quick),
        _ => [],
    };

    private static IReadOnlyList<MethodSet> OfSamples(int dimension, int samples) =>
    [
        .. from family in Families
           from transform in Transforms
           let settings = new SyntheticSettings
           {
               Family = family,
               Transform = transform,
               Dimension = dimension,
               Samples = samples,
           }
           select new MethodSet(
               $"{Words.Lower(family)}-{Words.Lower(transform)}", seed => Words.Of(settings with { Seed = seed }),
               (context, seed) => Signals(settings with { Seed = seed }, context))
           {
               Expected = "shift",
           },
        new MethodSet("noise", seed => $"white noise d={dimension} n={samples} seed={seed}", (_, seed) =>
        {
            var values = Lens.NullData.WhiteNoise(samples, dimension, seed);
            return (new SampleData(new Data.ArraySamples(values, dimension, "white noise")), null);
        }),
    ];

    private static IReadOnlyList<MethodSet> OfPictures(bool quick) =>
    [
        .. KnownPictures.All.Take(quick ? 2 : int.MaxValue).Select(known => new MethodSet(
            known.Name, seed => $"drawing {known.Name}{(quick ? " quick" : "")} seed={seed}",
            (context, _) => (new PictureData(known.Open(context.Scratch)), null))
        {
            Expected = Words.Lower(known.Symmetry),
        }),
    ];

    private static (MethodData Data, Matrix? Truth) Signals(SyntheticSettings settings, StudyContext context)
    {
        var made = SyntheticData.Generate(settings, context.Cancellation);
        return (new SampleData(made.ToSampleSet()), made.Truth);
    }
}
