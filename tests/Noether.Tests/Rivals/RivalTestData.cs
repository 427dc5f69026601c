using Noether.Data;
using Noether.Numerics;

namespace Noether.Tests.Rivals;

/// <summary>Samples for tests of rivals.</summary>
internal static class RivalTestData
{
    public static Matrix Normal(int rows, int columns, ulong seed)
    {
        var matrix = new Matrix(rows, columns);
        new CounterRandom(seed, stream: 9).FillNormal(matrix.Values);
        return matrix;
    }

    public static DoubleSamples Samples(Matrix rows) => new(rows.Values.ToArray(), rows.Columns, "made");
}
