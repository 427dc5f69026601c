using Noether.Numerics;

namespace Noether.HiddenLayer.Representation;

/// <summary>
/// The way one scatter picture looks at the principal components: which are mirrored, and a small turn and stretch. The
/// components of a network have arbitrary signs, and nearly equal ones mix; views teach the classifier that this says
/// nothing.
/// </summary>
/// <param name="Maps">
/// For each <see cref="HiddenAnalysis"/> a 3 x 3 map applied to the standardised components, row after row.
/// </param>
/// <param name="Keep">Share of the points that is drawn, in (0, 1].</param>
internal readonly record struct ScatterView(float[][] Maps, float Keep)
{
    private const double LargestTurn = 0.15;
    private const double LargestStretch = 0.12;
    private const double LeastKeep = 0.85;

    /// <summary>Number of ways to mirror three components.</summary>
    public const int MirrorCount = 8;

    /// <summary>The components with some of them mirrored, of each analysis others.</summary>
    /// <param name="signs">Bit c says that component c of the first analysis is mirrored, 0 to 7.</param>
    public static ScatterView Mirrored(int signs) =>
        new([.. Enumerable.Range(0, HiddenPoints.Analyses).Select(analysis => Mirror(signs ^ analysis))], 1);

    /// <summary>A random view for training.</summary>
    /// <param name="random">Source of the choice.</param>
    public static ScatterView Random(CounterRandom random)
    {
        var maps = new float[HiddenPoints.Analyses][];
        for (var i = 0; i < maps.Length; i++)
            maps[i] = RandomMap(random);
        return new ScatterView(maps, (float)(LeastKeep + ((1 - LeastKeep) * random.NextDouble())));
    }

    private static float[] RandomMap(CounterRandom random)
    {
        var map = Mirror(random.NextInt(MirrorCount));
        foreach (var (a, b) in ((int, int)[])[(0, 1), (0, 2), (1, 2)])
        {
            var (sine, cosine) = Math.SinCos(((2 * random.NextDouble()) - 1) * LargestTurn);
            for (var i = 0; i < 3; i++)
            {
                var (x, y) = (map[(a * 3) + i], map[(b * 3) + i]);
                map[(a * 3) + i] = (float)((cosine * x) - (sine * y));
                map[(b * 3) + i] = (float)((sine * x) + (cosine * y));
            }
        }
        for (var c = 0; c < 3; c++)
        {
            var stretch = (float)Math.Exp(((2 * random.NextDouble()) - 1) * LargestStretch);
            for (var i = 0; i < 3; i++)
                map[(c * 3) + i] *= stretch;
        }
        return map;
    }

    private static float[] Mirror(int signs) => [Sign(signs, 0), 0, 0, 0, Sign(signs, 1), 0, 0, 0, Sign(signs, 2)];

    private static float Sign(int signs, int component) => ((signs >> component) & 1) == 0 ? 1 : -1;
}
