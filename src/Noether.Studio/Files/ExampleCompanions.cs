using Noether.Data.Formats;
using Noether.Data.Synthetic;
using Noether.Numerics;

namespace Noether.Studio.Files;

/// <summary>Examples of samples with something beside them, which are made when they are first asked for.</summary>
internal static class ExampleCompanions
{
    private const int Count = 2000;
    private const int Places = 20;
    private const int Waves = 4;
    private const double LongestStep = 3;
    private const double Noise = 0.02;

    /// <summary>Normal samples of three values, and how far each is from the middle: turns about it leave that alone.</summary>
    /// <param name="samples">File of the samples.</param>
    /// <param name="labels">File of the labels.</param>
    public static void WriteDistances(string samples, string labels)
    {
        var made = SyntheticLaw.Generate(new LawSettings { Law = SampleLaw.Normal, Dimension = 3, Samples = Count, Seed = 1 }).Samples;
        var random = new CounterRandom(1, stream: 1);
        var distances = new double[Count];
        for (var i = 0; i < Count; i++)
            distances[i] = VectorNorm(made.Row(i)) + (Noise * random.NextNormal());
        NpyFile.Write(labels, distances, Count);
        NpyFile.Write(samples, made);
    }

    /// <summary>Waves on a ring of 20 places, and the same waves a little further on.</summary>
    /// <param name="samples">File of the first samples.</param>
    /// <param name="next">File of the second ones.</param>
    /// <param name="steps">File of how far each pair is apart, in places.</param>
    public static void WriteShifts(string samples, string next, string steps)
    {
        var random = new CounterRandom(1, stream: 2);
        var (before, after, apart) = (new Matrix(Count, Places), new Matrix(Count, Places), new double[Count]);
        for (var i = 0; i < Count; i++)
        {
            apart[i] = LongestStep * ((2 * random.NextDouble()) - 1);
            for (var wave = 1; wave <= Waves; wave++)
            {
                var (cosine, sine) = (random.NextNormal() / wave, random.NextNormal() / wave);
                for (var place = 0; place < Places; place++)
                {
                    before[i, place] += Value(place);
                    after[i, place] += Value(place - apart[i]);
                }

                double Value(double place)
                {
                    var angle = 2 * Math.PI * wave * place / Places;
                    return (cosine * Math.Cos(angle)) + (sine * Math.Sin(angle));
                }
            }
        }

        NpyFile.Write(next, after);
        NpyFile.Write(steps, apart, Count);
        NpyFile.Write(samples, before);
    }

    private static double VectorNorm(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value * value;
        return Math.Sqrt(sum);
    }
}
